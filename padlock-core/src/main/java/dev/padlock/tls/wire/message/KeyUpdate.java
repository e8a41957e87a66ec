package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;

/// The sender goes on with its next key, and may ask the receiver for the same (RFC 9846 §4.7.3).
///
///     enum {
///         update_not_requested(0), update_requested(1), (255)
///     } KeyUpdateRequest;
///
///     struct {
///         KeyUpdateRequest request_update;
///     } KeyUpdate;
public record KeyUpdate(boolean requestUpdate) implements HandshakeMessage {

  @Override
  public HandshakeType type() {
    return HandshakeType.KEY_UPDATE;
  }

  static KeyUpdate read(ByteReader in) throws TlsException {
    int requestUpdate = in.uint8();
    return switch (requestUpdate) {
      case 0 -> new KeyUpdate(false);
      case 1 -> new KeyUpdate(true);
      default -> throw Misbehaviour.BAD_KEY_UPDATE_REQUEST.refuse("request_update", requestUpdate);
    };
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint8(requestUpdate ? 1 : 0);
  }
}
