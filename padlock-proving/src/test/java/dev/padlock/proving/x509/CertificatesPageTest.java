package dev.padlock.proving.x509;

import dev.padlock.pki.path.Leniency;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.testkit.GeneratedPage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// `docs/certificates.md` says what the catalogue of rules says, and what the suites say about it.
final class CertificatesPageTest {
  private static final String INTRODUCTION =
      """
      # How certificates are judged

      Made from the catalogue of rules in `dev.padlock.pki.path.Rule` and from what becomes of the cases of x509-limbo
      and BetterTLS; a test fails where this page differs from them.

      `padlock-pki` finds the path and judges it by itself. It fetches nothing, checks 100 signatures at most, and ends
      within a second. There are two policies. **strict** refuses for every rule below. **standard**, the default,
      refuses as well, unless the rule would refuse a root of the JDK's or Debian's store, a certificate that is trusted
      directly, or what openssl, keytool or mkcert make by default: then the breach is a warning in the verdict. Of a leaf
      that is trusted for itself only dates, name and usage are asked under the standard policy.

      Where two cases of x509-limbo expect the opposite for the same chain, one by RFC 5280 and one by the CA/Browser
      Forum's Baseline Requirements (CABF BR), the strict policy takes the latter's side. A common name beside other names
      breaks the letter of CABF BR §7.1.4.3 in chains that both suites want accepted; the rule is held where it tells
      something: a name written in another way than in subjectAltName, or a host beside other hosts in a subject that is
      nothing but that name.
      """;

  @Test
  void thePageSaysWhatTheRulesAndTheSuitesSay() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    page.append("\n## Rules that only warn under the standard policy\n\n");
    page.append("| Rule | Where it is written | Warns for | Because |\n|---|---|---|---|\n");
    rules(false)
        .forEach(rule -> row(page, named(rule), rule.source(), whom(rule.leniency()), rule.why()));
    page.append("\n## Rules that refuse under both policies\n\n");
    page.append("| Rule | Where it is written |\n|---|---|\n");
    rules(true).forEach(rule -> row(page, named(rule), rule.source()));
    scores(page);
    GeneratedPage.check("docs/certificates.md", page.toString());
  }

  private static List<Rule> rules(boolean refusing) {
    return Arrays.stream(Rule.values())
        .filter(rule -> (rule.leniency() == Leniency.NOWHERE) == refusing)
        .toList();
  }

  private static String named(Rule rule) {
    return rule.demand() + " (`" + rule.code() + "`)";
  }

  private static String whom(Leniency leniency) {
    return leniency == Leniency.ANCHORS ? "anchors" : "all";
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static void scores(StringBuilder page) {
    Score strict = Score.of(ValidationPolicy.STRICT);
    Score standard = Score.of(ValidationPolicy.STANDARD);
    page.append("\n## What becomes of the suites' cases\n\n");
    page.append("As many as came out as expected.\n\n");
    page.append("| Policy | x509-limbo: accept | refuse | BetterTLS: accept | refuse |\n");
    page.append("|---|---|---|---|---|\n");
    for (Score score : List.of(strict, standard)) {
      row(
          page,
          score.policy().strictness().name().toLowerCase(Locale.ROOT),
          score.share(false, true),
          score.share(false, false),
          score.share(true, true),
          score.share(true, false));
    }
    deviations(page, strict, "strict");
    deviations(page, standard, "standard");
  }

  private static void deviations(StringBuilder page, Score score, String policy) {
    page.append("\nOtherwise than expected under the " + policy + " policy, by rule:\n\n");
    score
        .deviations()
        .forEach(
            (rules, cases) -> page.append("- " + rules + ": " + String.join(", ", cases) + "\n"));
  }
}
