package dev.padlock.pki.path;

import java.util.Locale;

/// What a certificate is on a path.
public enum Place {
  LEAF,
  INTERMEDIATE,
  ANCHOR,
  /// A leaf that is trusted for itself: dates, name and usage are all that is asked of it.
  TRUSTED_LEAF;

  /// The stable name, for programs and documents.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
