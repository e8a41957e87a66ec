package dev.padlock.cli.connect;

import dev.padlock.cli.terminal.Colours;
import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.ExitCode;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.explain.Course;
import dev.padlock.explain.Recording;
import dev.padlock.explain.json.JsonWriter;
import dev.padlock.explain.json.TraceJson;
import dev.padlock.explain.story.LiveStory;
import dev.padlock.explain.story.Story;
import dev.padlock.io.EarlyRequest;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.trace.TraceListener;
import java.util.Optional;

/// What is told about one connection: for people on standard error, or for programs on standard
/// output.
final class Report {

  /// Of the JSON document. Goes up when a name changes its meaning or goes away.
  private static final int VERSION = 1;

  private static final String OLDER =
      "The server has none of the versions of TLS that it was offered";

  private final Terminal terminal;
  private final Telling telling;
  private final Target target;
  private final Recording recording = new Recording(System::nanoTime);

  Report(Terminal terminal, Telling telling, Target target) {
    this.terminal = terminal;
    this.telling = telling;
    this.target = target;
  }

  /// Who watches the connection.
  TraceListener listener() {
    if (!telling.trace || telling.json) {
      return recording;
    }
    LiveStory story =
        new LiveStory(
            System::nanoTime,
            Colours.of(terminal.err(), terminal.errInk(), Colours.WIDTH),
            line -> terminal.err().println(line));
    return event -> {
      recording.on(event);
      story.on(event);
    };
  }

  /// The handshake is complete.
  void connected() {
    if (!telling.json && !telling.quiet) {
      terminal.err().println(terminal.errInk().green("connected: ") + Story.line(course()));
    }
  }

  /// What became of early data.
  void earlyData(EarlyRequest request) {
    if (telling.json || telling.quiet) {
      return;
    }
    String how =
        switch (request.outcome()) {
          case TAKEN ->
              request.unsent().length == 0
                  ? "taken by the server"
                  : "taken in part; the rest is sent now, after the handshake";
          case REFUSED -> "refused by the server; sent now, after the handshake";
          default -> "not allowed by any ticket; sent now, after the handshake";
        };
    terminal.err().println(terminal.errInk().bold("early data: ") + how);
  }

  /// The connection came to its end.
  ExitCode ended() {
    if (telling.json) {
      print(ExitCode.OK, Optional.empty());
    }
    return ExitCode.OK;
  }

  /// The connection failed, or there never was one.
  ExitCode failed(Exception failure) {
    Complaint complaint =
        failure instanceof TlsException refusal
            ? Complaint.of(refusal, course())
            : Complaint.of(failure);
    if (complaint.exit() == ExitCode.REFUSED) {
      String what = isOlder(failure) ? OLDER : complaint.what();
      complaint = complaint.saying(target + ": " + what);
    }
    if (telling.json) {
      print(complaint.exit(), Optional.of(complaint));
    } else {
      complaint.print(terminal);
    }
    return complaint.exit();
  }

  /// Whether the peer turned down every version that it was offered.
  private static boolean isOlder(Exception failure) {
    return failure instanceof TlsException refusal
        && (refusal.refusal() == Incompatibility.NO_COMMON_VERSION
            || refusal.refusal() == Incompatibility.VERSION_TOO_OLD
            || AlertDescription.PROTOCOL_VERSION.rfcName().equals(refusal.facts().get("alert")));
  }

  private Course course() {
    return recording.course();
  }

  /// One document on one line; `docs/cli.md` promises its members.
  private void print(ExitCode exit, Optional<Complaint> failure) {
    JsonWriter json = new JsonWriter();
    json.object(() -> {
      json.member("version", VERSION)
          .member("target", target.toString())
          .member("exit_code", exit.code());
      failure.ifPresent(f -> json.name("failure").object(() -> f.write(json)));
      json.name("connection")
          .raw(telling.trace ? TraceJson.document(recording) : TraceJson.summary(course()));
    });
    terminal.out().println(json);
  }
}
