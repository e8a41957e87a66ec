package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;

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

  @Override
  public void write(ByteWriter out) {
    out.opaque16(p).opaque16(g).opaque16(ys);
  }
}
