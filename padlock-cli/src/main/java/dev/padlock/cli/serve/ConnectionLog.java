package dev.padlock.cli.serve;

import dev.padlock.cli.terminal.Colours;
import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.ExitCode;
import dev.padlock.cli.terminal.Ink;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.explain.Recording;
import dev.padlock.explain.story.LiveStory;
import dev.padlock.explain.story.Story;
import dev.padlock.io.ServerObserver;
import dev.padlock.io.TlsSocket;
import dev.padlock.tls.error.AlertReceived;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.trace.TraceListener;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Prints one line for each connection, when its handshake is complete or has failed; with a trace,
/// all of it.
final class ConnectionLog implements ServerObserver {

  /// Events kept of each connection: its handshake. There may be thousands of connections, and some
  /// of them last.
  private static final int KEPT = 128;

  private final Terminal terminal;
  private final boolean trace;
  private final AtomicLong count = new AtomicLong();
  private final Map<SocketAddress, Entry> open = new ConcurrentHashMap<>();

  /// What is known of one connection. It gets its number when there is something to say about it.
  private final class Entry {
    private final Recording recording = new Recording(System::nanoTime, KEPT);
    private long number;

    synchronized String number() {
      if (number == 0) {
        number = count.incrementAndGet();
      }
      return "#" + number;
    }
  }

  ConnectionLog(Terminal terminal, boolean trace) {
    this.terminal = terminal;
    this.trace = trace;
  }

  @Override
  public Optional<TraceListener> accepted(SocketAddress peer) {
    Entry entry = new Entry();
    open.put(peer, entry);
    if (!trace) {
      return Optional.of(entry.recording);
    }
    LiveStory story =
        new LiveStory(
            System::nanoTime,
            Colours.of(terminal.out(), terminal.ink(), Colours.WIDTH),
            line -> terminal.out().println(terminal.ink().dim(entry.number() + " | ") + line));
    return Optional.of(event -> {
      entry.recording.on(event);
      story.on(event);
    });
  }

  private static String text(SocketAddress peer) {
    if (peer instanceof InetSocketAddress inet) {
      String host = inet.getAddress().getHostAddress();
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + inet.getPort();
    }
    return peer.toString();
  }

  /// The handshake is complete.
  void served(TlsSocket connection) {
    print(
        connection.remoteAddress(),
        terminal.ink().green("served"),
        Story.line(recording(connection).course()));
  }

  /// What has been seen of a connection that is open.
  Recording recording(TlsSocket connection) {
    Entry entry = open.get(connection.remoteAddress());
    return entry == null ? new Recording(System::nanoTime, KEPT) : entry.recording;
  }

  @Override
  public void failed(SocketAddress peer, Exception failure) {
    Entry entry = open.get(peer);
    Complaint complaint =
        entry != null && failure instanceof TlsException refusal
            ? Complaint.of(refusal, entry.recording.course())
            : Complaint.of(failure);
    Ink ink = terminal.ink();
    boolean isEnd = failure instanceof SocketException || isAfterHandshake(entry, failure);
    String verb = isEnd ? ink.yellow("ended") : ink.red("failed");
    print(peer, verb, complaint.line() + " [" + complaint.code() + "]");
    if (complaint.exit() == ExitCode.BUG) {
      failure.printStackTrace(terminal.err());
    }
  }

  private static boolean isAfterHandshake(@Nullable Entry entry, Exception failure) {
    return entry != null
        && failure instanceof AlertReceived
        && entry.recording.course().complete().isPresent();
  }

  private void print(SocketAddress peer, String verb, String line) {
    Entry entry = open.get(peer);
    String number = entry == null ? "" : entry.number() + " ";
    terminal.out().println(number + text(peer) + " " + verb + ": " + line);
  }

  @Override
  public void ended(SocketAddress peer) {
    open.remove(peer);
  }

  @Override
  public byte[] answerToPlainText(String beginning) {
    if (!beginning.matches("[A-Z]{3,10} .*")) {
      return new byte[0];
    }
    String text = "This port speaks TLS: use https:// instead of http://.\n";
    return ("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: "
            + text.length()
            + "\r\nConnection: close\r\n\r\n"
            + text)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
