package dev.padlock.pki.name;

import dev.padlock.pki.name.NameMatch.Likely;
import java.util.Locale;

/// A dNSName of a certificate, perhaps with a wildcard, held against names (RFC 9525 §6.3). Names
/// come in lower case; patterns are folded here.
record DnsPattern(String text) {
  private static final String WILDCARD = "*.";

  static DnsPattern of(String presented) {
    return new DnsPattern(presented.toLowerCase(Locale.ROOT));
  }

  /// Equal, or covered by a wildcard that is the whole left-most label.
  boolean covers(String name) {
    if (text.indexOf('*') < 0) {
      return text.equals(name);
    }
    int dot = name.indexOf('.');
    return isProperWildcard() && dot > 0 && name.substring(dot + 1).equals(parent());
  }

  /// One star, alone in the first label, above two labels at least: a wildcard over a whole top
  /// level would be for strangers too.
  private boolean isProperWildcard() {
    return text.startsWith(WILDCARD) && parent().indexOf('*') < 0 && parent().indexOf('.') > 0;
  }

  private String parent() {
    return text.substring(WILDCARD.length());
  }

  /// Why somebody may have taken this pattern to cover the name.
  Likely nearMiss(String name) {
    if (text.indexOf('*') >= 0) {
      return wildcardMiss(name);
    }
    boolean isWww = ("www." + text).equals(name) || text.equals("www." + name);
    return isWww ? Likely.WWW : Likely.OTHER_NAMES;
  }

  private Likely wildcardMiss(String name) {
    String tail = text.substring(text.indexOf('.') + 1);
    if (text.startsWith(WILDCARD) && name.equals(parent())) {
      return Likely.WILDCARD_BARE;
    }
    if (!name.endsWith("." + tail)) {
      return Likely.OTHER_NAMES;
    }
    return isProperWildcard() ? Likely.WILDCARD_DEPTH : Likely.WILDCARD_FORM;
  }
}
