package dev.padlock.tls.whole;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.error.TlsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Two ends and somebody between them, who may do to the bytes what he likes.
final class Wire {

  /// What becomes of all that one end wrote at once, on its way to the other.
  @FunctionalInterface
  interface Tampering {
    byte[] of(boolean fromClient, byte[] bytes);
  }

  final Side client;
  final Side server;
  private final Tampering tampering;
  private final List<Integer> clientAnsweredAt = new ArrayList<>();
  private final List<Integer> serverAnsweredAt = new ArrayList<>();

  private Wire(Side client, Side server, Tampering tampering) {
    this.client = client;
    this.server = server;
    this.tampering = tampering;
  }

  /// Two ends, and a wire that leaves the bytes as they are.
  static Wire between(Side client, Side server) {
    return new Wire(client, server, (fromClient, bytes) -> bytes);
  }

  /// Two ends, and a wire that somebody tampers with.
  static Wire between(Side client, Side server, Tampering tampering) {
    return new Wire(client, server, tampering);
  }

  /// The usual two ends with other configurations.
  static Wire between(ClientConfig client, ServerConfig server) throws TlsException {
    return between(Side.client(client), Side.server(server));
  }

  /// Plays a story until nothing moves any more, and ends the transport where somebody still waits.
  static Wire play(Story story, Tampering tampering) throws Exception {
    Wire wire = new Wire(story.client(), story.server(), tampering).talk();
    wire.client.end();
    wire.server.end();
    return wire;
  }

  /// Carries bytes until nothing moves any more.
  Wire talk() throws Exception {
    client.run();
    server.run();
    while (moves()) {}
    return this;
  }

  static Wire play(Story story) throws Exception {
    return play(story, (fromClient, bytes) -> bytes);
  }

  /// A single bit changes on its way.
  static Tampering flip(boolean ofClient, int position, int bit) {
    return new Tampering() {
      private int passed;

      @Override
      public byte[] of(boolean fromClient, byte[] bytes) {
        if (fromClient != ofClient) {
          return bytes;
        }
        byte[] changed = bytes.clone();
        int at = position - passed;
        passed += bytes.length;
        if (at >= 0 && at < bytes.length) {
          changed[at] ^= (byte) (1 << bit);
        }
        return changed;
      }
    };
  }

  private boolean moves() throws Exception {
    boolean toServer = carry(true);
    boolean toClient = carry(false);
    return toServer
        || toClient
        || answer(client, clientAnsweredAt)
        || answer(server, serverAnsweredAt);
  }

  private boolean carry(boolean fromClient) throws Exception {
    byte[] bytes = (fromClient ? client : server).taken();
    if (bytes.length == 0) {
      return false;
    }
    (fromClient ? server : client).feed(tampering.of(fromClient, bytes));
    return true;
  }

  private static boolean answer(Side side, List<Integer> answeredAt) throws Exception {
    if (!side.isAsking()) {
      return false;
    }
    answeredAt.add(side.fed());
    side.answer();
    side.run();
    return true;
  }

  /// How much each late answer of an end waited for.
  List<Integer> answeredAt(boolean ofClient) {
    return List.copyOf(ofClient ? clientAnsweredAt : serverAnsweredAt);
  }

  /// The records in a run of bytes, one after the other.
  static List<byte[]> records(byte[] bytes) {
    List<byte[]> records = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int end = at + 5 + (bytes[at + 3] & 0xff) * 256 + (bytes[at + 4] & 0xff);
      records.add(Arrays.copyOfRange(bytes, at, end));
      at = end;
    }
    return records;
  }
}
