package dev.padlock.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// A line that takes its time: every byte arrives later by half of a round trip. It carries one
/// connection.
final class LongLine implements Stage.Middle {

  static final Duration ROUND_TRIP = Duration.ofMillis(100);

  private static final int MOST_ON_THE_WAY = 256;

  private final ServerSocket listening;

  private LongLine(ServerSocket listening) {
    this.listening = listening;
  }

  static LongLine to(int serverPort) throws IOException {
    LongLine line = new LongLine(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().name("demo-line").start(() -> line.carry(serverPort));
    return line;
  }

  /// Bytes on their way; none for the end.
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Parcel(byte[] bytes, long due) {}

  private void carry(int serverPort) {
    try (Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> carry(server, client));
      carry(client, server);
      back.join();
    } catch (IOException gone) {
      close();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void carry(Socket from, Socket to) {
    BlockingQueue<Parcel> way = new ArrayBlockingQueue<>(MOST_ON_THE_WAY);
    Thread arriving = Thread.ofVirtual().start(() -> deliver(way, to));
    try {
      byte[] room = new byte[4096];
      int read;
      do {
        read = from.getInputStream().read(room);
        long due = System.nanoTime() + ROUND_TRIP.toNanos() / 2;
        way.put(new Parcel(Arrays.copyOf(room, Math.max(read, 0)), due));
      } while (read >= 0);
      arriving.join();
    } catch (IOException gone) {
      arriving.interrupt();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void deliver(BlockingQueue<Parcel> way, Socket to) {
    try {
      while (true) {
        Parcel parcel = way.take();
        Thread.sleep(Duration.ofNanos(Math.max(0, parcel.due() - System.nanoTime())));
        if (parcel.bytes().length == 0) {
          to.shutdownOutput();
          return;
        }
        to.getOutputStream().write(parcel.bytes());
      }
    } catch (IOException gone) {
      // the other end has closed: nothing is left to deliver
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException gone) {
      // closed all the same
    }
  }
}
