package dev.padlock.proving.bogo;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the flags say about one credential.
final class CredentialSettings {

  @Nullable String chainFile;
  @Nullable String keyFile;
  final List<Integer> schemes = new ArrayList<>();
  Opaque ocspResponse = Opaque.EMPTY;
  Opaque timestamps = Opaque.EMPTY;
  boolean mustMatchIssuer;

  /// Of a key to be imported (RFC 9258), in the place of a certificate.
  @Nullable Opaque pskKey;

  Opaque pskIdentity = Opaque.EMPTY;
  Opaque pskContext = Opaque.EMPTY;
  HashAlgorithm pskHash = HashAlgorithm.SHA256;
}
