package dev.padlock.explain.cause;

import dev.padlock.tls.error.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The usual causes of every refusal in the catalogue, the likeliest first.
public final class Causes {

  /// Where in the general causes nothing is said: a constant that is newer than this module.
  private static final List<Cause> NOT_KNOWN =
      List.of(Cause.possible("No cause is on record for this refusal"));

  private static final Map<Refusal, List<Cause>> BY_REFUSAL = collected();

  private Causes() {}

  private static Map<Refusal, List<Cause>> collected() {
    Map<Refusal, List<Cause>> all = new HashMap<>();
    MisbehaviourCauses.addTo(all);
    ResumptionCauses.addTo(all);
    RecordCauses.addTo(all);
    IdentityCauses.addTo(all);
    LocalCauses.addTo(all);
    return Map.copyOf(all);
  }

  /// Never empty.
  public static List<Cause> of(Refusal refusal) {
    return BY_REFUSAL.getOrDefault(refusal, NOT_KNOWN);
  }

  /// Whether causes are written down for it.
  static boolean isKnown(Refusal refusal) {
    return BY_REFUSAL.containsKey(refusal);
  }
}
