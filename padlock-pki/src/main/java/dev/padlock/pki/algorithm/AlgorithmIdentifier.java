package dev.padlock.pki.algorithm;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;

/// `AlgorithmIdentifier ::= SEQUENCE { algorithm OID, parameters ANY OPTIONAL }` (RFC 5280
/// §4.1.1.2). Absent parameters are no bytes, which is not the same as a NULL.
public record AlgorithmIdentifier(Oid algorithm, Octets parameters) {

  public static AlgorithmIdentifier read(DerReader in) throws PkiException {
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
