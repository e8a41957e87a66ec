package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Performance.Evidence;
import dev.padlock.cli.demo.Performance.Telling;
import dev.padlock.tls.wire.ProtocolVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
      long waited = Waits.untilRequest(last).toMillis();
      int trips = Waits.beforeRequest(last);
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
}
