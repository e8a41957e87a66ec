package dev.padlock.explain.cause;

import dev.padlock.tls.error.AlertDescription;

/// What each alert means when a peer sends it (RFC 9846 §6). A catalogue.
public final class Alerts {

  private Alerts() {}

  /// What the peer says with it, one sentence without its full stop.
  public static String meaning(AlertDescription alert) {
    return switch (alert) {
      case CLOSE_NOTIFY -> "I send no more; this is a regular end";
      case UNEXPECTED_MESSAGE -> "I got a message that has no place at this point";
      case BAD_RECORD_MAC -> "I cannot decrypt a record: it was changed, or our keys differ";
      case RECORD_OVERFLOW -> "A record is longer than I take";
      case DECOMPRESSION_FAILURE -> "I cannot expand what you compressed (older versions only)";
      case HANDSHAKE_FAILURE -> "Nothing that you offer is acceptable to me";
      case NO_CERTIFICATE -> "I have no certificate (SSL 3.0 only)";
      case BAD_CERTIFICATE -> "Your certificate is damaged, or its signature is wrong";
      case UNSUPPORTED_CERTIFICATE -> "Your certificate is of a kind that I do not take";
      case CERTIFICATE_REVOKED -> "Your certificate was revoked by its authority";
      case CERTIFICATE_EXPIRED -> "Your certificate is outside its dates";
      case CERTIFICATE_UNKNOWN ->
          "I do not accept your certificate, for a reason that I keep to myself";
      case ILLEGAL_PARAMETER -> "A value in your message is not allowed there";
      case UNKNOWN_CA -> "I do not know the authority that issued your certificate";
      case ACCESS_DENIED -> "Your certificate is valid, but you may not come in";
      case DECODE_ERROR -> "I cannot read your message: a length or a value is out of range";
      case DECRYPT_ERROR -> "A signature or a Finished does not verify";
      case PROTOCOL_VERSION -> "I do not speak any version that you offer";
      case INSUFFICIENT_SECURITY -> "What you offer is too weak for me";
      case INTERNAL_ERROR -> "Something failed on my side that is not your fault";
      case INAPPROPRIATE_FALLBACK ->
          "You fell back to an older version although I speak a newer one";
      case USER_CANCELED -> "I stop for a reason that has nothing to do with TLS";
      case NO_RENEGOTIATION -> "I do not renegotiate (older versions only)";
      case MISSING_EXTENSION -> "An extension that I need is missing from your message";
      case UNSUPPORTED_EXTENSION -> "Your answer holds an extension that I did not offer";
      case UNRECOGNIZED_NAME -> "I do not serve the name that you asked for";
      case BAD_CERTIFICATE_STATUS_RESPONSE -> "The OCSP response with your certificate is wrong";
      case UNKNOWN_PSK_IDENTITY -> "I do not know your pre-shared key";
      case CERTIFICATE_REQUIRED -> "I need a certificate from you, and you sent none";
      case GENERAL_ERROR -> "Something is wrong that no other alert describes";
      case NO_APPLICATION_PROTOCOL -> "I speak none of the application protocols that you offer";
    };
  }
}
