package dev.padlock.tls.trace;

/// What a decision was about.
public enum Subject {
  VERSION,
  CIPHER_SUITE,
  GROUP,
  SIGNATURE_SCHEME,
  CREDENTIAL,
  APPLICATION_PROTOCOL,
  RETRY,
  CLIENT_CERTIFICATE,
  CERTIFICATE_COMPRESSION,
  RECORD_SIZE
}
