package dev.padlock.pki;

import dev.padlock.pki.der.Oid;

/// RFC 5280 §4.2.1.4: one policy that a certificate was issued under. Its qualifiers are for people
/// and are not kept.
public record PolicyInformation(Oid policy) {}
