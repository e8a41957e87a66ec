package dev.padlock.tls.handshake;

import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import java.util.Objects;

/// Proof that the message before a key change ended its record: handshake messages must not span a
/// key change (RFC 9846 §5.1). Made only here, where it is checked.
public final class KeyChangeAllowed {

  private KeyChangeAllowed() {}

  public static KeyChangeAllowed after(Incoming.Message in) throws TlsException {
    if (!in.endsRecord()) {
      throw Misbehaviour.MESSAGE_ACROSS_KEY_CHANGE.refuse("message", in.message().type());
    }
    return made();
  }

  /// In TLS 1.2 a change_cipher_spec is a record of its own, and none comes through in the middle
  /// of a message.
  public static KeyChangeAllowed by(Incoming.ChangeCipherSpec ccs) {
    Objects.requireNonNull(ccs);
    return made();
  }

  private static KeyChangeAllowed made() {
    return new KeyChangeAllowed();
  }
}
