package dev.padlock.tls.wire;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.error.TlsException;
import java.util.Optional;

/// A key derivation function that a pre-shared key is imported for (RFC 9258 §10).
///
///     uint16 target_kdf;
public record KdfIdentifier(int code) {

  public static final KdfIdentifier HKDF_SHA256 = new KdfIdentifier(1);
  public static final KdfIdentifier HKDF_SHA384 = new KdfIdentifier(2);

  private static final CodePointNames NAMES =
      CodePointNames.of(
          """
          0001 HKDF_SHA256
          0002 HKDF_SHA384
          """);

  public KdfIdentifier {
    CodePointNames.requireBytes(code, 2);
  }

  /// Empty for a hash that no cipher suite of TLS 1.3 has.
  public static Optional<KdfIdentifier> of(HashAlgorithm hash) {
    return switch (hash) {
      case SHA256 -> Optional.of(HKDF_SHA256);
      case SHA384 -> Optional.of(HKDF_SHA384);
      case SHA512 -> Optional.empty();
    };
  }

  public static KdfIdentifier read(ByteReader in) throws TlsException {
    return new KdfIdentifier(in.uint16());
  }

  public void write(ByteWriter out) {
    out.uint16(code);
  }

  /// Empty for one that Padlock does not know.
  public Optional<HashAlgorithm> hash() {
    return switch (code) {
      case 1 -> Optional.of(HashAlgorithm.SHA256);
      case 2 -> Optional.of(HashAlgorithm.SHA384);
      default -> Optional.empty();
    };
  }

  /// For example `HKDF_SHA256`.
  @Override
  public String toString() {
    return NAMES.of(code);
  }
}
