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

  private static final String CONCLUSION =
      """

      ## How the reader and the judge are proved

      **Against the JDK.** `DifferentialTest` reads each certificate of the JDK's store, of Debian's and of the cases (3,956
      of them) here and with the JDK's parser, and compares every field: those of RFC 5280 §4.1, each extension with its
      value and whether it is critical, and what twelve kinds of extensions say. They differ in five ways, which the test
      lists with their reasons; five certificates' flaws the JDK's parser refuses, and here the rules do. Then each
      TBSCertificate is written anew from what was read, and is the same byte for byte, but for three roots that are no
      strict DER or no RFC 5280: Trustwave's two of 2017 (zeros at the end of keyUsage, X.690 §11.2.2) and Certum Trusted
      Network CA 2 (GeneralizedTime before 2050).

      **By fuzzing.** Two targets for Jazzer: `DerFuzz` (any bytes, read as DER, as a certificate with every accessor, as a
      revocation list, as a status) and `ChainFuzz` (anchors, chain, lists and status, judged under both policies, with
      signatures that hold by decree). Beyond crashes and hangs they look at the memory that an input takes, at the bound
      of 100 signatures, and at whether verdicts agree with each other. The tests run both over their seeds; the long run
      is `padlock-proving/fuzz der 10` and `padlock-proving/fuzz chain 10`. The last ones, of ten minutes each beside other
      work on two cores: 1,090,381 runs of the first and 93,784 of the second, without a finding.

      **By hand.** What was found by trying to mislead the judge or to keep it busy is a test each: in `HostileChainTest`
      (thousands of common names beside thousands of addresses, purposes without end, names that a verdict repeats,
      critical extensions that nobody needed to read), `EvidenceTest` (a responder whose certificate is signed over SHA-1
      or may not sign; a second list that withdraws what the first one passes), `TrustManagerJudgeTest` (an unreadable leaf
      before somebody else's certificate) and `SubjectPublicKeyInfoTest` (RSA numbers that are negative or even).

      ## What a judgement costs

      A chain of leaf, intermediate and root, each leaf seen for the first time, read and judged under a Signature that
      accepts whatever it is given, against the JDK's CertPathValidator (which is not asked for the name), round by round
      in one process on two cores, JDK 25. `padlock-bench/bench --only chains` measures it; `ChainBenchmark` does the same
      with JMH.

      | | Padlock | JDK | of it | bytes allocated | JDK | of it | the same chain again |
      |---|---|---|---|---|---|---|---|
      | ECDSA P-256 | 4.6 us | 19.1 us | 24 % | 3,290 | 33,080 | 9.9 % | 0.3 us |
      | RSA-2048 | 4.6 us | 20.3 us | 23 % | 3,420 | 37,400 | 9.2 % | 0.4 us |

      The aim is a quarter of the time and a tenth of the memory at most. How much the compiler inlines and keeps off
      the heap differs from run to run: 20 % to 25 % of the time and 7 % to 10 % of the memory were seen.
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
    page.append(CONCLUSION);
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
