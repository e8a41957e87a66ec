package dev.padlock.proving.interop;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// A port of ours on 127.0.0.1 that is the front of an address behind it: each connection is
/// carried on, bytes and ends alike.
final class Bridge implements AutoCloseable {

  /// Sees what is carried, in its order.
  interface Watcher {
    void passed(boolean fromClient, byte[] bytes);
  }

  /// Talks to a client before it is carried on.
  interface Prelude {
    void play(SocketChannel client) throws IOException;
  }

  private static final int PIECE = 1 << 15;

  private final ServerSocketChannel front;
  private final SocketAddress behind;
  private final Prelude prelude;
  private final Watcher watcher;

  private Bridge(
      ServerSocketChannel front, SocketAddress behind, Prelude prelude, Watcher watcher) {
    this.front = front;
    this.behind = behind;
    this.prelude = prelude;
    this.watcher = watcher;
  }

  static Bridge to(SocketAddress behind) throws IOException {
    return to(behind, client -> {}, (fromClient, bytes) -> {});
  }

  static Bridge to(SocketAddress behind, Prelude prelude, Watcher watcher) throws IOException {
    ServerSocketChannel front = ServerSocketChannel.open();
    front.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Bridge bridge = new Bridge(front, behind, prelude, watcher);
    Thread.startVirtualThread(bridge::accept);
    return bridge;
  }

  int port() {
    return front.socket().getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = front.accept();
        Thread.startVirtualThread(() -> carry(client));
      }
    } catch (IOException closed) {
      close();
    }
  }

  private void carry(SocketChannel client) {
    try (client;
        SocketChannel server = connected()) {
      prelude.play(client);
      Thread back = Thread.startVirtualThread(() -> carry(server, client, false));
      carry(client, server, true);
      back.join();
    } catch (IOException | InterruptedException gone) {
      return;
    }
  }

  /// A socket is there a moment before its owner listens on it.
  private SocketChannel connected() throws IOException, InterruptedException {
    long end = System.nanoTime() + Program.PATIENCE.toNanos();
    while (true) {
      try {
        return SocketChannel.open(behind);
      } catch (ConnectException refused) {
        if (System.nanoTime() > end) {
          throw refused;
        }
        Thread.sleep(10);
      }
    }
  }

  /// Until the end, which is passed on too. An end without one closes both.
  private void carry(SocketChannel from, SocketChannel to, boolean fromClient) {
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    try {
      while (from.read(piece) >= 0) {
        piece.flip();
        byte[] bytes = new byte[piece.remaining()];
        piece.duplicate().get(bytes);
        watcher.passed(fromClient, bytes);
        while (piece.hasRemaining()) {
          to.write(piece);
        }
        piece.clear();
      }
      to.shutdownOutput();
    } catch (IOException cut) {
      closeBoth(from, to);
    }
  }

  private static void closeBoth(SocketChannel one, SocketChannel other) {
    try (one;
        other) {
      one.socket();
    } catch (IOException | UnsupportedOperationException gone) {
      return;
    }
  }

  @Override
  public void close() {
    try {
      front.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
