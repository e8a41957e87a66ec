package dev.padlock.io;

import dev.padlock.pki.store.Identity;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What the tests of this room share: one identity, one client that believes it, and an ear for
/// failures.
final class Loopback {

  static final Identity IDENTITY = TestCa.server("localhost", "127.0.0.1");

  private Loopback() {}

  static ServerConfig server() {
    try {
      return serving().build();
    } catch (TlsException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ServerConfig.Builder serving() throws TlsException {
    return ServerConfig.builder().credentials(Credential.of(IDENTITY));
  }

  static ClientConfig client() throws TlsException {
    return ClientConfig.builder().trust(TestCa.trust()).build();
  }

  static TlsSocket connect(TlsServer server) throws IOException {
    return TlsSocket.connect("localhost", server.port(), client());
  }

  static TlsServer echo() throws IOException {
    return TlsServer.start(0, server(), c -> c.inputStream().transferTo(c.outputStream()));
  }

  /// Failures in the order in which a server met them.
  static final class Ear implements ServerObserver {
    private final BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();

    @Override
    public void failed(SocketAddress peer, Exception failure) {
      failures.add(failure);
    }

    @Override
    public byte[] answerToPlainText(String beginning) {
      return ("you said " + beginning).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    Exception next() throws InterruptedException {
      Exception failure = failures.poll(10, TimeUnit.SECONDS);
      if (failure == null) {
        throw new AssertionError("no failure was heard of");
      }
      return failure;
    }

    boolean isQuietFor(long millis) throws InterruptedException {
      return failures.poll(millis, TimeUnit.MILLISECONDS) == null;
    }
  }
}
