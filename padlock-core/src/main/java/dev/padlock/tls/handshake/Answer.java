package dev.padlock.tls.handshake;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.OfferedPsk;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.replay.Admission;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Judgement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the world answered; an answer may be that there is none. It is never null: a callback that
/// returns that has failed.
public sealed interface Answer {

  /// Forgets what is secret about it: nobody will take it any more.
  default void forget() {}

  record Judged(Judgement judgement) implements Answer {
    public Judged {
      Objects.requireNonNull(judgement);
    }
  }

  record CredentialChosen(Optional<Credential> credential) implements Answer {
    public CredentialChosen {
      Objects.requireNonNull(credential);
    }
  }

  record Signed(Opaque signature) implements Answer {}

  /// A premaster secret, or random bytes in its place; nobody can tell which.
  record Decrypted(Secret premaster) implements Answer {
    @Override
    public void forget() {
      premaster.destroy();
    }
  }

  record ConfigurationChosen(ServerSettings settings) implements Answer {}

  /// What came of looking for a session. Whoever takes it owns it.
  record SessionSought(Recollection recollection) implements Answer {
    @Override
    public void forget() {
      if (recollection instanceof Recollection.Found(Session session)) {
        session.destroy();
      }
    }
  }

  /// What came of looking for an external pre-shared key. Whoever takes it owns it.
  ///
  /// @param miss why there is none, where there is none
  record PskSought(Optional<OfferedPsk> psk, Miss miss) implements Answer {
    @Override
    public void forget() {
      psk.ifPresent(found -> found.key().secret().destroy());
    }
  }

  /// @param ticket for the client; empty where it gets none
  /// @param away whether the session is not kept because nobody answered
  record SessionKept(Optional<Opaque> ticket, boolean away) implements Answer {}

  /// @param tickets in the order in which they were asked for, an empty one where there is none;
  ///   fewer where keys or store stopped answering
  /// @param away whether they did
  record TicketsMade(List<Opaque> tickets, boolean away) implements Answer {
    public TicketsMade {
      tickets = List.copyOf(tickets);
    }
  }

  record EarlyDataJudged(Admission admission) implements Answer {}

  /// Whoever was asked failed.
  record Failed(TlsException why) implements Answer {}
}
