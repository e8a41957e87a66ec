package dev.padlock.tls.record;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.message.HandshakeMessage;

/// A whole handshake message as it came: header and body, not yet read.
///
/// @param raw four bytes of header and the body
/// @param endsRecord whether nothing follows it in its record, so that keys may change here (RFC
///   9846 §5.1)
public record RawMessage(Opaque raw, boolean endsRecord) {

  public static final int HEADER = HandshakeMessage.HEADER_LENGTH;

  public HandshakeType type() {
    return new HandshakeType(raw.byteAt(0));
  }

  public Opaque body() {
    return raw.slice(HEADER, raw.size());
  }
}
