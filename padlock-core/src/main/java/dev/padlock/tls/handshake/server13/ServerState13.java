package dev.padlock.tls.handshake.server13;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.handshake.PeerVerified;
import dev.padlock.tls.handshake.TranscriptSigned;
import dev.padlock.tls.handshake.common13.ApplicationKeys;
import dev.padlock.tls.handshake.common13.ConnectedKeys;
import dev.padlock.tls.handshake.common13.HandshakeKeys;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.schedule.ExporterSecret;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.session.SessionFacts;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The states of RFC 9846 §A.2, each with what is true there and nothing else.
public sealed interface ServerState13 extends HandshakeState {

  /// What travels from the ServerHello to the end of the handshake.
  ///
  /// @param sessions that the client will get; null where it gets none
  record Conversation(
      ServerSettings settings,
      CipherSuite suite,
      Transcript transcript,
      HandshakeKeys keys,
      @Nullable NewSessions sessions) {

    Conversation with(Transcript longer) {
      return new Conversation(settings, suite, longer, keys, sessions);
    }

    /// The same where the client is shown this credential.
    Conversation showing(Credential credential) {
      return sessions == null
          ? this
          : new Conversation(settings, suite, transcript, keys, sessions.showing(credential));
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
    record Proven(PeerChain chain, TranscriptSigned signed, PeerVerified verified)
        implements ClientProof {}

    /// It was judged, or not, in the full handshake of this session, whose secret it holds.
    record Resumed(SessionFacts facts) implements ClientProof {}

    /// It holds the external pre-shared key of this identity.
    record SharedKey(Opaque identity) implements ClientProof {}
  }

  record WaitClientHello() implements ServerState13 {}

  /// Asking which configuration serves this client.
  record AwaitingConfiguration(Incoming.Message hello) implements ServerState13 {}

  record WaitSecondClientHello(ServerSettings settings, Retry retry) implements ServerState13 {}

  /// Looking for the session behind one of the client's pre-shared keys.
  ///
  /// @param index of the key among those that the client offers
  record AwaitingSession(ServerSettings settings, Choice choice, Incoming.Message hello, int index)
      implements ServerState13 {

    /// The same for the next key.
    AwaitingSession next() {
      return new AwaitingSession(settings, choice, hello, index + 1);
    }
  }

  /// Looking for an external key where there is no session.
  ///
  /// @param asked for the session
  /// @param miss why there is none
  record AwaitingPsk(AwaitingSession asked, Miss miss) implements ServerState13 {}

  /// Asking whether early data is new.
  ///
  /// @param session that it came with
  record AwaitingAdmission(AwaitingSession asked, Session13 session) implements ServerState13 {
    @Override
    public void destroy() {
      session.destroy();
    }
  }

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
      Conversation conversation,
      ApplicationKeys application,
      PeerChain chain,
      TranscriptSigned signed)
      implements ServerState13 {
    @Override
    public void destroy() {
      conversation.keys().destroy();
      application.destroy();
    }
  }

  /// Taking early data.
  ///
  /// @param then what is waited for after it
  /// @param early what protects it
  record WaitEndOfEarlyData(WaitClientFinished then, TrafficSecret early) implements ServerState13 {
    @Override
    public void destroy() {
      then.destroy();
      early.destroy();
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

  /// Sealing tickets; all else is done.
  record AwaitingTickets(
      ConnectedKeys keys, ExporterSecret exporter, List<NewSessions.Announced> announced)
      implements ServerState13 {
    @Override
    public void destroy() {
      keys.destroy();
      exporter.destroy();
    }
  }

  record Connected(ConnectedKeys keys) implements ServerState13 {
    @Override
    public void destroy() {
      keys.destroy();
    }
  }
}
