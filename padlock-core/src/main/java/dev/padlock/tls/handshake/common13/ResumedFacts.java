package dev.padlock.tls.handshake.common13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.session.SessionFacts;
import java.util.ArrayList;
import java.util.List;

/// What is known when a session is resumed: what was known when it was made.
public final class ResumedFacts {

  private ResumedFacts() {}

  public static List<Effect> of(SessionFacts session) {
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Learned(new Fact.Resumed(Fact.Naming.TICKET)));
    if (!session.peerChain().isEmpty()) {
      effects.add(
          new Effect.Learned(
              new Fact.PeerCertificates(
                  new PeerChain(session.peerChain(), Opaque.EMPTY, List.of()))));
    }
    if (!session.endPoint().isEmpty()) {
      effects.add(new Effect.Learned(new Fact.EndPoint(session.endPoint())));
    }
    if (!session.psk().isEmpty()) {
      effects.add(new Effect.Learned(new Fact.SharedKey(session.psk(), Fact.Sharing.EARLIER)));
    }
    return effects;
  }
}
