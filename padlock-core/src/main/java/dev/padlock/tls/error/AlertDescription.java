package dev.padlock.tls.error;

import java.util.Locale;
import java.util.Optional;

/// The alerts of TLS, closed and erroneous (RFC 9846 §6, with the reserved ones of older versions
/// that a peer may still send). A code outside this list is handled as a number, see [#of(int)].
public enum AlertDescription {
  CLOSE_NOTIFY(0),
  UNEXPECTED_MESSAGE(10),
  BAD_RECORD_MAC(20),
  RECORD_OVERFLOW(22),
  DECOMPRESSION_FAILURE(30),
  HANDSHAKE_FAILURE(40),
  NO_CERTIFICATE(41),
  BAD_CERTIFICATE(42),
  UNSUPPORTED_CERTIFICATE(43),
  CERTIFICATE_REVOKED(44),
  CERTIFICATE_EXPIRED(45),
  CERTIFICATE_UNKNOWN(46),
  ILLEGAL_PARAMETER(47),
  UNKNOWN_CA(48),
  ACCESS_DENIED(49),
  DECODE_ERROR(50),
  DECRYPT_ERROR(51),
  PROTOCOL_VERSION(70),
  INSUFFICIENT_SECURITY(71),
  INTERNAL_ERROR(80),
  INAPPROPRIATE_FALLBACK(86),
  USER_CANCELED(90),
  NO_RENEGOTIATION(100),
  MISSING_EXTENSION(109),
  UNSUPPORTED_EXTENSION(110),
  UNRECOGNIZED_NAME(112),
  BAD_CERTIFICATE_STATUS_RESPONSE(113),
  UNKNOWN_PSK_IDENTITY(115),
  CERTIFICATE_REQUIRED(116),
  GENERAL_ERROR(117),
  NO_APPLICATION_PROTOCOL(120);

  private static final AlertDescription[] VALUES = values();
  private final int code;

  AlertDescription(int code) {
    this.code = code;
  }

  /// The byte on the wire.
  public int code() {
    return code;
  }

  /// The name as the RFC writes it, for example `bad_record_mac`.
  public String rfcName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it closes a connection in peace: every other alert is an error (RFC 9846 §6).
  public boolean isClosure() {
    return this == CLOSE_NOTIFY || this == USER_CANCELED;
  }

  /// Whether it is sent at the level of a warning: what closes, and a no to a renegotiation, after
  /// which the connection goes on (RFC 5246 §7.2.2).
  public boolean isWarning() {
    return isClosure() || this == NO_RENEGOTIATION;
  }

  /// The alert with this code, or empty for one that no version of TLS knows.
  public static Optional<AlertDescription> of(int code) {
    for (AlertDescription description : VALUES) {
      if (description.code == code) {
        return Optional.of(description);
      }
    }
    return Optional.empty();
  }
}
