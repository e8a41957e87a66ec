package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.schedule.PskImporter;
import dev.padlock.tls.schedule.PskKind;
import dev.padlock.tls.session.ExternalPsk;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.wire.KdfIdentifier;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.ImportedIdentity;
import dev.padlock.tls.wire.extension.PskIdentity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One pre-shared key of a hello.
///
/// @param identity by which the server knows it, as it is on the wire
/// @param session the one whose ticket it is; null for a key from elsewhere
public record OfferedPsk(PreSharedKey key, Opaque identity, @Nullable Session13 session) {

  /// Borrows the session.
  static OfferedPsk of(Session13 session) {
    PreSharedKey key =
        new PreSharedKey(
            PskKind.RESUMPTION,
            session.facts().cipherSuite().hash().orElseThrow(),
            session.secret());
    return new OfferedPsk(key, session.ticket().identity(), session);
  }

  /// What stands for an external key among those that go with suites of this hash: the key itself
  /// where it is used as it is, else one that is imported for the hash (RFC 9258 §5.1). Its secret
  /// is a new one. Empty where the key is for another hash.
  public static Optional<OfferedPsk> of(
      ExternalPsk psk, HashAlgorithm hash, CryptoProvider crypto) {
    return identity(psk, hash).map(identity -> of(psk, hash, identity, crypto));
  }

  private static OfferedPsk of(
      ExternalPsk psk, HashAlgorithm hash, Opaque identity, CryptoProvider crypto) {
    PreSharedKey key =
        psk.importContext().isEmpty()
            ? new PreSharedKey(PskKind.EXTERNAL, hash, psk.secret().copy("external PSK"))
            : new PreSharedKey(
                PskKind.IMPORTED,
                hash,
                PskImporter.importKey(crypto.hkdf(psk.hash()), psk.secret(), identity, hash));
    return new OfferedPsk(key, identity, null);
  }

  /// Under which identity an external key is offered with suites of this hash, if it is.
  public static Optional<Opaque> identity(ExternalPsk psk, HashAlgorithm hash) {
    Optional<Opaque> context = psk.importContext();
    if (context.isEmpty()) {
      return Optional.of(psk.identity()).filter(identity -> psk.hash() == hash);
    }
    return KdfIdentifier.of(hash)
        .map(kdf ->
            new ImportedIdentity(psk.identity(), context.get(), ProtocolVersion.TLS_1_3, kdf)
                .encode());
  }

  /// By which both sides name an external key, however it is used.
  public Opaque externalIdentity() {
    return key.kind() == PskKind.IMPORTED
        ? ImportedIdentity.of(identity).orElseThrow().externalIdentity()
        : identity;
  }

  public boolean isImported() {
    return key.kind() == PskKind.IMPORTED;
  }

  /// A key from elsewhere has no age (RFC 9846 §4.3.11).
  PskIdentity named(Instant now) {
    return new PskIdentity(identity, session == null ? 0 : session.ticket().obfuscatedAge(now));
  }
}
