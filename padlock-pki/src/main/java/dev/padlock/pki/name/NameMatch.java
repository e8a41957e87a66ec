package dev.padlock.pki.name;

import dev.padlock.pki.GeneralName;
import java.util.List;

/// Whether a certificate is for the asked name, and if not, why one might have thought so.
public sealed interface NameMatch {

  /// It is: by this one of its names.
  record Matched(GeneralName presented) implements NameMatch {}

  /// It is not. `presented` are all names it is for, as text.
  record Mismatched(String asked, List<String> presented, Likely likely) implements NameMatch {
    private static final int SHOWN = 8;

    public Mismatched {
      presented = List.copyOf(presented);
    }

    /// The asked name, the presented ones (the first few of many) and the likely reason.
    public String sentence() {
      String names =
          presented.isEmpty()
              ? "no name"
              : String.join(", ", presented.stream().limit(SHOWN).toList());
      int more = presented.size() - SHOWN;
      String rest = more > 0 ? " and " + more + " more" : "";
      return "The certificate is for %s%s, not for %s%s."
          .formatted(names, rest, asked, likely.clause());
    }
  }

  /// What probably happened.
  enum Likely {
    COMMON_NAME_ONLY(
        ": it has a common name only, and since RFC 9525 names stand in subjectAltName"),
    NO_NAMES(": it has no subjectAltName"),
    WILDCARD_DEPTH(": a wildcard stands for exactly one label"),
    WILDCARD_BARE(": a wildcard does not stand for the name below it"),
    WILDCARD_FORM(": a wildcard must be the whole left-most label, above two labels at least"),
    ADDRESS_ASKED(": an IP address was asked for and only DNS names are in it"),
    ADDRESS_AS_NAME(": the IP address is written as a DNS name in it, where it does not count"),
    ADDRESSES_ONLY(": a DNS name was asked for and only IP addresses are in it"),
    WWW(": the two differ by www"),
    OTHER_NAMES("");

    private final String clause;

    Likely(String clause) {
      this.clause = clause;
    }

    /// The reason as the end of a sentence; empty where there is none to give.
    public String clause() {
      return clause;
    }
  }
}
