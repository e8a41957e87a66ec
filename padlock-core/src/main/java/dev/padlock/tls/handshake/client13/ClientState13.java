package dev.padlock.tls.handshake.client13;

import dev.padlock.tls.handshake.ApplicationKeys;
import dev.padlock.tls.handshake.ConnectedKeys;
import dev.padlock.tls.handshake.HandshakeKeys;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.handshake.PeerVerified;
import dev.padlock.tls.handshake.TranscriptSigned;
import dev.padlock.tls.handshake.hello.ClientOffer;
import dev.padlock.tls.schedule.Transcript;
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
  record Conversation(
      ClientOffer offer, CipherSuite suite, Transcript transcript, HandshakeKeys keys) {

    Conversation with(Transcript longer) {
      return new Conversation(offer, suite, longer, keys);
    }
  }

  /// The server proved who it is: it holds the key, and the verifier believes the chain.
  record ServerProven(TranscriptSigned signed, PeerVerified verified) {}

  /// What we do about a CertificateRequest.
  record Reply(Conversation conversation, CertificateRequest request, ApplicationKeys keys) {

    void destroy() {
      conversation.keys().destroy();
      keys.destroy();
    }

    Reply with(Transcript longer) {
      return new Reply(conversation.with(longer), request, keys);
    }
  }

  record WaitServerHello(ClientOffer offer, Transcript transcript, @Nullable Retry retry)
      implements ClientState13 {
    @Override
    public void destroy() {
      offer.destroy();
    }
  }

  record WaitEncryptedExtensions(Conversation conversation) implements ClientState13 {
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
      Conversation conversation, @Nullable CertificateRequest request, TranscriptSigned signed)
      implements ClientState13 {
    @Override
    public void destroy() {
      conversation.keys().destroy();
    }
  }

  record WaitFinished(
      Conversation conversation, @Nullable CertificateRequest request, ServerProven server)
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

  record Connected(ConnectedKeys keys) implements ClientState13 {
    @Override
    public void destroy() {
      keys.destroy();
    }
  }
}
