package dev.padlock.pki.algorithm;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import java.util.List;

/// `AlgorithmIdentifier ::= SEQUENCE { algorithm OID, parameters ANY OPTIONAL }` (RFC 5280
/// §4.1.1.2). Absent parameters are no bytes, which is not the same as a NULL.
public record AlgorithmIdentifier(Oid algorithm, Octets parameters) {
  private static final Octets NULL = DerWriter.write(DerWriter::nullValue);

  /// Those of nearly all certificates in use: these are not made again.
  private static final List<Usual> USUAL =
      List.of(
          Usual.of("1.2.840.10045.4.3.2", Octets.EMPTY), // ecdsa-with-SHA256
          Usual.of("1.2.840.10045.4.3.3", Octets.EMPTY), // ecdsa-with-SHA384
          Usual.of("1.2.840.113549.1.1.11", NULL), // sha256WithRSAEncryption
          Usual.of("1.2.840.113549.1.1.12", NULL), // sha384WithRSAEncryption
          Usual.of("1.2.840.113549.1.1.1", NULL), // rsaEncryption
          Usual.of("1.2.840.10045.2.1", curve("1.2.840.10045.3.1.7")), // P-256
          Usual.of("1.2.840.10045.2.1", curve("1.3.132.0.34"))); // P-384

  private record Usual(Octets encoding, AlgorithmIdentifier identifier) {
    static Usual of(String algorithm, Octets parameters) {
      AlgorithmIdentifier identifier = new AlgorithmIdentifier(Oid.of(algorithm), parameters);
      return new Usual(DerWriter.write(identifier::write), identifier);
    }
  }

  private static Octets curve(String name) {
    return DerWriter.write(w -> w.oid(Oid.of(name)));
  }

  public static AlgorithmIdentifier read(DerReader in) throws PkiException {
    for (int i = 0; i < USUAL.size(); i++) {
      if (in.skip(USUAL.get(i).encoding)) {
        return USUAL.get(i).identifier;
      }
    }
    int outer = in.open(DerTag.SEQUENCE);
    Oid algorithm = in.oid();
    Octets parameters = in.hasMore() ? in.element() : Octets.EMPTY;
    in.close(outer);
    return new AlgorithmIdentifier(algorithm, parameters);
  }

  public void write(DerWriter out) {
    out.sequence(s -> s.oid(algorithm).raw(parameters));
  }
}
