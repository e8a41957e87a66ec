package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Performance.Check;
import dev.padlock.cli.demo.Performance.Evidence;
import dev.padlock.cli.demo.Performance.Telling;
import dev.padlock.cli.demo.Scene.Script;
import dev.padlock.explain.story.Wording;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.ResumptionCounters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A man in the middle keeps a request that was sent with its hello, and sends it again, and again.
final class ReplayScene implements Scene {

  private static final int TIMES = 3;

  @Override
  public Script script() {
    return new Script(
        "replay",
        "Early data sent again by somebody else",
        "He cannot read it, but he can repeat it. The server remembers every hello.");
  }

  @Override
  public Performance play(Stage stage) throws IOException {
    ResumptionCounters counters = new ResumptionCounters();
    Setting setting = Setting.usual(stage.props());
    setting.server().credentials(stage.props().server()).resumptionCounters(counters);
    Programme.earlyData(setting);
    AtomicReference<@Nullable Wiretap> placed = new AtomicReference<>();
    Encore encore = Encore.of(setting);
    Act act =
        encore.play(
            true,
            port -> {
              Wiretap tap = Wiretap.listeningTo(port);
              placed.set(tap);
              return tap;
            },
            port -> {
              for (int i = 0; i < TIMES; i++) {
                repeat(Optional.ofNullable(placed.get()).orElseThrow(), port);
              }
            });
    Wiretap tap = Optional.ofNullable(placed.get()).orElseThrow();
    long refused = counters.counts().earlyDataRefused().getOrDefault(Miss.REPLAYED, 0L);
    boolean unread = !tap.finds(Conversation.ASKED);
    List<Evidence> evidence =
        List.of(
            new Evidence("he keeps", Wording.bytes(tap.fromClient().length) + " of the client"),
            new Evidence("he sends", "them to the server " + TIMES + " times more"),
            new Evidence(
                "the server",
                "refused early data " + refused + " times: " + Miss.REPLAYED.sentence()),
            new Evidence(
                "and answered", Wording.count(encore.requests().size(), "request") + " in all"));
    List<Check> checks =
        List.of(
            new Check("the client's own request was answered", act.isAnswered()),
            new Check("no copy of it was", encore.requests().size() == 1 && refused == TIMES),
            new Check("he never read it", unread));
    return new Performance(act, checks, "copies refused", new Telling(event -> false, evidence));
  }

  /// Says all that the client said, and waits for the end.
  private static void repeat(Wiretap tap, int port) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      server.getOutputStream().write(tap.fromClient());
      server.shutdownOutput();
      server.getInputStream().readAllBytes();
    }
  }
}
