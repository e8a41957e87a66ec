package dev.padlock.pki.judge;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.CertificateExtension;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.util.ArrayList;
import java.util.List;

/// What is signed of a certificate, with one extension more at the end.
final class Extended {

  private Extended() {}

  static Octets with(Certificate certificate, CertificateExtension more) throws PkiException {
    List<Octets> fields = new ArrayList<>();
    DerReader in = DerReader.of(certificate.tbs()).sequence();
    while (in.hasMore() && !in.isNext(0xa3)) {
      fields.add(in.element());
    }
    return DerWriter.write(w ->
        w.sequence(tbs -> {
          fields.forEach(tbs::raw);
          tbs.constructed(
              0xa3,
              tagged ->
                  tagged.sequence(all -> {
                    certificate.extensions().forEach(one -> one.write(all));
                    more.write(all);
                  }));
        }));
  }
}
