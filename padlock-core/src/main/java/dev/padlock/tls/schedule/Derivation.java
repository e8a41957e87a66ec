package dev.padlock.tls.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;

/// A secret together with the HKDF that derives others from it: the functions of which every arrow
/// in the figure of RFC 9846 §7.1 is made. What comes out is named by its label.
record Derivation(Hkdf hkdf, Secret secret) {

  private static final byte[] NOTHING = {};
  private static final byte[] PREFIX = "tls13 ".getBytes(UTF_8);

  /// HKDF-Extract with a salt of zeros: the top of the figure.
  static Derivation start(Hkdf hkdf, Secret inputKeyingMaterial, String name) {
    Secret zeros = Secret.of("zeros", new byte[hkdf.algorithm().length()]);
    return new Derivation(hkdf, hkdf.extract(name, zeros, inputKeyingMaterial));
  }

  /// HKDF-Extract salted with `Derive-Secret(., "derived", "")`: one stage down the figure. Ends
  /// this stage.
  Derivation advance(Secret inputKeyingMaterial, String name) {
    Secret salt = derive("derived").secret();
    Secret next = hkdf.extract(name, salt, inputKeyingMaterial);
    salt.destroy();
    destroy();
    return new Derivation(hkdf, next);
  }

  /// `Derive-Secret(., label, "")`.
  Derivation derive(String label) {
    return derive(label, hkdf.algorithm().ofNothing());
  }

  /// `Derive-Secret(., label, Messages)`, given the hash of the messages.
  Derivation derive(String label, byte[] transcriptHash) {
    return new Derivation(hkdf, expand(label, transcriptHash, hkdf.algorithm().length()));
  }

  /// `HKDF-Expand-Label(., label, "", length)`.
  Secret expand(String label, int length) {
    return expand(label, NOTHING, length);
  }

  /// `HKDF-Expand-Label(., label, context, length)`.
  Secret expand(String label, byte[] context, int length) {
    return hkdf.expand(label, secret, hkdfLabel(label, context, length), length);
  }

  void destroy() {
    secret.destroy();
  }

  /// RFC 9846 §7.1:
  ///
  /// ```
  /// struct {
  ///     uint16 length = Length;
  ///     opaque label<7..255> = "tls13 " + Label;
  ///     opaque context<0..255> = Context;
  /// } HkdfLabel;
  /// ```
  ///
  /// Written by hand because it is made some thirty times a handshake.
  private static byte[] hkdfLabel(String label, byte[] context, int length) {
    byte[] own = label.getBytes(UTF_8);
    int labelLength = PREFIX.length + own.length;
    if (own.length == 0 || labelLength > 255 || context.length > 255) {
      throw new IllegalArgumentException("a label has 1 to 249 bytes, a context at most 255");
    }
    byte[] bytes = new byte[2 + 1 + labelLength + 1 + context.length];
    bytes[0] = (byte) (length >> 8);
    bytes[1] = (byte) length;
    bytes[2] = (byte) labelLength;
    System.arraycopy(PREFIX, 0, bytes, 3, PREFIX.length);
    System.arraycopy(own, 0, bytes, 3 + PREFIX.length, own.length);
    bytes[3 + labelLength] = (byte) context.length;
    System.arraycopy(context, 0, bytes, 4 + labelLength, context.length);
    return bytes;
  }
}
