package dev.padlock.bench.stack;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.PeerClaim;
import dev.padlock.tls.verify.PeerVerifier;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Judges a chain once and remembers: stands for a verdict cache in the rows that allow one. Not
/// for use: it forgets neither what has expired nor for which name a chain was judged.
record RememberedVerdicts(PeerVerifier judge, Map<List<Opaque>, Judgement> verdicts)
    implements PeerVerifier {

  RememberedVerdicts(PeerVerifier judge) {
    this(judge, new ConcurrentHashMap<>());
  }

  @Override
  public Judgement judge(PeerClaim claim) {
    return verdicts.computeIfAbsent(claim.chain(), chain -> judge.judge(claim));
  }

  @Override
  public String description() {
    return judge.description() + ", remembered";
  }
}
