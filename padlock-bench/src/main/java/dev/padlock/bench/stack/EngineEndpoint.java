package dev.padlock.bench.stack;

import io.netty.util.ReferenceCounted;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// One end behind the JDK's `SSLEngine`.
record EngineEndpoint(SSLEngine engine, Scenario scenario) implements Endpoint {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /// A handshake gives no plaintext, yet engines ask for room.
  private static final ByteBuffer ROOM = ByteBuffer.allocate(1 << 15);

  @Override
  public boolean drive(ByteBuffer in, ByteBuffer out) throws IOException {
    for (boolean moved = false; ; moved = true) {
      if (!step(in, out)) {
        return moved;
      }
    }
  }

  private boolean step(ByteBuffer in, ByteBuffer out) throws IOException {
    return switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> run();
      case NEED_WRAP -> engine.wrap(NOTHING, out).bytesProduced() > 0;
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwraps(in);
      case FINISHED, NOT_HANDSHAKING -> in.hasRemaining() && unwraps(in);
    };
  }

  private boolean run() {
    @Nullable Runnable task = engine.getDelegatedTask();
    for (; task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
    return true;
  }

  /// Netty's engine may have to be called once more after it has consumed everything.
  private boolean unwraps(ByteBuffer in) throws IOException {
    SSLEngineResult result = engine.unwrap(in, ROOM.clear());
    return result.bytesConsumed() > 0
        || result.getHandshakeStatus() == HandshakeStatus.NEED_TASK
        || result.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
        || result.getHandshakeStatus() == HandshakeStatus.FINISHED;
  }

  @Override
  public boolean isConnected() {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && engine.getSession().getProtocol().equals(scenario.protocol())
        && engine.getSession().getCipherSuite().equals(scenario.suite().toString());
  }

  @Override
  public void seal(ByteBuffer plaintext, ByteBuffer out) throws IOException {
    engine.wrap(plaintext, out);
  }

  @Override
  public void open(ByteBuffer in, ByteBuffer plaintext) throws IOException {
    engine.unwrap(in, plaintext);
  }

  /// Netty's engines are counted. Conscrypt's keep files open until both directions are closed and
  /// their last word was taken.
  @Override
  public void close() {
    try {
      engine.closeOutbound();
      engine.wrap(NOTHING, ROOM.clear());
      engine.closeInbound();
    } catch (SSLException unheard) {
      // SunJSSE wants to have heard the peer's close_notify first; it keeps nothing open.
    }
    if (engine instanceof ReferenceCounted counted) {
      counted.release();
    }
  }
}
