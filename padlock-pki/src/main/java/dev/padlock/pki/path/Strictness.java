package dev.padlock.pki.path;

/// What is done about a breach of a rule.
public enum Strictness {
  /// Every rule of RFC 5280 and of the CA/Browser Forum's profile refuses.
  STRICT,
  /// A rule refuses unless that would refuse roots of the JDK's or Debian's store, a directly
  /// trusted certificate, or what openssl, keytool or mkcert make by default: then it warns.
  STANDARD;

  /// Whether a breach of this rule by a certificate at this place refuses the chain.
  public boolean refuses(Rule rule, Place place) {
    if (rule == Rule.COMPANION_READABLE) {
      return false;
    }
    if (this == STRICT) {
      return true;
    }
    return switch (rule.leniency()) {
      case NOWHERE -> place != Place.TRUSTED_LEAF || isAskedOfTrusted(rule);
      case ANCHORS -> place != Place.ANCHOR;
      case EVERYWHERE -> false;
    };
  }

  /// Dates, name and usage: more is not asked of a leaf that is trusted for itself.
  private static boolean isAskedOfTrusted(Rule rule) {
    return switch (rule.reason()) {
      case NAME_MISMATCH, COMMON_NAME_ONLY, KEY_USAGE, EXTENDED_KEY_USAGE, UNREADABLE -> true;
      case REVOKED, REVOCATION_UNKNOWN, NOT_PINNED, NOT_LOGGED -> true;
      default -> false;
    };
  }
}
