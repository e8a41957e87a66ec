package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.error.IdentityFault;
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
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.handshake.server12.ServerState12.AwaitingJudgement;
import dev.padlock.tls.handshake.server12.ServerState12.ClientProof;
import dev.padlock.tls.handshake.server12.ServerState12.Conversation;
import dev.padlock.tls.handshake.server12.ServerState12.WaitCertificateVerify;
import dev.padlock.tls.handshake.server12.ServerState12.WaitChangeCipherSpec;
import dev.padlock.tls.handshake.server12.ServerState12.WaitClientCertificate;
import dev.padlock.tls.handshake.server12.ServerState12.WaitClientKeyExchange;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.PeerClaim;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.message.Certificate12;
import dev.padlock.tls.wire.message.CertificateVerify;
import java.util.List;

/// Chapter three: the client proves who it is, where it was asked to (RFC 5246 §7.4.6, §7.4.8).
final class ClientIdentity {

  private ClientIdentity() {}

  static Step certificate(WaitClientCertificate s, Certificate12 m, Incoming.Message in)
      throws TlsException {
    Conversation conversation = s.conversation();
    ServerSettings settings = conversation.settings();
    PeerChain chain = ReceivedCertificate.chain(m, List.of(), settings.common().limits());
    Transcript transcript = conversation.transcript().append(in.raw());
    if (!chain.certificates().isEmpty()) {
      return Step.next(
          new WaitClientKeyExchange(conversation.with(transcript), s.half(), chain),
          new Effect.Learned(new Fact.PeerCertificates(chain)));
    }
    if (settings.clients().required()) {
      throw IdentityFault.NO_CLIENT_CERTIFICATE.refuse();
    }
    return Step.next(
        new WaitClientKeyExchange(conversation.with(transcript.withoutMessages()), s.half(), null));
  }

  static Step signature(WaitCertificateVerify s, CertificateVerify m, Incoming.Message in)
      throws TlsException {
    Conversation conversation = s.conversation();
    CommonSettings common = conversation.settings().common();
    TranscriptSigned signed =
        TranscriptSigned.check12(
            common.crypto(),
            conversation.transcript().concatenated(),
            common.preferences().schemes(),
            s.chain(),
            m);
    Transcript transcript = conversation.transcript().append(in.raw()).withoutMessages();
    return Step.ask(
        new AwaitingJudgement(conversation.with(transcript), s.keys(), s.chain(), signed),
        new Question.JudgePeer(
            claim(common, s.chain()), conversation.settings().clients().verifier()),
        new Effect.Learned(new Fact.PeerSignature(signed.scheme())));
  }

  private static PeerClaim claim(CommonSettings common, PeerChain chain) {
    return new PeerClaim(
        Role.CLIENT,
        null,
        chain.certificates(),
        chain.ocspResponse(),
        chain.timestamps(),
        common.clock().instant());
  }

  static Step judged(AwaitingJudgement s, Judgement judgement) throws TlsException {
    return Step.next(
        new WaitChangeCipherSpec(
            s.conversation(),
            s.keys(),
            new ClientProof.Proven(s.chain(), s.signed(), PeerVerified.by(judgement))));
  }
}
