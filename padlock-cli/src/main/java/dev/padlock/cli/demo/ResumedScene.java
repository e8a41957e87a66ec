package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Performance.Check;
import dev.padlock.cli.demo.Performance.Telling;
import dev.padlock.cli.demo.Scene.Script;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.trace.TraceEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A client that comes back.
///
/// @param arrangement changes the usual setting
/// @param early what becomes of the request that it sends with its hello; NONE where it sends none
record ResumedScene(Script script, ConnectedScene.Arrangement arrangement, EarlyDataOutcome early)
    implements Scene {

  @Override
  public Performance play(Stage stage) throws IOException {
    Setting setting = Setting.usual(stage.props());
    setting.server().credentials(stage.props().server());
    arrangement.arrange(setting, stage.props());
    Act act = Encore.of(setting).play(early != EarlyDataOutcome.NONE, Stage::nobody, port -> {});
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("complete on both sides", act.isComplete()));
    checks.add(new Check("resumed", act.has(TraceEvent.SessionResumed.class)));
    checks.add(new Check("without certificates", !act.has(TraceEvent.PeerJudged.class)));
    if (early == EarlyDataOutcome.TAKEN) {
      checks.add(new Check("no wait before the request", act.waitsBeforeRequest() == 0));
    } else {
      checks.add(new Check("one round trip before the request", act.waitsBeforeRequest() == 1));
    }
    checks.add(new Check("same keys", act.said().sameKeys()));
    checks.add(new Check("answered", act.isAnswered()));
    return new Performance(act, checks, "answered", Telling.of(Shown.RESUMED));
  }
}
