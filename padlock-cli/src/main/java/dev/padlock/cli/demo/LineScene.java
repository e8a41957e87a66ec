package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Performance.Check;
import dev.padlock.cli.demo.Performance.Evidence;
import dev.padlock.cli.demo.Performance.Telling;
import dev.padlock.cli.demo.Scene.Script;
import dev.padlock.tls.wire.ProtocolVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// What all this is for: how long a client on a long line waits before the first byte of its
/// request leaves. Measured, each time on a line of its own.
final class LineScene implements Scene {

  /// A way to begin.
  ///
  /// @param trips round trips before the request, as the protocol has them
  private record Beginning(
      String name, ProtocolVersion version, boolean resumed, boolean early, int trips) {}

  private static final List<Beginning> BEGINNINGS =
      List.of(
          new Beginning("TLS 1.2", ProtocolVersion.TLS_1_2, false, false, 2),
          new Beginning("1.2 resumed", ProtocolVersion.TLS_1_2, true, false, 1),
          new Beginning("TLS 1.3", ProtocolVersion.TLS_1_3, false, false, 1),
          new Beginning("1.3 resumed", ProtocolVersion.TLS_1_3, true, false, 1),
          new Beginning("0-RTT", ProtocolVersion.TLS_1_3, true, true, 0));

  @Override
  public Script script() {
    return new Script(
        "line",
        "What it is worth on a line of 100 ms",
        "The wait before the first byte of a request leaves, without that for TCP.");
  }

  @Override
  public Performance play(Stage stage) throws IOException {
    List<Evidence> evidence = new ArrayList<>();
    List<Check> checks = new ArrayList<>();
    Act last = null;
    for (Beginning beginning : BEGINNINGS) {
      last = play(stage, beginning);
      long waited = last.timeToRequest().toMillis();
      int trips = last.waitsBeforeRequest();
      evidence.add(
          new Evidence(
              beginning.name(),
              String.format(
                  Locale.ROOT, "%4d ms, %d round trip%s", waited, trips, trips == 1 ? "" : "s")));
      checks.add(
          new Check(
              beginning.name() + ": " + beginning.trips(),
              last.isAnswered()
                  && trips == beginning.trips()
                  && waited >= beginning.trips() * LongLine.ROUND_TRIP.toMillis()));
    }
    if (last == null) {
      throw new IllegalStateException("nothing was played");
    }
    return new Performance(last, checks, "measured", new Telling(e -> false, evidence));
  }

  private static Act play(Stage stage, Beginning beginning) throws IOException {
    Setting setting = Setting.usual(stage.props());
    setting.server().credentials(stage.props().server()).versions(beginning.version());
    setting.client().versions(beginning.version());
    if (beginning.early()) {
      Programme.earlyData(setting);
    }
    return beginning.resumed()
        ? Encore.of(setting).play(beginning.early(), LongLine::to, port -> {})
        : stage.perform(setting, LongLine::to);
  }

  /// A line that takes its time: every byte arrives later by half of a round trip. It carries one
  /// connection.
  private static final class LongLine implements Stage.Middle {

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
}
