package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.ApplicationKeys;
import dev.padlock.tls.handshake.ConnectedKeys;
import dev.padlock.tls.handshake.HandshakeKeys;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.handshake.PeerVerified;
import dev.padlock.tls.handshake.TranscriptSigned;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.ClientHello;

/// The states of RFC 9846 §A.2, each with what is true there and nothing else.
public sealed interface ServerState13 extends HandshakeState {

  /// What travels from the ServerHello to the end of the handshake.
  record Conversation(
      ServerSettings settings, CipherSuite suite, Transcript transcript, HandshakeKeys keys) {

    Conversation with(Transcript longer) {
      return new Conversation(settings, suite, longer, keys);
    }
  }

  /// What we sent in a HelloRetryRequest.
  ///
  /// @param first the ClientHello that it answered
  /// @param cookie empty where none was sent
  record Retry(
      ClientHello first,
      CipherSuite suite,
      NamedGroup group,
      Opaque cookie,
      Transcript transcript) {}

  /// What we know about the client when its Finished is due.
  sealed interface ClientProof {

    /// It presented no certificate, and none was required.
    record Anonymous() implements ClientProof {}

    /// It holds the key of its certificate, and the verifier believes the chain.
    record Proven(TranscriptSigned signed, PeerVerified verified) implements ClientProof {}
  }

  record WaitClientHello() implements ServerState13 {}

  /// Asking which configuration serves this client.
  record AwaitingConfiguration(Incoming.Message hello) implements ServerState13 {}

  record WaitSecondClientHello(ServerSettings settings, Retry retry) implements ServerState13 {}

  /// Asking for the credential, before anything was decided that depends on it.
  record AwaitingCredential(ServerSettings settings, Choice choice, Incoming.Message hello)
      implements ServerState13 {}

  record AwaitingSignature(Conversation conversation, Credential credential, SignatureScheme scheme)
      implements ServerState13 {
    @Override
    public void destroy() {
      conversation.keys().destroy();
    }
  }

  record WaitClientCertificate(Conversation conversation, ApplicationKeys application)
      implements ServerState13 {
    @Override
    public void destroy() {
      conversation.keys().destroy();
      application.destroy();
    }
  }

  record WaitClientCertificateVerify(
      Conversation conversation, ApplicationKeys application, PeerChain chain)
      implements ServerState13 {
    @Override
    public void destroy() {
      conversation.keys().destroy();
      application.destroy();
    }
  }

  record AwaitingJudgement(
      Conversation conversation, ApplicationKeys application, TranscriptSigned signed)
      implements ServerState13 {
    @Override
    public void destroy() {
      conversation.keys().destroy();
      application.destroy();
    }
  }

  record WaitClientFinished(
      Conversation conversation, ApplicationKeys application, ClientProof client)
      implements ServerState13 {
    @Override
    public void destroy() {
      conversation.keys().destroy();
      application.destroy();
    }
  }

  record Connected(ConnectedKeys keys) implements ServerState13 {
    @Override
    public void destroy() {
      keys.destroy();
    }
  }
}
