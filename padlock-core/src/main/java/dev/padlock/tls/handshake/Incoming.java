package dev.padlock.tls.handshake;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.message.HandshakeMessage;

/// Everything that a peer can put before a score. Alerts are not among it: they end things in every
/// state alike.
public sealed interface Incoming {

  /// A handshake message.
  ///
  /// @param raw header and body as they came, for the transcript
  /// @param endsRecord whether its record ends with it
  record Message(HandshakeMessage message, Opaque raw, boolean endsRecord) implements Incoming {}

  /// A change_cipher_spec of the right form: means nothing in TLS 1.3, but has its times (RFC 9846
  /// §5).
  record ChangeCipherSpec() implements Incoming {}

  /// Application data at a time when none is expected.
  record ApplicationData() implements Incoming {}

  /// What came, for people.
  default String name() {
    return switch (this) {
      case Message message -> message.message().type().toString();
      case ChangeCipherSpec ccs -> "change_cipher_spec";
      case ApplicationData data -> "application data";
    };
  }

  /// The refusal of what no line of the score allows in `state`.
  default TlsException unexpectedIn(HandshakeState state) {
    return Misbehaviour.UNEXPECTED_MESSAGE.refuse("received", name(), "while", state.name());
  }
}
