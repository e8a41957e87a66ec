package dev.padlock.tls.handshake;

import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.schedule.FinishedKey;
import dev.padlock.tls.schedule.MainSecret12;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.message.Finished;

/// Proof that the peer's Finished covers the handshake as we saw it (RFC 9846 §4.5.3). Made only
/// here, where it is compared, in constant time.
public final class FinishedMatched {

  private FinishedMatched() {}

  /// @param peer the peer's handshake traffic secret
  /// @param before the transcript up to the message before this Finished
  public static FinishedMatched check(TrafficSecret peer, Transcript before, Finished message)
      throws TlsException {
    FinishedKey key = peer.finishedKey();
    boolean matches = key.matches(before.hash(), message.verifyData());
    key.destroy();
    return require(matches);
  }

  /// The same in TLS 1.2 (RFC 5246 §7.4.9).
  ///
  /// @param peer who sent it
  public static FinishedMatched check(
      MainSecret12 main, Role peer, Transcript before, Finished message) throws TlsException {
    return require(
        peer == Role.CLIENT
            ? main.matchesClientFinished(before.hash(), message.verifyData())
            : main.matchesServerFinished(before.hash(), message.verifyData()));
  }

  private static FinishedMatched require(boolean matches) throws TlsException {
    if (!matches) {
      throw Misbehaviour.BAD_FINISHED.refuse();
    }
    return new FinishedMatched();
  }
}
