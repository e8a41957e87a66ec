package dev.padlock.tls.handshake.client12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.handshake.PeerVerified;
import dev.padlock.tls.handshake.common12.Agreement;
import dev.padlock.tls.handshake.common12.SessionKeys;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.SessionFacts;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.CertificateRequest12;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The states of a client in RFC 5246 §7.3, each with what is true there and nothing else.
public sealed interface ClientState12 extends HandshakeState {

  /// What travels from the ServerHello to our answer.
  record Conversation(
      ClientOffer offer, Agreement agreed, Promises promised, Transcript transcript) {

    Conversation with(Transcript longer) {
      return new Conversation(offer, agreed, promised, longer);
    }
  }

  /// What the ServerHello said that will come, or that goes with the certificate.
  ///
  /// @param status whether a CertificateStatus may come (RFC 6066 §8)
  record Promises(boolean status, List<Opaque> timestamps, SessionPromise session) {}

  /// By what the server will know this session again.
  ///
  /// @param ticket whether a NewSessionTicket will come (RFC 5077 §3.2)
  record SessionPromise(boolean ticket, Opaque sessionId) {}

  /// All that the server said, the last of it its ServerHelloDone.
  record ServerFlight(
      Conversation conversation,
      PeerChain chain,
      ServerHalf half,
      @Nullable CertificateRequest12 request) {}

  /// Why we believe the server.
  sealed interface ServerProof {

    /// The verifier believes its chain, now.
    record Judged(PeerVerified verified) implements ServerProof {}

    /// It has the secret of a session whose server was believed then.
    record Resumed(SessionFacts session) implements ServerProof {}
  }

  /// What is left once all that decides on the keys was said.
  ///
  /// @param ticketed whether a NewSessionTicket will come
  /// @param session what to remember; null where nothing
  record Closing(
      Agreement agreed,
      SessionKeys keys,
      ServerProof proof,
      boolean ticketed,
      @Nullable NewSession session,
      Transcript transcript) {

    Closing with(Transcript longer) {
      return new Closing(agreed, keys, proof, ticketed, session, longer);
    }

    Closing with(NewSession named) {
      return new Closing(agreed, keys, proof, ticketed, named, transcript);
    }
  }

  record WaitServerHello(ClientOffer offer, Transcript transcript) implements ClientState12 {
    @Override
    public void destroy() {
      offer.destroy();
    }
  }

  record WaitCertificate(Conversation conversation) implements ClientState12 {}

  /// The status may come, or be left out.
  record WaitCertificateStatus(Conversation conversation, PeerChain chain)
      implements ClientState12 {}

  record WaitServerKeyExchange(Conversation conversation, PeerChain chain)
      implements ClientState12 {}

  record WaitCertificateRequest(Conversation conversation, PeerChain chain, ServerHalf half)
      implements ClientState12 {}

  record WaitServerHelloDone(ServerFlight flight) implements ClientState12 {}

  record AwaitingJudgement(ServerFlight flight) implements ClientState12 {}

  record AwaitingCredential(
      ServerFlight flight, CertificateRequest12 request, PeerVerified verified)
      implements ClientState12 {}

  record AwaitingSignature(Closing closing, SignatureScheme scheme) implements ClientState12 {
    @Override
    public void destroy() {
      closing.keys().destroy();
    }
  }

  record WaitNewSessionTicket(Closing closing) implements ClientState12 {
    @Override
    public void destroy() {
      closing.keys().destroy();
    }
  }

  record WaitChangeCipherSpec(Closing closing) implements ClientState12 {
    @Override
    public void destroy() {
      closing.keys().destroy();
    }
  }

  record WaitFinished(Closing closing) implements ClientState12 {
    @Override
    public void destroy() {
      closing.keys().destroy();
    }
  }

  record Connected() implements ClientState12 {}
}
