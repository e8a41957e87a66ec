package dev.padlock.tls.handshake.client13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.handshake.PeerVerified;
import dev.padlock.tls.handshake.TranscriptSigned;
import dev.padlock.tls.handshake.common13.ApplicationKeys;
import dev.padlock.tls.handshake.common13.ConnectedKeys;
import dev.padlock.tls.handshake.common13.HandshakeKeys;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.SessionFacts;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.CertificateRequest;
import org.jspecify.annotations.Nullable;

/// The states of RFC 9846 §A.1, each with what is true there and nothing else.
public sealed interface ClientState13 extends HandshakeState {

  /// What a HelloRetryRequest fixed.
  ///
  /// @param group the group it asked for; null where it only sent a cookie
  record Retry(CipherSuite suite, @Nullable NamedGroup group) {}

  /// What travels from the ServerHello to the end of the handshake.
  ///
  /// @param agreed what EncryptedExtensions said
  record Conversation(
      ClientOffer offer,
      CipherSuite suite,
      Transcript transcript,
      HandshakeKeys keys,
      Agreed agreed) {

    Conversation with(Transcript longer) {
      return new Conversation(offer, suite, longer, keys, agreed);
    }

    Conversation with(Transcript longer, Agreed now) {
      return new Conversation(offer, suite, longer, keys, now);
    }
  }

  /// What the server agreed to.
  ///
  /// @param protocol the application protocol; empty where none is negotiated
  /// @param earlyData whether it takes our early data
  record Agreed(Opaque protocol, boolean earlyData) {

    static final Agreed NOTHING = new Agreed(Opaque.EMPTY, false);
  }

  /// Why we believe that the server is who it should be.
  sealed interface ServerProof {

    /// It holds the key of its certificate, and the verifier believes the chain.
    record Certified(PeerChain chain, TranscriptSigned signed, PeerVerified verified)
        implements ServerProof {}

    /// It was proven in the full handshake of this session, whose secret it holds.
    record Resumed(SessionFacts facts) implements ServerProof {}

    /// It holds the external pre-shared key of this identity.
    record SharedKey(Opaque identity) implements ServerProof {}
  }

  /// What we do about a CertificateRequest.
  record Reply(
      Conversation conversation,
      CertificateRequest request,
      ServerProof server,
      ApplicationKeys keys) {

    void destroy() {
      conversation.keys().destroy();
      keys.destroy();
    }

    Reply with(Transcript longer) {
      return new Reply(conversation.with(longer), request, server, keys);
    }
  }

  /// @param early what protects our early data; null where there is none
  record WaitServerHello(
      ClientOffer offer,
      Transcript transcript,
      @Nullable Retry retry,
      @Nullable TrafficSecret early)
      implements ClientState13 {

    /// The keys made of it are in use by now.
    void destroyEarly() {
      if (early != null) {
        early.destroy();
      }
    }

    @Override
    public void destroy() {
      offer.destroy();
      destroyEarly();
    }
  }

  /// @param byKey what the pre-shared key proves that the server took; null where it took none
  /// @param first whether that was the first key that we offered
  record WaitEncryptedExtensions(
      Conversation conversation, @Nullable ServerProof byKey, boolean first)
      implements ClientState13 {
    @Override
    public void destroy() {
      conversation.keys().destroy();
    }
  }

  record WaitCertificateOrRequest(Conversation conversation) implements ClientState13 {
    @Override
    public void destroy() {
      conversation.keys().destroy();
    }
  }

  record WaitCertificate(Conversation conversation, CertificateRequest request)
      implements ClientState13 {
    @Override
    public void destroy() {
      conversation.keys().destroy();
    }
  }

  record WaitCertificateVerify(
      Conversation conversation, @Nullable CertificateRequest request, PeerChain chain)
      implements ClientState13 {
    @Override
    public void destroy() {
      conversation.keys().destroy();
    }
  }

  record AwaitingJudgement(
      Conversation conversation,
      @Nullable CertificateRequest request,
      PeerChain chain,
      TranscriptSigned signed)
      implements ClientState13 {
    @Override
    public void destroy() {
      conversation.keys().destroy();
    }
  }

  record WaitFinished(
      Conversation conversation, @Nullable CertificateRequest request, ServerProof server)
      implements ClientState13 {
    @Override
    public void destroy() {
      conversation.keys().destroy();
    }
  }

  record AwaitingCredential(Reply reply) implements ClientState13 {
    @Override
    public void destroy() {
      reply.destroy();
    }
  }

  record AwaitingSignature(Reply reply, Credential credential, SignatureScheme scheme)
      implements ClientState13 {
    @Override
    public void destroy() {
      reply.destroy();
    }
  }

  /// @param sessions that the server may still give us; null where none are remembered
  record Connected(ConnectedKeys keys, @Nullable NewSessions sessions) implements ClientState13 {

    /// With keys that were renewed.
    Connected with(ConnectedKeys renewed) {
      return new Connected(renewed, sessions);
    }

    @Override
    public void destroy() {
      keys.destroy();
      if (sessions != null) {
        sessions.destroy();
      }
    }
  }
}
