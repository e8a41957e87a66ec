package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Performance.Check;
import dev.padlock.cli.demo.Performance.Telling;
import dev.padlock.cli.demo.Scene.Script;
import dev.padlock.explain.Agreement;
import dev.padlock.explain.Course;
import dev.padlock.pki.error.PkiException;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A scene that ends well: the two are connected, and the request is answered.
///
/// @param plan what is special about it
record ConnectedScene(Script script, Plan plan, Predicate<TraceEvent> shown) implements Scene {

  /// @param arrangement changes the usual setting
  /// @param roundTrips that it must have taken
  record Plan(Arrangement arrangement, Agreed agreed, int roundTrips) {}

  /// What must have been agreed on.
  ///
  /// @param what in words
  record Agreed(String what, Predicate<Agreement> holds) {

    static Agreed on(NamedGroup group) {
      return new Agreed(group.toString(), a -> a.group().filter(group::equals).isPresent());
    }

    static Agreed on(CipherSuite suite) {
      return new Agreed(suite.toString(), a -> a.suite().filter(suite::equals).isPresent());
    }
  }

  /// Changes the usual setting.
  @FunctionalInterface
  interface Arrangement {
    void arrange(Setting setting, Props props) throws PkiException, TlsException;
  }

  @Override
  public Performance play(Stage stage) throws IOException {
    Setting setting = Setting.usual(stage.props());
    setting.server().credentials(stage.props().server());
    plan.arrangement().arrange(setting, stage.props());
    Act act = stage.perform(setting);
    return new Performance(act, checks(act), "answered", Telling.of(shown));
  }

  private List<Check> checks(Act act) {
    Course client = act.atClient();
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("complete on both sides", act.isComplete()));
    checks.add(
        new Check(
            plan.roundTrips() == 1 ? "one round trip" : "two round trips",
            client.roundTrips().count() == plan.roundTrips()
                && act.atServer().roundTrips().count() == plan.roundTrips()));
    checks.add(new Check(plan.agreed().what(), plan.agreed().holds().test(client.agreement())));
    checks.add(new Check("same keys", act.said().sameKeys()));
    checks.add(new Check("answered", act.isAnswered()));
    return checks;
  }
}
