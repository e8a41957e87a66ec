package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.FiniteField;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.NamedGroup;
import java.math.BigInteger;
import java.util.Optional;

/// A finite field and a number in it (RFC 5246 §7.4.3).
///
///     struct {
///         opaque dh_p<1..2^16-1>;
///         opaque dh_g<1..2^16-1>;
///         opaque dh_Ys<1..2^16-1>;
///     } ServerDHParams;
public record DheParams(Opaque p, Opaque g, Opaque ys) implements ServerParams {

  static DheParams read(ByteReader in) throws TlsException {
    return new DheParams(in.opaque16(1, 0xffff), in.opaque16(1, 0xffff), in.opaque16(1, 0xffff));
  }

  /// The group of RFC 7919 that this is, if it is one: the server does not name it.
  public Optional<NamedGroup> group() {
    return NamedGroup.of(
        new FiniteField(new BigInteger(1, p.toArray()), new BigInteger(1, g.toArray())));
  }

  @Override
  public void write(ByteWriter out) {
    out.opaque16(p).opaque16(g).opaque16(ys);
  }
}
