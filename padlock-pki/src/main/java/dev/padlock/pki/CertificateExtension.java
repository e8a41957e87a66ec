package dev.padlock.pki;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;

/// One extension of a certificate (RFC 5280 §4.2), its value still encoded.
public record CertificateExtension(Oid id, boolean critical, Octets value) {

  static CertificateExtension read(DerReader in) throws PkiException {
    DerReader fields = in.sequence();
    Oid id = fields.oid();
    // DER leaves out a FALSE that is the default; many issuers write it all the same.
    boolean critical = fields.isNext(DerTag.BOOLEAN) && fields.bool();
    Octets value = fields.octetString();
    fields.end();
    return new CertificateExtension(id, critical, value);
  }

  public void write(DerWriter out) {
    out.sequence(s -> {
      s.oid(id);
      if (critical) {
        s.bool(true);
      }
      s.octetString(value);
    });
  }
}
