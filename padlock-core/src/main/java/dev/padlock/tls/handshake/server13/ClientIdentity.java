package dev.padlock.tls.handshake.server13;

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
import dev.padlock.tls.handshake.server13.ServerState13.AwaitingJudgement;
import dev.padlock.tls.handshake.server13.ServerState13.ClientProof;
import dev.padlock.tls.handshake.server13.ServerState13.Conversation;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientCertificate;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientCertificateVerify;
import dev.padlock.tls.handshake.server13.ServerState13.WaitClientFinished;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.PeerClaim;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateVerify;
import dev.padlock.tls.wire.message.CompressedCertificate;
import java.util.Set;

/// Chapter three: the client proves who it is, where it was asked to (RFC 9846 §4.5.1, §4.5.2).
final class ClientIdentity {

  private ClientIdentity() {}

  static Step compressed(WaitClientCertificate s, CompressedCertificate m, Incoming.Message in)
      throws TlsException {
    ServerSettings settings = s.conversation().settings();
    Certificate expanded =
        ReceivedCertificate.expand(m, settings.compression(), settings.common().limits());
    return certificate(s, expanded, in);
  }

  static Step certificate(WaitClientCertificate s, Certificate m, Incoming.Message in)
      throws TlsException {
    ServerSettings settings = s.conversation().settings();
    PeerChain chain = ReceivedCertificate.chain(m, Set.of(), settings.common().limits());
    Conversation longer = s.conversation().with(s.conversation().transcript().append(in.raw()));
    if (!chain.certificates().isEmpty()) {
      return Step.next(
          new WaitClientCertificateVerify(longer, s.application(), chain),
          new Effect.Learned(new Fact.PeerCertificates(chain)));
    }
    if (settings.clients().required()) {
      throw IdentityFault.CERTIFICATE_REQUIRED.refuse();
    }
    return Step.next(new WaitClientFinished(longer, s.application(), new ClientProof.Anonymous()));
  }

  static Step signature(WaitClientCertificateVerify s, CertificateVerify m, Incoming.Message in)
      throws TlsException {
    Conversation conversation = s.conversation();
    CommonSettings common = conversation.settings().common();
    TranscriptSigned signed =
        TranscriptSigned.check(
            common.crypto(),
            new TranscriptSigned.Expectation(
                Role.CLIENT, conversation.transcript().hash(), common.preferences().schemes()),
            s.chain(),
            m);
    Conversation longer = conversation.with(conversation.transcript().append(in.raw()));
    return Step.ask(
        new AwaitingJudgement(longer, s.application(), s.chain(), signed),
        new Question.JudgePeer(
            claim(common, s.chain()), conversation.settings().clients().verifier()),
        learned(signed.scheme()));
  }

  private static Effect[] learned(SignatureScheme scheme) {
    Effect signature = new Effect.Learned(new Fact.PeerSignature(scheme));
    return scheme.isOnlyForClients()
        ? new Effect[] {
          signature,
          new Effect.Learned(new Fact.Weakness("a client that signs with " + scheme, "RFC 9963 §4"))
        }
        : new Effect[] {signature};
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
        new WaitClientFinished(
            s.conversation(),
            s.application(),
            new ClientProof.Proven(s.chain(), s.signed(), PeerVerified.by(judgement))));
  }
}
