package dev.padlock.tls.handshake;

import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Judgement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Proof that a verifier accepted the peer's certificates. Made only here, where its judgement is
/// read.
public final class PeerVerified {

  private PeerVerified() {}

  public static PeerVerified by(Judgement judgement) throws TlsException {
    return switch (judgement) {
      case Judgement.Accepted accepted -> new PeerVerified();
      case Judgement.Rejected rejected -> throw refusal(rejected);
    };
  }

  private static TlsException refusal(Judgement.Rejected rejected) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("verdict", rejected.explanation());
    facts.putAll(rejected.facts());
    Object[] pairs =
        facts.entrySet().stream()
            .flatMap(fact -> Stream.of(fact.getKey(), fact.getValue()))
            .toArray();
    return rejected.reason().refuse(pairs);
  }
}
