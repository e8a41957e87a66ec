package dev.padlock.pki.path;

/// Which keys and signatures are strong enough.
public record KeyPolicy(int minimumRsaBits, int minimumEcBits, boolean brokenHashesAllowed) {
  /// RSA of 2048 bits, EC of 256, no signature over SHA-1 or MD5.
  public static final KeyPolicy STANDARD = new KeyPolicy(2048, 256, false);
}
