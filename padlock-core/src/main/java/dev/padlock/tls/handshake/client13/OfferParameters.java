package dev.padlock.tls.handshake.client13;

import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.KeyChangeAllowed;
import dev.padlock.tls.handshake.OwnHello;
import dev.padlock.tls.handshake.RecordKeys;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client13.ClientState13.Retry;
import dev.padlock.tls.handshake.client13.ClientState13.WaitServerHello;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.hello.ClientSettings;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.Cookie;
import dev.padlock.tls.wire.extension.KeyShareHelloRetryRequest;
import dev.padlock.tls.wire.extension.SelectedVersion;
import dev.padlock.tls.wire.message.HelloRetryRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chapter one: the ClientHello, and the second one that a server may ask for (RFC 9846 §4.2.2,
/// §4.2.4).
final class OfferParameters {

  private OfferParameters() {}

  static Step begin(ClientSettings settings, @Nullable String serverName) throws TlsException {
    ClientOffer offer = ClientOffer.first(settings, serverName);
    List<Effect> effects = new ArrayList<>(OwnHello.effects(offer));
    @Nullable TrafficSecret early = offer.earlySecret();
    if (early != null) {
      effects.addAll(earlyData(offer, early));
    }
    return new Step.Next(
        new WaitServerHello(offer, Transcript.start().append(offer.raw()), null, early), effects);
  }

  /// Early data follows the hello, behind the change_cipher_spec (RFC 9846 §E.4).
  private static List<Effect> earlyData(ClientOffer offer, TrafficSecret early) {
    Session13 session = offer.earlySession().orElseThrow();
    List<Effect> effects = new ArrayList<>();
    if (offer.settings().hello().middleboxCompatibility()) {
      effects.add(new Effect.SendChangeCipherSpec());
    }
    effects.add(new Effect.SendKeys(early, KeyStage.EARLY_DATA, session.facts().cipherSuite()));
    effects.add(new Effect.Learned(new Fact.EarlyDataPossible(session.early().most())));
    return effects;
  }

  static Step retry(WaitServerHello s, HelloRetryRequest m, Incoming.Message in)
      throws TlsException {
    ClientOffer offer = s.offer();
    if (s.retry() != null) {
      throw Misbehaviour.SECOND_HELLO_RETRY_REQUEST.refuse();
    }
    AgreeOnKeys.requireLegacyFields(m.legacyVersion(), m.legacyCompressionMethod());
    offer.requireSessionIdEcho(m.legacySessionIdEcho());
    offer.requireVersion(selectedVersion(m));
    offer.requireSolicited(m.extensions(), ExtensionType.COOKIE);
    CipherSuite suite = offer.requireSuite(m.cipherSuite());
    KeyChangeAllowed.after(in);
    Transcript before =
        s.transcript()
            .withHash(offer.settings().common().crypto(), suite.hash().orElseThrow())
            .replacedByMessageHash()
            .append(in.raw());
    ClientOffer second = offer.retried(m, before);
    Transcript transcript = before.append(second.raw());
    @Nullable NamedGroup group =
        m.extensions()
            .find(KeyShareHelloRetryRequest.class)
            .map(KeyShareHelloRetryRequest::selectedGroup)
            .orElse(null);
    return new Step.Next(
        new WaitServerHello(second, transcript, new Retry(suite, group), null),
        effects(s, second, group, m));
  }

  private static List<Effect> effects(
      WaitServerHello s, ClientOffer second, @Nullable NamedGroup group, HelloRetryRequest m) {
    ClientOffer first = s.offer();
    List<Effect> effects = new ArrayList<>();
    Optional<Session13> early = first.earlySession();
    if (early.isPresent()) {
      effects.add(new Effect.Learned(new Fact.EarlyDataAnswered(false)));
      effects.add(new Effect.SendKeys(new RecordKeys.Plain(early.get().facts().cipherSuite())));
      s.destroyEarly();
    }
    effects.add(new Effect.Learned(new Fact.Retried()));
    effects.add(new Effect.Learned(decision(first, group, m)));
    if (first.settings().hello().middleboxCompatibility() && early.isEmpty()) {
      effects.add(new Effect.SendChangeCipherSpec());
    }
    if (group != null && first.serverName() != null) {
      effects.add(
          new Effect.Remember(
              new Effect.Keepsake.OfGroup(
                  first.settings().groupMemory(), first.serverName(), group)));
    }
    effects.add(new Effect.Send(second.hello(), second.raw()));
    return effects;
  }

  private static Fact decision(ClientOffer offer, @Nullable NamedGroup group, HelloRetryRequest m) {
    boolean cookie = m.extensions().find(Cookie.class).isPresent();
    String chosen =
        (group == null ? "the same shares" : "a share for " + group)
            + (cookie ? " and the server's cookie" : "");
    return new Fact.Decision(
        Subject.RETRY,
        List.of(),
        offer.settings().common().preferences().keyShares(),
        chosen,
        "the server asked for it (RFC 9846 §4.2.4)");
  }

  private static ProtocolVersion selectedVersion(HelloRetryRequest m) throws TlsException {
    return m.extensions()
        .find(SelectedVersion.class)
        .map(SelectedVersion::selectedVersion)
        .orElseThrow(
            () -> Misbehaviour.MISSING_SUPPORTED_VERSIONS.refuse("message", "HelloRetryRequest"));
  }
}
