package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.Malformed;
import dev.padlock.tls.error.RecordRejected;
import dev.padlock.tls.error.TlsException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Seals sessions so that they can be given to a client, or to a store, that must not read or change
/// them. Thread-safe.
///
///     struct {
///         opaque key_name[16];
///         opaque salt[16];
///         opaque sealed_session[];    /* AES-256-GCM */
///     } Ticket;
///
/// Each ticket has a key of its own, made from its salt (RFC 5869): servers that share a key need not
/// agree on nonces, and none repeats however many tickets there are.
public final class TicketSealer {

  /// What a ticket may be at most, in bytes: it travels in a hello.
  public static final int LARGEST = 1 << 14;

  private static final int ID = TicketKey.ID_LENGTH;
  private static final int SALT = 16;
  private static final int HEADER = ID + SALT;
  private static final AeadAlgorithm CIPHER = AeadAlgorithm.AES_256_GCM;
  private static final byte[] PURPOSE = {'p', 'a', 'd', 'l', 'o', 'c', 'k', ' ', 't', '2'};

  private final CryptoProvider crypto;
  private final TicketKeys keys;

  public TicketSealer(CryptoProvider crypto, TicketKeys keys) {
    this.crypto = crypto;
    this.keys = keys;
  }

  /// The ticket for a session, which stays the caller's; empty for one whose peer showed
  /// certificates too long for a ticket.
  public Optional<Opaque> seal(Session session, Instant now) throws TlsException {
    return seal(SessionCodec.encode(session), now);
  }

  /// Wipes what it seals.
  Optional<Opaque> seal(byte[] plain, Instant now) throws TlsException {
    TicketKey key = keys.sealing(now);
    try {
      int length = HEADER + plain.length + CIPHER.tagLength();
      return length > LARGEST ? Optional.empty() : Optional.of(seal(key, plain, length));
    } finally {
      key.destroy();
      Arrays.fill(plain, (byte) 0);
    }
  }

  private Opaque seal(TicketKey key, byte[] plain, int length) throws TlsException {
    byte[] ticket = new byte[length];
    byte[] salt = new byte[SALT];
    crypto.random().nextBytes(salt);
    key.id().copyTo(ticket, 0);
    System.arraycopy(salt, 0, ticket, ID, SALT);
    try (OneTime cipher = OneTime.of(crypto, key, ticket, true)) {
      cipher.aead.finish(plain, 0, plain.length, ticket, HEADER);
    }
    return Opaque.wrap(ticket);
  }

  /// The session in a ticket, or why it is not to be resumed.
  ///
  /// @param scope of the connection that would resume it
  public Recollection open(Opaque ticket, SessionScope scope, Instant now) throws TlsException {
    if (ticket.size() < HEADER + CIPHER.tagLength()) {
      return new Recollection.Missed(Miss.UNKNOWN_KEY);
    }
    TicketKey key = keys.opening(ticket.slice(0, ID), now).orElse(null);
    if (key == null) {
      return new Recollection.Missed(Miss.UNKNOWN_KEY);
    }
    try {
      return judged(opened(key, ticket.toArray()), scope, now);
    } catch (RecordRejected broken) {
      return new Recollection.Missed(Miss.FORGED);
    } catch (Malformed ofAnotherPadlock) {
      return new Recollection.Missed(Miss.OTHER_VERSION);
    } finally {
      key.destroy();
    }
  }

  private Session opened(TicketKey key, byte[] ticket) throws TlsException {
    int sealed = ticket.length - HEADER;
    byte[] plain = new byte[sealed - CIPHER.tagLength()];
    try (OneTime cipher = OneTime.of(crypto, key, ticket, false)) {
      cipher.aead.finish(ticket, HEADER, sealed, plain, 0);
      return SessionCodec.decode(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static Recollection judged(Session session, SessionScope scope, Instant now) {
    Optional<Miss> miss = missOf(session.facts(), scope, now);
    if (miss.isEmpty()) {
      return new Recollection.Found(session);
    }
    session.destroy();
    return new Recollection.Missed(miss.get());
  }

  private static Optional<Miss> missOf(SessionFacts facts, SessionScope scope, Instant now) {
    if (facts.isExpired(now)) {
      return Optional.of(Miss.EXPIRED);
    }
    if (!facts.scope().serverName().equals(scope.serverName())) {
      return Optional.of(Miss.OTHER_NAME);
    }
    return facts.scope().equals(scope) ? Optional.empty() : Optional.of(Miss.POLICY_CHANGED);
  }

  /// A cipher that is set up for one ticket.
  private record OneTime(Aead aead) implements AutoCloseable {

    /// `HKDF-Expand(ticket key, purpose | salt)` is the key. It seals this ticket alone, so its
    /// nonce may be zero. The ticket's beginning is authenticated.
    static OneTime of(CryptoProvider crypto, TicketKey key, byte[] ticket, boolean seals)
        throws TlsException {
      byte[] info = Arrays.copyOf(PURPOSE, PURPOSE.length + SALT);
      System.arraycopy(ticket, ID, info, PURPOSE.length, SALT);
      Hkdf hkdf = crypto.hkdf(HashAlgorithm.SHA256);
      Secret own = hkdf.expand("ticket", key.secret(), info, CIPHER.keyLength());
      Aead aead = seals ? crypto.sealer(CIPHER, own) : crypto.opener(CIPHER, own);
      own.destroy();
      aead.begin(new byte[CIPHER.ivLength()], ticket, HEADER);
      return new OneTime(aead);
    }

    @Override
    public void close() {
      aead.destroy();
    }
  }
}
