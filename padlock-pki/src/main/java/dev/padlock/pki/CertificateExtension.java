package dev.padlock.pki;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One extension of a certificate (RFC 5280 §4.2), its value still encoded.
public record CertificateExtension(Oid id, boolean critical, Octets value) {
  private static final int MAX_EXTENSIONS = 256;
  private static final int USUAL = 8;

  /// `Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension`, no two of the same kind.
  public static List<CertificateExtension> readAll(DerReader sequence) throws PkiException {
    List<CertificateExtension> extensions = new ArrayList<>(USUAL);
    do {
      CertificateExtension extension = read(sequence);
      for (int i = 0; i < extensions.size(); i++) {
        if (extensions.get(i).id.equals(extension.id)) {
          throw new PkiException(PkiFault.EXTENSION_DUPLICATE, extension.id.toString());
        }
      }
      if (extensions.size() == MAX_EXTENSIONS) {
        throw new PkiException(
            PkiFault.CERTIFICATE_TOO_LARGE, "more than " + MAX_EXTENSIONS + " extensions");
      }
      extensions.add(extension);
    } while (sequence.hasMore());
    return Collections.unmodifiableList(extensions);
  }

  static CertificateExtension read(DerReader in) throws PkiException {
    int outer = in.open(DerTag.SEQUENCE);
    Oid id = in.oid();
    // DER leaves out a FALSE that is the default; many issuers write it all the same.
    boolean critical = in.isNext(DerTag.BOOLEAN) && in.bool();
    Octets value = in.octetString();
    in.close(outer);
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
