package dev.padlock.tls.wire;

import java.util.Optional;

/// What a record carries (RFC 9846 §5.1). A closed set: a record of any other type is refused.
///
///     enum {
///         invalid(0), change_cipher_spec(20), alert(21), handshake(22), application_data(23), (255)
///     } ContentType;
public enum ContentType {
  CHANGE_CIPHER_SPEC(20),
  ALERT(21),
  HANDSHAKE(22),
  APPLICATION_DATA(23);

  private final int code;

  ContentType(int code) {
    this.code = code;
  }

  /// The byte on the wire.
  public int code() {
    return code;
  }

  /// The type with this code, or empty where TLS 1.3 knows none.
  public static Optional<ContentType> of(int code) {
    return switch (code) {
      case 20 -> Optional.of(CHANGE_CIPHER_SPEC);
      case 21 -> Optional.of(ALERT);
      case 22 -> Optional.of(HANDSHAKE);
      case 23 -> Optional.of(APPLICATION_DATA);
      default -> Optional.empty();
    };
  }
}
