package dev.padlock.tls.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/// Secret bytes with a name, an owner and an end.
///
/// Whoever was handed a secret owns it and destroys it; a borrower copies what it wants to keep.
/// Destroying wipes our array only: what a JCA provider copied from it is beyond reach. Not
/// thread-safe.
public final class Secret {

  private final String name;
  private final byte[] bytes;
  private boolean destroyed;

  private Secret(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /// Takes the array over: the caller must neither keep nor change it.
  public static Secret of(String name, byte[] bytes) {
    return new Secret(name, bytes);
  }

  /// What it is called in the RFC. Never secret.
  public String name() {
    return name;
  }

  /// In bytes. Known even after destruction.
  public int length() {
    return bytes.length;
  }

  /// The live array, not a copy: only for the key schedule and for crypto providers, which must
  /// neither change nor keep it.
  ///
  /// @throws IllegalStateException after destruction
  public byte[] bytes() {
    if (destroyed) {
      throw new IllegalStateException(name + " was used after it was destroyed");
    }
    return bytes;
  }

  /// The same bytes with an owner and an end of their own.
  public Secret copy(String newName) {
    return of(newName, bytes().clone());
  }

  /// Compares in a time that does not depend on the bytes.
  public boolean matches(byte[] other) {
    return MessageDigest.isEqual(bytes(), other);
  }

  /// Wipes the bytes. Doing it again does nothing.
  public void destroy() {
    destroyed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  public boolean isDestroyed() {
    return destroyed;
  }

  /// Name and length only.
  @Override
  public String toString() {
    return name + " (" + bytes.length + " bytes" + (destroyed ? ", destroyed)" : ")");
  }
}
