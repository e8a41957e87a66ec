package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.crypto.Hash;
import java.security.MessageDigest;

/// A [MessageDigest] whose state is cloned for every snapshot.
final class JcaHash implements Hash {

  private final MessageDigest digest;

  JcaHash(MessageDigest digest) {
    this.digest = digest;
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
  }

  @Override
  public byte[] snapshot() {
    return fork(digest).digest();
  }

  @Override
  public Hash copy() {
    return new JcaHash(fork(digest));
  }

  /// The same state twice. [JcaCrypto] takes hashes only from providers that can do this.
  static MessageDigest fork(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(
          digest.getProvider().getName() + " cannot copy a hash", impossible);
    }
  }
}
