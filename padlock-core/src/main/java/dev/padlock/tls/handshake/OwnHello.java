package dev.padlock.tls.handshake;

import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.hello.ClientSessions;
import dev.padlock.tls.session.Miss;
import java.util.ArrayList;
import java.util.List;

/// Our first ClientHello, and what is known with it: in every version the same.
public final class OwnHello {

  private OwnHello() {}

  public static List<Effect> effects(ClientOffer offer) {
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Learned(new Fact.ClientRandom(offer.hello().random())));
    ClientSessions sessions = offer.settings().sessions();
    String serverName = offer.serverName();
    if (sessions != null) {
      effects.add(new Effect.Learned(new Fact.Counted(sessions.counters())));
    }
    if (sessions != null && serverName != null) {
      effects.add(
          new Effect.Learned(
              new Fact.SessionsRemembered(sessions.memory(), sessions.terms().scope(serverName))));
    }
    Miss miss = offer.miss();
    if (miss != null) {
      effects.add(new Effect.Learned(new Fact.SessionMissed(miss)));
    }
    effects.add(new Effect.Send(offer.hello(), offer.raw()));
    return effects;
  }
}
