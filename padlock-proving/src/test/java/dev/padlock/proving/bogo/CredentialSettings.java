package dev.padlock.proving.bogo;

import dev.padlock.tls.codec.Opaque;
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
}
