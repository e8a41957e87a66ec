package dev.padlock.tls.handshake.common12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.schedule.MainSecret12;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;

/// Messages that client and server of TLS 1.2 send alike.
public final class OwnMessages12 {

  private OwnMessages12() {}

  public static Effect.Send send(HandshakeMessage message) {
    return new Effect.Send(message, message.encode());
  }

  /// Our Finished (RFC 5246 §7.4.9).
  ///
  /// @param before the transcript up to the message before it
  public static Effect.Send finished(MainSecret12 main, Role own, Transcript before) {
    byte[] verifyData =
        own == Role.CLIENT
            ? main.clientFinished(before.hash())
            : main.serverFinished(before.hash());
    return send(new Finished(Opaque.wrap(verifyData)));
  }
}
