package dev.padlock.tls.schedule;

import dev.padlock.tls.crypto.Secret;
import org.jspecify.annotations.Nullable;

/// Keys for uses outside TLS that are bound to this connection (RFC 9846 §7.5).
public final class ExporterSecret implements Exporter {

  private static final byte[] NOTHING = {};

  private final String label;
  private final Derivation derivation;

  ExporterSecret(String label, Derivation derivation) {
    this.label = label;
    this.derivation = derivation;
  }

  /// `TLS-Exporter(label, context_value, key_length)`. No context and an empty one are the same.
  ///
  /// @param label 1 to 249 bytes in UTF-8
  /// @param length from 1 to 255 times the length of the hash
  @Override
  public byte[] export(String label, byte @Nullable [] context, int length) {
    Derivation derived = derivation.derive(label);
    byte[] value = context == null ? NOTHING : context;
    Secret exported = derived.expand("exporter", derivation.hkdf().hash(value), length);
    derived.destroy();
    return exported.bytes();
  }

  /// The label of the key log (RFC 9850 §2.1).
  public String label() {
    return label;
  }

  /// A copy of the bytes: for the key log (RFC 9850) and for tests alone.
  public byte[] reveal() {
    return derivation.secret().bytes().clone();
  }

  @Override
  public void destroy() {
    derivation.destroy();
  }
}
