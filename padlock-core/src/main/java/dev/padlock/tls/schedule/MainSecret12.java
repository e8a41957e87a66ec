package dev.padlock.tls.schedule;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Prf12;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.wire.Suite12;

/// The main secret of TLS 1.2, once called the master secret (RFC 5246 §8.1): every key of the
/// connection comes from it, and a session keeps it. Its owner ends it.
public final class MainSecret12 {

  private static final String NAME = "main secret";
  private static final int LENGTH = 48;
  private static final int VERIFY_DATA_LENGTH = 12;

  private final Prf12 prf;
  private final Secret secret;

  private MainSecret12(Prf12 prf, Secret secret) {
    this.prf = prf;
    this.secret = secret;
  }

  /// Bound to the randoms alone: two connections may come to share it (RFC 7627 §1). Ends the
  /// premaster secret.
  public static MainSecret12 of(Prf12 prf, Secret premaster, Randoms12 randoms) {
    return derived(prf, premaster, "master secret", randoms.clientFirst());
  }

  /// Bound to the handshake (RFC 7627 §4). Ends the premaster secret.
  ///
  /// @param sessionHash of ClientHello to ClientKeyExchange
  public static MainSecret12 extended(Prf12 prf, Secret premaster, byte[] sessionHash) {
    return derived(prf, premaster, "extended master secret", sessionHash);
  }

  /// The one of a session that is resumed. Borrows the session's.
  public static MainSecret12 resumed(Prf12 prf, Secret ofSession) {
    return new MainSecret12(prf, ofSession.copy(NAME));
  }

  /// RFC 5246 §6.3. The caller owns the keys.
  public KeyBlock12 keyBlock(Suite12 suite, Randoms12 randoms) {
    int length = KeyBlock12.lengthFor(suite.bulk());
    Secret block = prf.derive("key_block", secret, "key expansion", randoms.serverFirst(), length);
    return KeyBlock12.cut(block, suite.bulk());
  }

  /// The `verify_data` of the client's Finished (RFC 5246 §7.4.9).
  ///
  /// @param handshakeHash of all messages before it
  public byte[] clientFinished(byte[] handshakeHash) {
    return prf.bytes(secret, "client finished", handshakeHash, VERIFY_DATA_LENGTH);
  }

  /// The `verify_data` of the server's Finished (RFC 5246 §7.4.9).
  ///
  /// @param handshakeHash of all messages before it
  public byte[] serverFinished(byte[] handshakeHash) {
    return prf.bytes(secret, "server finished", handshakeHash, VERIFY_DATA_LENGTH);
  }

  /// Compares in constant time.
  public boolean matchesClientFinished(byte[] handshakeHash, Opaque received) {
    return matches(clientFinished(handshakeHash), received);
  }

  /// Compares in constant time.
  public boolean matchesServerFinished(byte[] handshakeHash, Opaque received) {
    return matches(serverFinished(handshakeHash), received);
  }

  /// Keys for uses outside TLS. It has a copy of this secret and an end of its own.
  public Exporter12 exporter(Randoms12 randoms) {
    return new Exporter12(prf, secret.copy("exporter"), randoms);
  }

  /// What a session keeps; the caller owns it.
  public Secret forSession() {
    return secret.copy(NAME);
  }

  /// A copy of the bytes: for the key log (RFC 9850 §2.2, `CLIENT_RANDOM`) and for tests alone.
  public byte[] reveal() {
    return secret.bytes().clone();
  }

  public void destroy() {
    secret.destroy();
  }

  private static MainSecret12 derived(Prf12 prf, Secret premaster, String label, byte[] seed) {
    Secret secret = prf.derive(NAME, premaster, label, seed, LENGTH);
    premaster.destroy();
    return new MainSecret12(prf, secret);
  }

  private static boolean matches(byte[] expected, Opaque received) {
    return Secret.of("verify_data", expected).matches(received.toArray());
  }
}
