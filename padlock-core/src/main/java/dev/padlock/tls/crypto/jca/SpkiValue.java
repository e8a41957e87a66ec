package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import java.security.PublicKey;
import java.security.spec.KeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// Raw bytes that are the end of a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), which is what every
/// JCA provider reads and writes. What comes before them never changes for a given algorithm.
final class SpkiValue implements PublicValue {

  private final byte[] before;
  private final byte[] form;
  private final int length;

  /// @param before the bytes that do not travel, in hexadecimal digits
  /// @param form how the bytes that travel must begin
  /// @param length how many bytes travel
  SpkiValue(String before, String form, int length) {
    this.before = HexFormat.of().parseHex(before);
    this.form = HexFormat.of().parseHex(form);
    this.length = length;
  }

  @Override
  public byte[] raw(PublicKey key) throws TlsException {
    byte[] encoded = key.getEncoded();
    if (encoded == null
        || encoded.length != before.length + length
        || !startsWith(encoded, before)) {
      throw InternalFailure.CRYPTO_FAILED.refuse("unexpected public key", key.getAlgorithm());
    }
    return Arrays.copyOfRange(encoded, before.length, encoded.length);
  }

  @Override
  public KeySpec decode(byte[] raw) throws TlsException {
    if (raw.length != length) {
      throw Misbehaviour.INVALID_KEY_SHARE.refuse("length", raw.length, "expected", length);
    }
    if (!startsWith(raw, form)) {
      throw Misbehaviour.INVALID_KEY_SHARE.refuse("first byte", raw[0] & 0xff);
    }
    byte[] encoded = Arrays.copyOf(before, before.length + length);
    System.arraycopy(raw, 0, encoded, before.length, length);
    return new X509EncodedKeySpec(encoded);
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return Arrays.equals(bytes, 0, Math.min(start.length, bytes.length), start, 0, start.length);
  }
}
