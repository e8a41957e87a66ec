package dev.padlock.pki.rule;

/// What host names look like in a certificate (RFC 5280 §4.2.1.6, CABF BR §7.1.4.2).
final class HostNames {
  private static final int MAX_LENGTH = 253;
  private static final int MAX_LABEL = 63;

  private HostNames() {}

  /// Labels of letters, digits and hyphens, perhaps below a wildcard, and no address.
  static boolean isPresentable(String name) {
    String host = name.startsWith("*.") ? name.substring("*.".length()) : name;
    return isHost(host);
  }

  /// The same without a wildcard.
  static boolean isHost(String host) {
    if (host.isEmpty() || host.length() > MAX_LENGTH) {
      return false;
    }
    int start = 0;
    boolean isNumber = false;
    while (start <= host.length()) {
      int dot = host.indexOf('.', start);
      int end = dot < 0 ? host.length() : dot;
      if (!isLabel(host, start, end)) {
        return false;
      }
      isNumber = isNumber(host, start, end);
      start = end + 1;
    }
    return !isNumber;
  }

  private static boolean isNumber(String host, int from, int to) {
    for (int i = from; i < to; i++) {
      if (host.charAt(i) < '0' || host.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLabel(String host, int from, int to) {
    if (from == to || to - from > MAX_LABEL) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = host.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean isInner = c == '-' && i > from && i < to - 1;
      if (!isLetter && !(c >= '0' && c <= '9') && !isInner) {
        return false;
      }
    }
    return true;
  }
}
