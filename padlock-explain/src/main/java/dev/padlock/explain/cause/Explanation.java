package dev.padlock.explain.cause;

import dev.padlock.tls.error.Refusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A refusal, explained: what failed, why, and what to do.
///
/// @param what which refusal, whose, and when
/// @param why the cause in this case, one sentence without its full stop
/// @param causes the most certain first; never empty
/// @param fixes the best first; never empty
public record Explanation(What what, String why, List<Cause> causes, List<Fix> fixes) {

  /// The refusal itself.
  ///
  /// @param facts what was seen; never a secret
  public record What(Refusal refusal, RefusedBy by, Phase phase, Map<String, String> facts) {
    public What {
      facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
  }

  public Explanation {
    causes = List.copyOf(causes);
    fixes = List.copyOf(fixes);
  }

  /// The stable code, for example `CERTIFICATE_EXPIRED`.
  public String code() {
    return what.refusal().code();
  }

  /// What failed, one sentence without its full stop.
  public String failed() {
    return what.refusal().sentence();
  }

  /// What failed - why - fix, on one line.
  public String oneLine() {
    return failed() + " - " + why + " - fix: " + fixes.getFirst().text() + " [" + code() + "]";
  }
}
