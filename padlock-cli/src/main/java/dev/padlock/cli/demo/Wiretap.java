package dev.padlock.cli.demo;

import dev.padlock.tls.wire.ContentType;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A man in the middle without any key: a proxy that sees every byte of one connection, keeps them
/// all, and may change them. Thread-safe.
final class Wiretap implements Stage.Middle {

  private static final int HEADER = 5;

  private final ServerSocket listening;
  private final int serverPort;
  private final Meddling meddling;
  private final List<SeenRecord> records = new ArrayList<>();
  private final ByteArrayOutputStream capture = new ByteArrayOutputStream();
  private final ByteArrayOutputStream client = new ByteArrayOutputStream();

  /// What he does to a record on its way.
  @FunctionalInterface
  interface Meddling {

    /// @param record header and body, to be changed in place
    /// @param seen all records up to this one
    void touch(byte[] record, List<SeenRecord> seen);
  }

  private Wiretap(ServerSocket listening, int serverPort, Meddling meddling) {
    this.listening = listening;
    this.serverPort = serverPort;
    this.meddling = meddling;
  }

  /// One that only listens.
  static Wiretap listeningTo(int serverPort) throws IOException {
    return meddlingWith(serverPort, (record, seen) -> {});
  }

  static Wiretap meddlingWith(int serverPort, Meddling meddling) throws IOException {
    Wiretap tap =
        new Wiretap(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), serverPort, meddling);
    Thread.ofVirtual().name("demo-wiretap").start(tap::run);
    return tap;
  }

  /// Leads the two together; when one of them is gone, so is the other.
  private void run() {
    try (Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> pass(server, client, false));
      pass(client, server, true);
      back.join();
    } catch (IOException gone) {
      close();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(Socket from, Socket to, boolean fromClient) {
    try {
      DataInputStream in = new DataInputStream(from.getInputStream());
      OutputStream out = to.getOutputStream();
      Optional<byte[]> record = read(in);
      while (record.isPresent()) {
        out.write(seen(record.get(), fromClient));
        record = read(in);
      }
      to.shutdownOutput();
    } catch (IOException gone) {
      // the two have closed: nothing is left to pass
    }
  }

  /// @return empty at the end of the stream
  private static Optional<byte[]> read(DataInputStream in) throws IOException {
    byte[] header = in.readNBytes(HEADER);
    if (header.length == 0) {
      return Optional.empty();
    }
    if (header.length < HEADER) {
      throw new EOFException();
    }
    int length = (header[3] & 0xff) << 8 | header[4] & 0xff;
    byte[] record = new byte[HEADER + length];
    System.arraycopy(header, 0, record, 0, HEADER);
    in.readFully(record, HEADER, length);
    return Optional.of(record);
  }

  private synchronized byte[] seen(byte[] record, boolean fromClient) {
    records.add(new SeenRecord(fromClient, record[0] & 0xff, record.length - HEADER));
    capture.writeBytes(record);
    if (fromClient) {
      client.writeBytes(record);
    }
    meddling.touch(record, List.copyOf(records));
    return record;
  }

  /// Every record, in the order in which they passed.
  synchronized List<SeenRecord> records() {
    return List.copyOf(records);
  }

  /// All that the client said.
  synchronized byte[] fromClient() {
    return client.toByteArray();
  }

  /// How many bytes he has.
  synchronized int captured() {
    return capture.size();
  }

  /// Whether these bytes stand anywhere in what he has.
  synchronized boolean finds(byte[] wanted) {
    String haystack = capture.toString(StandardCharsets.ISO_8859_1);
    return haystack.contains(new String(wanted, StandardCharsets.ISO_8859_1));
  }

  boolean finds(String text) {
    return finds(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// How many records of the client look like application data.
  static long encryptedByClient(List<SeenRecord> seen) {
    return seen.stream().filter(r -> r.fromClient() && r.is(ContentType.APPLICATION_DATA)).count();
  }

  @Override
  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException alreadyGone) {
      // nothing to keep
    }
  }
}
