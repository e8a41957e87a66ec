package dev.padlock.tls.handshake.client12;

import dev.padlock.tls.crypto.FiniteField;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.ParametersSigned;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.ReceivedCertificate;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.client12.ClientState12.AwaitingJudgement;
import dev.padlock.tls.handshake.client12.ClientState12.Conversation;
import dev.padlock.tls.handshake.client12.ClientState12.ServerFlight;
import dev.padlock.tls.handshake.client12.ClientState12.WaitCertificate;
import dev.padlock.tls.handshake.client12.ClientState12.WaitCertificateRequest;
import dev.padlock.tls.handshake.client12.ClientState12.WaitCertificateStatus;
import dev.padlock.tls.handshake.client12.ClientState12.WaitServerHelloDone;
import dev.padlock.tls.handshake.client12.ClientState12.WaitServerKeyExchange;
import dev.padlock.tls.handshake.common12.Signing12;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.hello.ClientSettings;
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.verify.PeerClaim;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.KeyExchange12;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.Certificate12;
import dev.padlock.tls.wire.message.CertificateRequest12;
import dev.padlock.tls.wire.message.CertificateStatusMessage;
import dev.padlock.tls.wire.message.DheParams;
import dev.padlock.tls.wire.message.EcdheParams;
import dev.padlock.tls.wire.message.ServerKeyExchange;
import dev.padlock.tls.wire.message.ServerParams;
import dev.padlock.tls.wire.message.SignedParams;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chapter two: the server's certificate, and its half of the key exchange signed with it (RFC 5246
/// §7.4.2 to §7.4.5, RFC 8422 §5.4).
final class ServerIdentity {

  private ServerIdentity() {}

  static Step certificate(WaitCertificate s, Certificate12 m, Incoming.Message in)
      throws TlsException {
    Conversation conversation = s.conversation();
    PeerChain chain =
        ReceivedCertificate.chain(
            m,
            conversation.promised().timestamps(),
            conversation.offer().settings().common().limits());
    if (chain.certificates().isEmpty()) {
      throw Misbehaviour.EMPTY_SERVER_CERTIFICATE.refuse();
    }
    requireFit(conversation, key(conversation, chain));
    Conversation longer = conversation.with(conversation.transcript().append(in.raw()));
    Effect learned = new Effect.Learned(new Fact.PeerCertificates(chain));
    return conversation.promised().status()
        ? Step.next(new WaitCertificateStatus(longer, chain), learned)
        : Step.next(afterCertificate(longer, chain), learned);
  }

  /// What the key is for follows from the suite.
  private static PublicKey key(Conversation conversation, PeerChain chain) throws TlsException {
    return conversation.agreed().parts().keyExchange() == KeyExchange12.RSA
        ? ReceivedCertificate.encryptionKey(chain)
        : ReceivedCertificate.signingKey(chain);
  }

  /// The suite says which kind of key it is, and supported_groups on which curves (RFC 5246 §7.4.2,
  /// RFC 8422 §5.3).
  private static void requireFit(Conversation conversation, PublicKey key) throws TlsException {
    if (!Signing12.goesWith(key, conversation.agreed().parts())) {
      throw Misbehaviour.WRONG_KEY_FOR_SUITE.refuse(
          "suite", conversation.agreed().suite(), "key", key.getAlgorithm());
    }
    List<NamedGroup> groups = conversation.offer().settings().common().preferences().groups();
    Optional<NamedGroup> curve = NamedGroup.ofEcdsaKey(key);
    if (curve.isPresent() && !groups.contains(curve.get())) {
      throw Misbehaviour.SELECTED_GROUP_NOT_OFFERED.refuse(
          "curve of the certificate's key", curve.get(), "offered", groups);
    }
  }

  /// With RSA key transport the certificate's key is all there is to exchange keys with.
  private static ClientState12 afterCertificate(Conversation conversation, PeerChain chain)
      throws TlsException {
    return conversation.agreed().parts().keyExchange() == KeyExchange12.RSA
        ? new WaitCertificateRequest(
            conversation, chain, new ServerHalf.Certified(key(conversation, chain)))
        : new WaitServerKeyExchange(conversation, chain);
  }

  static Step status(WaitCertificateStatus s, CertificateStatusMessage m, Incoming.Message in)
      throws TlsException {
    Conversation conversation = s.conversation();
    PeerChain chain =
        new PeerChain(s.chain().certificates(), m.status().ocspResponse(), s.chain().timestamps());
    return Step.next(
        afterCertificate(conversation.with(conversation.transcript().append(in.raw())), chain),
        new Effect.Learned(new Fact.PeerCertificates(chain)));
  }

  /// A server may say that it will send a status, and then not do so (RFC 6066 §8).
  static ClientState12 withoutStatus(WaitCertificateStatus s) throws TlsException {
    return afterCertificate(s.conversation(), s.chain());
  }

  static Step keyExchange(WaitServerKeyExchange s, ServerKeyExchange m, Incoming.Message in)
      throws TlsException {
    return s.conversation().agreed().parts().keyExchange() == KeyExchange12.ECDHE
        ? onCurve(s, m.ecdhe(), in)
        : inField(s, m.dhe(), in);
  }

  private static Step onCurve(
      WaitServerKeyExchange s, SignedParams<EcdheParams> signed, Incoming.Message in)
      throws TlsException {
    ClientOffer offer = s.conversation().offer();
    NamedGroup curve = offer.requireCurve(signed.params().namedCurve());
    ParametersSigned proof = proven(s, signed);
    return exchanged(
        s,
        in,
        new ServerHalf.OnCurve(curve, signed.params().point(), proof),
        proof,
        chosen(s, curve));
  }

  private static Step inField(
      WaitServerKeyExchange s, SignedParams<DheParams> signed, Incoming.Message in)
      throws TlsException {
    ParametersSigned proof = proven(s, signed);
    DheParams params = signed.params();
    FiniteField field = FiniteField.proposed(params.p().toArray(), params.g().toArray());
    return exchanged(
        s,
        in,
        new ServerHalf.InField(field, params.ys(), proof),
        proof,
        NamedGroup.of(field).map(group -> chosen(s, group)).orElseGet(() -> ofItsOwn(field)));
  }

  private static List<Effect> chosen(WaitServerKeyExchange s, NamedGroup group) {
    ClientSettings settings = s.conversation().offer().settings();
    return List.of(
        new Effect.Learned(new Fact.Group(group)),
        new Effect.Learned(
            new Fact.Decision(
                Subject.GROUP,
                List.of(),
                settings.common().preferences().groups().stream()
                    .filter(group.isCurve() ? NamedGroup::isCurve : NamedGroup::isFiniteField)
                    .toList(),
                group,
                "the server chose it")));
  }

  private static List<Effect> ofItsOwn(FiniteField field) {
    return List.of(
        new Effect.Learned(
            new Fact.Weakness(
                "a finite field of the server's own, of " + field.prime().bitLength() + " bits",
                "RFC 7919 §1")));
  }

  private static ParametersSigned proven(
      WaitServerKeyExchange s, SignedParams<? extends ServerParams> signed) throws TlsException {
    Conversation conversation = s.conversation();
    CommonSettings common = conversation.offer().settings().common();
    List<SignatureScheme> schemes = common.preferences().schemes();
    return ParametersSigned.check(
        common.crypto(), conversation.agreed().randoms(), schemes, s.chain(), signed);
  }

  private static Step exchanged(
      WaitServerKeyExchange s,
      Incoming.Message in,
      ServerHalf half,
      ParametersSigned proof,
      List<Effect> about) {
    Conversation conversation = s.conversation();
    List<Effect> effects = new ArrayList<>(about);
    effects.add(new Effect.Learned(new Fact.PeerSignature(proof.scheme())));
    return new Step.Next(
        new WaitCertificateRequest(
            conversation.with(conversation.transcript().append(in.raw())), s.chain(), half),
        effects);
  }

  static Step request(WaitCertificateRequest s, CertificateRequest12 m, Incoming.Message in) {
    Conversation conversation = s.conversation();
    return Step.next(
        new WaitServerHelloDone(
            new ServerFlight(
                conversation.with(conversation.transcript().append(in.raw())),
                s.chain(),
                s.half(),
                m)));
  }

  static ServerFlight unasked(WaitCertificateRequest s) {
    return new ServerFlight(s.conversation(), s.chain(), s.half(), null);
  }

  /// All is said: is it who it should be?
  static Step done(ServerFlight flight, Incoming.Message in) {
    Conversation conversation = flight.conversation();
    ClientOffer offer = conversation.offer();
    Conversation longer = conversation.with(conversation.transcript().append(in.raw()));
    return Step.ask(
        new AwaitingJudgement(
            new ServerFlight(longer, flight.chain(), flight.half(), flight.request())),
        new Question.JudgePeer(claim(offer, flight.chain()), offer.settings().verifier()));
  }

  private static PeerClaim claim(ClientOffer offer, PeerChain chain) {
    return new PeerClaim(
        Role.SERVER,
        offer.serverName(),
        chain.certificates(),
        chain.ocspResponse(),
        chain.timestamps(),
        offer.settings().common().clock().instant());
  }
}
