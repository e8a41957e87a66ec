package dev.padlock.tls.handshake.client13;

import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.handshake.PeerVerified;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.ReceivedCertificate;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.TranscriptSigned;
import dev.padlock.tls.handshake.client13.ClientState13.AwaitingJudgement;
import dev.padlock.tls.handshake.client13.ClientState13.Conversation;
import dev.padlock.tls.handshake.client13.ClientState13.ServerProof;
import dev.padlock.tls.handshake.client13.ClientState13.WaitCertificateVerify;
import dev.padlock.tls.handshake.client13.ClientState13.WaitFinished;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.handshake.hello.ClientSettings;
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.PeerClaim;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.CompressedCertificate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Chapter four: the server proves who it is, by its certificate and a signature (RFC 9846 §4.5.1,
/// §4.5.2).
final class ServerIdentity {

  private ServerIdentity() {}

  static Step compressed(
      Conversation conversation,
      @Nullable CertificateRequest request,
      CompressedCertificate m,
      Incoming.Message in)
      throws TlsException {
    ClientSettings settings = conversation.offer().settings();
    Certificate expanded =
        ReceivedCertificate.expand(m, settings.hello().compression(), settings.common().limits());
    return certificate(conversation, request, expanded, in);
  }

  static Step certificate(
      Conversation conversation,
      @Nullable CertificateRequest request,
      Certificate m,
      Incoming.Message in)
      throws TlsException {
    ClientOffer offer = conversation.offer();
    PeerChain chain =
        ReceivedCertificate.chain(m, solicited(offer), offer.settings().common().limits());
    if (chain.certificates().isEmpty()) {
      throw Misbehaviour.EMPTY_SERVER_CERTIFICATE.refuse();
    }
    return Step.next(
        new WaitCertificateVerify(
            conversation.with(conversation.transcript().append(in.raw())), request, chain),
        new Effect.Learned(new Fact.PeerCertificates(chain)));
  }

  /// Entries may only carry what our hello asked for.
  private static Set<ExtensionType> solicited(ClientOffer offer) {
    return Stream.of(ExtensionType.STATUS_REQUEST, ExtensionType.SIGNED_CERTIFICATE_TIMESTAMP)
        .filter(offer.hello().extensions()::has)
        .collect(Collectors.toUnmodifiableSet());
  }

  static Step signature(WaitCertificateVerify s, CertificateVerify m, Incoming.Message in)
      throws TlsException {
    Conversation conversation = s.conversation();
    ClientOffer offer = conversation.offer();
    CommonSettings common = offer.settings().common();
    TranscriptSigned signed =
        TranscriptSigned.check(
            common.crypto(),
            new TranscriptSigned.Expectation(
                Role.SERVER, conversation.transcript().hash(), common.preferences().schemes()),
            s.chain(),
            m);
    Conversation longer = conversation.with(conversation.transcript().append(in.raw()));
    return Step.ask(
        new AwaitingJudgement(longer, s.request(), s.chain(), signed),
        new Question.JudgePeer(claim(offer, s.chain()), offer.settings().verifier()),
        new Effect.Learned(new Fact.PeerSignature(signed.scheme())));
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

  static Step judged(AwaitingJudgement s, Judgement judgement) throws TlsException {
    return Step.next(
        new WaitFinished(
            s.conversation(),
            s.request(),
            new ServerProof.Certified(s.chain(), s.signed(), PeerVerified.by(judgement))));
  }
}
