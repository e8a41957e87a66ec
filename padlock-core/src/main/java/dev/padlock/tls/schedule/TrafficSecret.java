package dev.padlock.tls.schedule;

import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.crypto.Secret;

/// What the keys of one direction are made from (RFC 9846 §7.1, §7.3).
public final class TrafficSecret {

  /// Secrets of the handshake and of early data are never updated and carry no number.
  private static final int UNNUMBERED = -1;

  private final String label;
  private final int generation;
  private final Derivation derivation;

  private TrafficSecret(String label, int generation, Derivation derivation) {
    this.label = label;
    this.generation = generation;
    this.derivation = derivation;
  }

  static TrafficSecret of(String label, Derivation derivation) {
    return new TrafficSecret(label, UNNUMBERED, derivation);
  }

  static TrafficSecret numbered(String label, Derivation derivation) {
    return new TrafficSecret(label, 0, derivation);
  }

  /// The label of the key log (RFC 9850 §2.1), for example `CLIENT_TRAFFIC_SECRET_0`.
  public String label() {
    return generation == UNNUMBERED ? label : label + generation;
  }

  /// How often it was updated: 0 for the first of its kind.
  public int generation() {
    return Math.max(0, generation);
  }

  /// RFC 9846 §7.3. The caller owns the keys.
  public TrafficKeys keys(AeadAlgorithm algorithm) {
    Secret key = derivation.expand("key", algorithm.keyLength());
    Secret iv = derivation.expand("iv", algorithm.ivLength());
    return new TrafficKeys(key, iv.bytes());
  }

  /// RFC 9846 §4.5.3. The caller owns the key.
  public FinishedKey finishedKey() {
    return FinishedKey.of(derivation);
  }

  /// The application traffic secret after this one (RFC 9846 §7.2), which stays as it is: the other
  /// direction of the same generation may still be in use, and its owner ends it.
  ///
  /// @throws IllegalStateException for a secret of the handshake or of early data
  public TrafficSecret next() {
    if (generation == UNNUMBERED) {
      throw new IllegalStateException(label + " is never updated");
    }
    Secret updated = derivation.expand("traffic upd", derivation.secret().length());
    return new TrafficSecret(label, generation + 1, new Derivation(derivation.hkdf(), updated));
  }

  /// The same secret with an end of its own.
  public TrafficSecret copy() {
    Secret own = derivation.secret();
    return new TrafficSecret(
        label, generation, new Derivation(derivation.hkdf(), own.copy(own.name())));
  }

  /// A copy of the bytes: for the key log (RFC 9850) and for tests alone.
  public byte[] reveal() {
    return derivation.secret().bytes().clone();
  }

  public void destroy() {
    derivation.destroy();
  }

  /// The label only.
  @Override
  public String toString() {
    return label();
  }
}
