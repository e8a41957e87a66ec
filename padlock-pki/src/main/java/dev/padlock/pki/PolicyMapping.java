package dev.padlock.pki;

import dev.padlock.pki.der.Oid;

/// RFC 5280 §4.2.1.5: the issuer takes the subject's policy for its own.
public record PolicyMapping(Oid issuerDomain, Oid subjectDomain) {}
