package dev.padlock.pki;

import dev.padlock.pki.der.Oid;

/// Where something about the issuer can be had (RFC 5280 §4.2.2.1). Nothing here goes there.
public record AccessDescription(Oid method, GeneralName location) {
  private static final Oid CA_ISSUERS = Oid.of("1.3.6.1.5.5.7.48.2");

  /// Whether it is the issuer's certificate that is there.
  public boolean isIssuer() {
    return method.equals(CA_ISSUERS);
  }
}
