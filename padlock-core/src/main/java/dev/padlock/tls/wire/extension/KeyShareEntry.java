package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.NamedGroup;

/// One public value of a key exchange (RFC 9846 §4.3.8).
///
///     struct {
///         NamedGroup group;
///         opaque key_exchange<1..2^16-1>;
///     } KeyShareEntry;
public record KeyShareEntry(NamedGroup group, Opaque keyExchange) {

  static KeyShareEntry read(ByteReader in) throws TlsException {
    return new KeyShareEntry(NamedGroup.read(in), in.opaque16(1, 0xffff));
  }

  void write(ByteWriter out) {
    group.write(out);
    out.opaque16(keyExchange);
  }
}
