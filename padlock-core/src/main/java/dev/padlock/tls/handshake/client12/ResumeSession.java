package dev.padlock.tls.handshake.client12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client12.ClientState12.Closing;
import dev.padlock.tls.handshake.client12.ClientState12.Conversation;
import dev.padlock.tls.handshake.client12.ClientState12.ServerProof;
import dev.padlock.tls.handshake.client12.ClientState12.WaitChangeCipherSpec;
import dev.padlock.tls.handshake.client12.ClientState12.WaitNewSessionTicket;
import dev.padlock.tls.handshake.common12.Agreement;
import dev.padlock.tls.handshake.common12.SessionKeys;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.session.Session12;
import dev.padlock.tls.session.SessionFacts;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.message.NewSessionTicket12;
import java.util.List;

/// Where a session takes the place of certificates and key exchange, and where one is given to us
/// for next time (RFC 5246 §7.3 figure 2, RFC 5077 §3).
final class ResumeSession {

  private ResumeSession() {}

  /// The secret is the session's; the keys are new, since the randoms are.
  static Step resume(Conversation conversation, Session12 session, List<Effect> effects)
      throws TlsException {
    ClientOffer offer = conversation.offer();
    Agreement agreed = conversation.agreed();
    SessionFacts facts = session.facts();
    requireSameSuite(facts, agreed.suite());
    requireSameMainSecret(session, agreed);
    SessionKeys keys =
        SessionKeys.resume(offer.settings().common().crypto(), agreed, session.secret());
    Fact.Naming by =
        session.handle().ticket().isEmpty() ? Fact.Naming.SESSION_ID : Fact.Naming.TICKET;
    effects.add(new Effect.Learned(new Fact.Resumed(by)));
    effects.add(
        new Effect.Learned(
            new Fact.PeerCertificates(new PeerChain(facts.peerChain(), Opaque.EMPTY, List.of()))));
    effects.add(keys.learned());
    Closing closing =
        new Closing(
            agreed,
            keys,
            new ServerProof.Resumed(facts),
            conversation.promised().session().ticket(),
            NewSession.renewed(offer, facts),
            conversation.transcript().withoutMessages());
    offer.destroy();
    return new Step.Next(afterFlight(closing), effects);
  }

  private static void requireSameSuite(SessionFacts facts, CipherSuite selected)
      throws TlsException {
    if (!facts.cipherSuite().equals(selected)) {
      throw Misbehaviour.RESUMED_WITH_OTHER_SUITE.refuse(
          "selected", selected, "session", facts.cipherSuite());
    }
  }

  /// RFC 7627 §5.3.
  private static void requireSameMainSecret(Session12 session, Agreement agreed)
      throws TlsException {
    if (session.extendedMainSecret() != agreed.extendedMainSecret()) {
      throw Misbehaviour.RESUMED_WITHOUT_EXTENDED_MAIN_SECRET.refuse("peer", "server");
    }
  }

  /// A ticket that was promised has to come (RFC 5077 §3.3).
  static ClientState12 afterFlight(Closing closing) {
    return closing.ticketed()
        ? new WaitNewSessionTicket(closing)
        : new WaitChangeCipherSpec(closing);
  }

  static Step ticket(WaitNewSessionTicket s, NewSessionTicket12 m, Incoming.Message in) {
    Closing longer = s.closing().with(s.closing().transcript().append(in.raw()));
    NewSession session = longer.session();
    return Step.next(
        new WaitChangeCipherSpec(session == null ? longer : longer.with(session.with(m))));
  }
}
