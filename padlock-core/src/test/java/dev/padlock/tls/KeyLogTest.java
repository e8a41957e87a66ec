package dev.padlock.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What `dangerous().keyLog()` is given (RFC 9850 §2.2).
class KeyLogTest {

  private static final int ROOM = 1 << 17;

  private final List<String> clientLog = new ArrayList<>();
  private final List<String> serverLog = new ArrayList<>();

  @Test
  void bothSidesLogEverySecretOfAHandshake() throws Exception {
    handshake();

    assertEquals(
        Set.of(
            "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
            "SERVER_HANDSHAKE_TRAFFIC_SECRET",
            "CLIENT_TRAFFIC_SECRET_0",
            "SERVER_TRAFFIC_SECRET_0",
            "EXPORTER_SECRET"),
        Set.copyOf(clientLog.stream().map(line -> line.split(" ")[0]).toList()));
    assertEquals(5, clientLog.size());
    assertEquals(new TreeSet<>(clientLog), new TreeSet<>(serverLog));
  }

  private void handshake() throws Exception {
    ClientConnection client =
        ClientConnection.open(
            Parties.client().dangerous().keyLog(clientLog::add).build(), Parties.NAME);
    ServerConnection server =
        ServerConnection.open(Parties.server().dangerous().keyLog(serverLog::add).build());
    ByteBuffer toServer = ByteBuffer.allocate(ROOM);
    ByteBuffer toClient = ByteBuffer.allocate(ROOM);
    boolean moved = true;
    while (moved) {
      moved = step(client, toClient, toServer);
      moved |= step(server, toServer, toClient);
    }
  }

  private static boolean step(TlsConnection side, ByteBuffer in, ByteBuffer out) throws Exception {
    return switch (side.need()) {
      case FLUSH -> side.flush(out) == Progress.DONE;
      case INPUT -> {
        in.flip();
        Progress progress = side.receive(in, ByteBuffer.allocate(ROOM));
        in.compact();
        yield progress == Progress.DONE;
      }
      case ANSWER -> {
        side.pendingAnswer().orElseThrow().run();
        yield true;
      }
      case NOTHING -> false;
    };
  }
}
