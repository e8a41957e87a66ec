package dev.padlock.tls.handshake;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.ConfigurationChooser;
import dev.padlock.tls.handshake.hello.HelloSummary;
import dev.padlock.tls.handshake.hello.OfferedPsk;
import dev.padlock.tls.handshake.hello.ServerSessions;
import dev.padlock.tls.session.ExternalPsk;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.PskFinder;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.SessionScope;
import dev.padlock.tls.session.replay.Admission;
import dev.padlock.tls.session.replay.EarlyDataClaim;
import dev.padlock.tls.session.replay.ReplayGuard;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.CredentialChooser;
import dev.padlock.tls.verify.CredentialRequest;
import dev.padlock.tls.verify.PeerClaim;
import dev.padlock.tls.verify.PeerVerifier;
import dev.padlock.tls.wire.extension.ImportedIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the world is asked. A handshake stands still until the answer is there; computing it
/// touches no state of the connection, so it may happen on any thread, any time later.
public sealed interface Question {

  /// Computes the answer. May block.
  Answer answer() throws TlsException;

  /// What is asked, for people.
  String description();

  /// Forgets what is secret about it: nobody will answer it any more.
  default void forget() {}

  /// Is the peer who it claims to be?
  record JudgePeer(PeerClaim claim, PeerVerifier verifier) implements Question {
    @Override
    public Answer answer() {
      return new Answer.Judged(verifier.judge(claim));
    }

    @Override
    public String description() {
      return "judge the peer's certificates";
    }
  }

  /// With which credential do we present ourselves?
  record ChooseCredential(CredentialRequest request, CredentialChooser chooser)
      implements Question {
    @Override
    public Answer answer() throws TlsException {
      return new Answer.CredentialChosen(chooser.choose(request));
    }

    @Override
    public String description() {
      return "choose a credential";
    }
  }

  /// Sign the handshake (RFC 9846 §4.5.2), or in TLS 1.2 what the version has signed (RFC 5246
  /// §7.4.3, §7.4.8).
  record SignTranscript(
      CryptoProvider crypto, Credential credential, SignatureAlgorithm algorithm, Opaque content)
      implements Question {
    @Override
    public Answer answer() throws TlsException {
      byte[] signature = credential.key().sign(crypto, algorithm, content.toArray());
      return new Answer.Signed(Opaque.wrap(signature));
    }

    @Override
    public String description() {
      return "sign the handshake";
    }
  }

  /// Decrypt the premaster secret of RSA key transport (RFC 5246 §7.4.7.1).
  ///
  /// @param offeredVersion the ClientHello's legacy_version
  record DecryptPremaster(
      CryptoProvider crypto, Credential credential, Opaque encrypted, int offeredVersion)
      implements Question {
    @Override
    public Answer answer() throws TlsException {
      return new Answer.Decrypted(
          credential.key().premaster(crypto, encrypted.toArray(), offeredVersion));
    }

    @Override
    public String description() {
      return "decrypt the premaster secret";
    }
  }

  /// Is there a session behind this ticket or session id, and may it be resumed here? A store or
  /// keys that do not answer are a miss and never a failure.
  record OpenSession(ServerSessions sessions, SessionHandle handle, SessionScope scope, Instant now)
      implements Question {
    @Override
    public Answer answer() throws TlsException {
      try {
        return new Answer.SessionSought(handle.open(sessions, scope, now));
      } catch (RuntimeException away) {
        return new Answer.SessionSought(new Recollection.Missed(Miss.STORE_AWAY));
      }
    }

    @Override
    public String description() {
      return "open a session";
    }
  }

  /// Is there an external pre-shared key behind this identity, and does it go with suites of this
  /// hash? What an imported identity stands for has to be the same in every byte. A finder that
  /// does not answer is a miss and never a failure.
  record FindPsk(PskFinder finder, Opaque identity, HashAlgorithm hash, CryptoProvider crypto)
      implements Question {
    @Override
    public Answer answer() {
      try {
        Optional<ExternalPsk> known =
            ImportedIdentity.of(identity)
                .map(ImportedIdentity::externalIdentity)
                .flatMap(this::find)
                .or(() -> find(identity));
        return known.isPresent()
            ? sought(known.get())
            : new Answer.PskSought(Optional.empty(), Miss.UNKNOWN_PSK);
      } catch (RuntimeException away) {
        return new Answer.PskSought(Optional.empty(), Miss.STORE_AWAY);
      }
    }

    /// The key of this name, if it is offered under the identity.
    private Optional<ExternalPsk> find(Opaque name) {
      Optional<ExternalPsk> found = finder.find(name);
      if (found.isPresent()
          && Stream.of(HashAlgorithm.values()).noneMatch(each -> fits(found.get(), each))) {
        found.get().destroy();
        return Optional.empty();
      }
      return found;
    }

    private boolean fits(ExternalPsk known, HashAlgorithm with) {
      return OfferedPsk.identity(known, with).filter(identity::equals).isPresent();
    }

    /// Ends the key.
    private Answer.PskSought sought(ExternalPsk known) {
      try {
        return new Answer.PskSought(
            fits(known, hash) ? OfferedPsk.of(known, hash, crypto) : Optional.empty(),
            Miss.OTHER_SUITE);
      } finally {
        known.destroy();
      }
    }

    @Override
    public String description() {
      return "look for an external pre-shared key";
    }
  }

  /// Seal a session, into a ticket or for the store.
  ///
  /// @param handle an empty ticket, or the session id
  /// @param session owned by the question
  record KeepSession(ServerSessions sessions, SessionHandle handle, Session session, Instant now)
      implements Question {
    @Override
    public Answer answer() throws TlsException {
      try {
        return new Answer.SessionKept(handle.keep(sessions, session, now), false);
      } catch (RuntimeException away) {
        return new Answer.SessionKept(Optional.empty(), true);
      } finally {
        session.destroy();
      }
    }

    @Override
    public String description() {
      return "keep the session";
    }

    @Override
    public void forget() {
      session.destroy();
    }
  }

  /// Seal the sessions of TLS 1.3, each into a ticket of its own.
  ///
  /// @param sessions owned by the question
  record MakeTickets(ServerSessions by, List<NewTicket> sessions, Instant now) implements Question {

    /// @param handle an empty ticket, or the identifier that will be the ticket
    public record NewTicket(SessionHandle handle, Session session) {}

    @Override
    public Answer answer() throws TlsException {
      List<Opaque> tickets = new ArrayList<>();
      try {
        for (NewTicket each : sessions) {
          tickets.add(each.handle().keep(by, each.session(), now).orElse(Opaque.EMPTY));
        }
        return new Answer.TicketsMade(tickets, false);
      } catch (RuntimeException away) {
        return new Answer.TicketsMade(tickets, true);
      } finally {
        forget();
      }
    }

    @Override
    public String description() {
      return "make tickets";
    }

    @Override
    public void forget() {
      sessions.forEach(each -> each.session().destroy());
    }
  }

  /// Is this early data new, or was it sent before (RFC 9846 §8)?
  record AdmitEarlyData(ReplayGuard guard, EarlyDataClaim claim) implements Question {
    @Override
    public Answer answer() {
      return new Answer.EarlyDataJudged(Admission.of(guard, claim));
    }

    @Override
    public String description() {
      return "admit early data";
    }
  }

  /// Which configuration serves this client?
  record ChooseConfiguration(HelloSummary hello, ConfigurationChooser chooser) implements Question {
    @Override
    public Answer answer() throws TlsException {
      return new Answer.ConfigurationChosen(chooser.choose(hello));
    }

    @Override
    public String description() {
      return "choose the configuration for this client";
    }
  }
}
