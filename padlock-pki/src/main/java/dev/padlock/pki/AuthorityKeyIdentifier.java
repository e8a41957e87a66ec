package dev.padlock.pki;

import dev.padlock.pki.der.Octets;

/// RFC 5280 §4.2.1.1: which key of the issuer signed this. A part that is absent has no bytes;
/// issuer and serial number are still encoded.
public record AuthorityKeyIdentifier(
    Octets keyIdentifier, Octets authorityIssuer, Octets authoritySerial) {}
