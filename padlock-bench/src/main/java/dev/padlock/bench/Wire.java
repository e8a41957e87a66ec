package dev.padlock.bench;

import dev.padlock.bench.stack.Contender;
import dev.padlock.bench.stack.Endpoint;
import dev.padlock.bench.stack.Stopwatch;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Two buffers between a client and a server.
final class Wire {

  private static final int SIZE = 1 << 17;
  private static final int ROUNDS = 64;

  private final ByteBuffer toServer = ByteBuffer.allocate(SIZE);
  private final ByteBuffer toClient = ByteBuffer.allocate(SIZE);
  private final Meter clientMeter;
  private final Meter serverMeter;
  private int fromServer;

  Wire() {
    this(new Stopwatch());
  }

  /// @param stopwatch that of what is measured
  Wire(Stopwatch stopwatch) {
    clientMeter = new Meter(stopwatch);
    serverMeter = new Meter(stopwatch);
  }

  /// What the handshakes since the last call cost either side.
  record Shares(Cost client, Cost server) {

    Cost both() {
      return client.plus(server);
    }

    Shares each(long count) {
      return new Shares(client.each(count), server.each(count));
    }
  }

  Shares take() {
    return new Shares(clientMeter.take(), serverMeter.take());
  }

  /// A client and a server that are connected.
  record Pair(Endpoint client, Endpoint server) implements AutoCloseable {
    @Override
    public void close() {
      client.close();
      server.close();
    }
  }

  /// Shakes hands until nothing moves any more, so that what a server says after it counts too.
  Pair connect(Contender contender) throws IOException {
    toServer.clear().flip();
    toClient.clear().flip();
    fromServer = 0;
    clientMeter.start();
    Endpoint client = contender.client();
    clientMeter.stop();
    serverMeter.start();
    Endpoint server = contender.server();
    serverMeter.stop();
    boolean moved = true;
    for (int round = 0; moved && round < ROUNDS; round++) {
      moved = drive(client, clientMeter, toClient, toServer);
      moved |= drive(server, serverMeter, toServer, toClient);
      fromServer += toClient.remaining();
    }
    if (!client.isConnected() || !server.isConnected()) {
      throw new IOException(contender.name() + " did not complete its handshake");
    }
    return new Pair(client, server);
  }

  /// How many bytes the server of the last connection wrote: few where it showed no certificate.
  int fromServer() {
    return fromServer;
  }

  /// Both buffers are ready to be read before and after.
  private static boolean drive(Endpoint end, Meter meter, ByteBuffer in, ByteBuffer out)
      throws IOException {
    out.compact();
    meter.start();
    boolean moved = end.drive(in, out);
    meter.stop();
    out.flip();
    return moved;
  }
}
