package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;

/// What a server of TLS 1.2 contributes to the key exchange (RFC 5246 §7.4.3, RFC 8422 §5.4).
public sealed interface ServerParams permits EcdheParams, DheParams {

  void write(ByteWriter out);

  /// As they are signed.
  default Opaque encode() {
    ByteWriter out = new ByteWriter();
    write(out);
    return out.toOpaque();
  }
}
