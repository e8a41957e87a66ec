package dev.padlock.tls.refusal;

import dev.padlock.tls.Need;
import dev.padlock.tls.Progress;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.error.TlsException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Two ends of ours, one of them twisted, and the bytes between them.
final class Pair {

  private static final int ROOM = 1 << 18;

  private final TlsConnection ours;
  private final TlsConnection twisted;
  private final ByteBuffer toOurs = ByteBuffer.allocate(ROOM);
  private final ByteBuffer toTwisted = ByteBuffer.allocate(ROOM);
  private final ByteBuffer plaintext = ByteBuffer.allocate(TlsConnection.PLAINTEXT_BUFFER_SIZE);

  Pair(TlsConnection ours, TlsConnection twisted) {
    this.ours = ours;
    this.twisted = twisted;
  }

  /// Lets both talk until neither has more to say.
  Pair talk() {
    boolean moved = true;
    while (moved) {
      boolean first = step(ours, toOurs, toTwisted);
      boolean second = step(twisted, toTwisted, toOurs);
      moved = first || second;
    }
    return this;
  }

  private boolean step(TlsConnection end, ByteBuffer in, ByteBuffer out) {
    try {
      return switch (end.need()) {
        case Need.FLUSH -> end.flush(out) == Progress.DONE;
        case Need.ANSWER -> {
          end.pendingAnswer().orElseThrow().run();
          yield true;
        }
        case Need.INPUT, Need.NOTHING -> end.failure().isEmpty() && receive(end, in);
      };
    } catch (TlsException thrown) {
      return true;
    }
  }

  private boolean receive(TlsConnection end, ByteBuffer in) throws TlsException {
    in.flip();
    try {
      plaintext.clear();
      return end.receive(in, plaintext) == Progress.DONE;
    } finally {
      in.compact();
    }
  }

  TlsConnection ours() {
    return ours;
  }

  TlsConnection twisted() {
    return twisted;
  }

  Optional<TlsException> refusal() {
    return ours.failure();
  }
}
