package dev.padlock.tls.handshake;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.ServerSettings;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Judgement;
import java.util.Objects;
import java.util.Optional;

/// What the world answered; an answer may be that there is none. It is never null: a callback that
/// returns that has failed.
public sealed interface Answer {

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
  record Decrypted(Secret premaster) implements Answer {}

  record ConfigurationChosen(ServerSettings settings) implements Answer {}

  /// Whoever was asked failed.
  record Failed(TlsException why) implements Answer {}
}
