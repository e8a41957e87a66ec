package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.HandshakeState;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.handshake.PeerVerified;
import dev.padlock.tls.handshake.TranscriptSigned;
import dev.padlock.tls.handshake.common12.Agreement;
import dev.padlock.tls.handshake.common12.SessionKeys;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.SessionFacts;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.SignatureScheme;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The states of a server in RFC 5246 §7.3, each with what is true there and nothing else.
public sealed interface ServerState12 extends HandshakeState {

  /// What travels from the ServerHello to the end of the handshake.
  ///
  /// @param offeredVersion the ClientHello's legacy_version
  /// @param session how it is to be kept; null where it is not
  record Conversation(
      ServerSettings settings,
      Agreement agreed,
      int offeredVersion,
      @Nullable NewSession session,
      Transcript transcript) {

    Conversation with(Transcript longer) {
      return new Conversation(settings, agreed, offeredVersion, session, longer);
    }
  }

  /// The credential that we show.
  ///
  /// @param scheme with which it signs; null where none is common, which some suites do without
  record Presented(Credential credential, @Nullable SignatureScheme scheme) {

    SignatureScheme requireScheme() {
      return Objects.requireNonNull(scheme, "the suite needs a signature");
    }
  }

  /// What we know about the client when its Finished is due.
  sealed interface ClientProof {

    /// It presented no certificate, and none was required.
    record Anonymous() implements ClientProof {}

    /// It holds the key of its certificate, and the verifier believes the chain.
    record Proven(PeerChain chain, TranscriptSigned signed, PeerVerified verified)
        implements ClientProof {}

    /// It has the secret of a session, in which it was as it should be.
    record Resumed(SessionFacts session) implements ClientProof {}
  }

  /// The hello that decided for this version is put before the score in this state.
  record WaitClientHello(ServerSettings settings) implements ServerState12 {}

  /// Looking for the session that the client wants to resume.
  record AwaitingSession(ServerSettings settings, Choice choice, Fact.Naming by)
      implements ServerState12 {}

  /// Asking for the credential, on which the suite depends.
  record AwaitingCredential(ServerSettings settings, Choice choice) implements ServerState12 {}

  record AwaitingSignature(
      Conversation conversation, OwnHalf.Ephemeral half, SignatureScheme scheme)
      implements ServerState12 {
    @Override
    public void destroy() {
      half.destroy();
    }
  }

  record WaitClientCertificate(Conversation conversation, OwnHalf half) implements ServerState12 {
    @Override
    public void destroy() {
      half.destroy();
    }
  }

  /// @param chain null where the client has no certificate
  record WaitClientKeyExchange(Conversation conversation, OwnHalf half, @Nullable PeerChain chain)
      implements ServerState12 {
    @Override
    public void destroy() {
      half.destroy();
    }
  }

  /// @param chain null where the client has no certificate
  record AwaitingPremaster(Conversation conversation, @Nullable PeerChain chain)
      implements ServerState12 {}

  record WaitCertificateVerify(Conversation conversation, SessionKeys keys, PeerChain chain)
      implements ServerState12 {
    @Override
    public void destroy() {
      keys.destroy();
    }
  }

  record AwaitingJudgement(
      Conversation conversation, SessionKeys keys, PeerChain chain, TranscriptSigned signed)
      implements ServerState12 {
    @Override
    public void destroy() {
      keys.destroy();
    }
  }

  record WaitChangeCipherSpec(Conversation conversation, SessionKeys keys, ClientProof client)
      implements ServerState12 {
    @Override
    public void destroy() {
      keys.destroy();
    }
  }

  record WaitFinished(Conversation conversation, SessionKeys keys, ClientProof client)
      implements ServerState12 {
    @Override
    public void destroy() {
      keys.destroy();
    }
  }

  /// The client is done, and its session is being kept.
  record AwaitingTicket(Conversation conversation, SessionKeys keys) implements ServerState12 {
    @Override
    public void destroy() {
      keys.destroy();
    }
  }

  record Connected() implements ServerState12 {}
}
