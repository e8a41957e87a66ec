package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Performance.Check;
import dev.padlock.cli.demo.Performance.Evidence;
import dev.padlock.cli.terminal.Colours;
import dev.padlock.cli.terminal.Ink;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.explain.Course;
import dev.padlock.explain.story.Story;
import dev.padlock.explain.story.Style;
import dev.padlock.explain.story.Wording;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Tells scenes on a terminal, and ends with a table.
final class Playbill {

  private static final int WIDTH = 80;
  private static final int MARGIN = 4;

  private final PrintStream out;
  private final Ink ink;
  private final Style style;

  Playbill(Terminal terminal) {
    this.out = terminal.out();
    this.ink = terminal.ink();
    this.style = Colours.of(out, ink, WIDTH);
  }

  void open() {
    String sent = style.unicode() ? "\u2192" : ">";
    String received = style.unicode() ? "\u2190" : "<";
    out.println("A client and a server on loopback TCP, with a CA made just now.");
    out.println(
        "As the client sees it: "
            + ink.cyan(sent)
            + " sent, "
            + ink.magenta(received)
            + " received, time since its first byte.");
  }

  void tell(Played played) {
    Performance performance = played.performance();
    out.println();
    out.println(
        ink.bold("%2d".formatted(played.number()))
            + "  "
            + ink.bold(played.scene().script().title()));
    paragraph("", played.scene().script().introduction());
    Story.brief(performance.act().client(), style, performance.telling().shown())
        .forEach(out::println);
    for (Evidence evidence : performance.telling().evidence()) {
      Story.detail(evidence.label(), evidence.text(), style).forEach(out::println);
    }
    verdict(performance);
  }

  /// What was checked; where something is not as it must be, only that.
  private void verdict(Performance performance) {
    boolean good = performance.wentAsItMust();
    String checked =
        performance.checks().stream()
            .filter(check -> good || !check.holds())
            .map(Check::what)
            .collect(Collectors.joining("; "));
    paragraph(sign(good) + " ", good ? checked : "not as it must be: " + checked);
  }

  private String sign(boolean good) {
    String sign = style.unicode() ? good ? "\u2713" : "\u2717" : good ? "+" : "x";
    return good ? ink.green(sign) : ink.red(sign);
  }

  /// @param lead in front of the first line; counts two columns where it is not empty
  private void paragraph(String lead, String text) {
    int indent = lead.isEmpty() ? MARGIN : MARGIN + 2;
    List<String> lines = Wording.wrap(text, WIDTH - indent);
    out.println(" ".repeat(MARGIN) + lead + lines.getFirst());
    lines.stream().skip(1).forEach(line -> out.println(" ".repeat(indent) + line));
  }

  void close(List<Played> played, long nanos) {
    out.println();
    out.println(ink.dim(row("", "", "round", "bytes", "bytes", "").stripTrailing()));
    out.println(ink.dim(row("", "scene", "trips", "to server", "to client", "time") + "ended"));
    for (Played one : played) {
      out.println(row(one));
    }
    out.println();
    long wrong = played.stream().filter(one -> !one.performance().wentAsItMust()).count();
    String time = String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    if (wrong == 0) {
      out.println(
          ink.green("All " + Wording.count(played.size(), "scene") + " ended as they must")
              + ", in "
              + time
              + ". Next: "
              + ink.bold("padlock connect --trace HOST"));
    } else {
      out.println(
          ink.red(
                  wrong
                      + " of "
                      + Wording.count(played.size(), "scene")
                      + " did not end as it must")
              + ", in "
              + time
              + ".");
    }
  }

  private String row(Played played) {
    Course course = played.performance().act().atClient();
    return row(
            Integer.toString(played.number()),
            played.scene().script().name(),
            Integer.toString(course.roundTrips().count()),
            Wording.number(course.traffic().bytes(Direction.SENT)),
            Wording.number(course.traffic().bytes(Direction.RECEIVED)),
            Wording.time(decided(played.performance().act())))
        + sign(played.performance().wentAsItMust())
        + " "
        + played.performance().outcome();
  }

  /// Columns are formatted without colours, whose codes would count.
  private static String row(Object... columns) {
    return String.format(Locale.ROOT, "%2s  %-14s %5s %11s %11s %10s  ", columns);
  }

  /// When it was clear how it would end: the refusal, else the end of the handshake.
  static Duration decided(Act act) {
    return act.client().moments().stream()
        .filter(moment -> moment.event() instanceof TraceEvent.Refused)
        .map(moment -> moment.at())
        .findFirst()
        .or(() -> act.atClient().complete())
        .orElse(act.atClient().now());
  }

  /// A scene that was played.
  ///
  /// @param number its place in the programme, from 1
  record Played(int number, Scene scene, Performance performance) {}
}
