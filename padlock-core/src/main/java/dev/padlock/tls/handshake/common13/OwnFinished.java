package dev.padlock.tls.handshake.common13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.schedule.FinishedKey;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.wire.message.Finished;

/// Our Finished (RFC 9846 §4.5.3).
public final class OwnFinished {

  private OwnFinished() {}

  /// @param own our handshake traffic secret
  /// @param before the transcript up to the message before it
  public static Effect.Send of(TrafficSecret own, Transcript before) {
    FinishedKey key = own.finishedKey();
    Finished message = new Finished(Opaque.wrap(key.verifyData(before.hash())));
    key.destroy();
    return new Effect.Send(message, message.encode());
  }
}
