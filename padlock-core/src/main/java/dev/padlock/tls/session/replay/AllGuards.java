package dev.padlock.tls.session.replay;

import java.util.Comparator;
import java.util.List;

/// One guard after the other, those first that write nothing down.
record AllGuards(List<ReplayGuard> guards) implements ReplayGuard {

  static AllGuards of(List<ReplayGuard> guards) {
    if (guards.isEmpty()) {
      throw new IllegalArgumentException("no guard admits everything");
    }
    return new AllGuards(
        guards.stream().sorted(Comparator.comparing(ReplayGuard::remembers)).toList());
  }

  @Override
  public Admission admit(EarlyDataClaim claim) {
    for (ReplayGuard guard : guards) {
      if (guard.admit(claim) instanceof Admission.Refused refused) {
        return refused;
      }
    }
    return Admission.admitted();
  }

  @Override
  public boolean remembers() {
    return guards.stream().anyMatch(ReplayGuard::remembers);
  }
}
