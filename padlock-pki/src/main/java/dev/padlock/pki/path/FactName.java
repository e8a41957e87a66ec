package dev.padlock.pki.path;

import java.util.Locale;

/// What a fact in a verdict is about.
public enum FactName {
  /// The subject of the certificate concerned.
  CERTIFICATE,
  /// Its SHA-256 fingerprint.
  FINGERPRINT,
  /// Its issuer.
  ISSUER,
  NOT_BEFORE,
  NOT_AFTER,
  /// The time the judgement was made for.
  NOW,
  /// The name that was asked for.
  ASKED,
  /// The names the certificate is for.
  PRESENTED,
  /// How many certificates were sent.
  SENT,
  /// Which store was searched and how many roots it holds.
  STORE,
  /// A root of the store that belongs to the same organisation.
  ROOT,
  /// Where the issuer says its certificate can be had (nobody has looked there).
  ISSUER_URL,
  /// What the rule found.
  FOUND,
  /// What the rule asks for.
  REQUIRED,
  /// What another program said about it.
  DETAIL;

  /// The stable name, for programs.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
