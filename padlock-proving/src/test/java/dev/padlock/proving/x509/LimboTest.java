package dev.padlock.proving.x509;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.path.Leniency;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.path.ValidationPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/// x509-limbo's own cases and BetterTLS's, under both policies. What must be accepted and what must
/// be refused are told apart: whoever refuses everything is right about most cases.
final class LimboTest {

  @Test
  void underTheStrictPolicyEveryCaseIsAsExpected() {
    Score score = Score.of(ValidationPolicy.STRICT);

    System.out.println(score);
    assertEquals(List.of(), score.wrong().stream().filter(o -> !isContradicted(o, score)).toList());
  }

  @Test
  void underTheStandardPolicyAllIsAcceptedThatMustBe() {
    Score score = Score.of(ValidationPolicy.STANDARD);

    System.out.println(score);
    assertEquals(List.of(), score.wrong().stream().filter(o -> !o.isAccepted()).toList());
    assertEquals(List.of(), score.wrong().stream().filter(o -> o.limbo().isBetterTls()).toList());
    score.wrong().forEach(LimboTest::isLetPassByARuleThatOnlyWarns);
  }

  private static void isLetPassByARuleThatOnlyWarns(Outcome outcome) {
    assertTrue(
        outcome.rules().stream()
            .map(Rule::leniency)
            .anyMatch(leniency -> leniency != Leniency.NOWHERE),
        outcome::toString);
  }

  /// x509-limbo has pairs of cases that expect the opposite for the same chain, one by RFC 5280 and
  /// one by the CA/Browser Forum; the strict policy takes the latter's side.
  private static boolean isContradicted(Outcome outcome, Score score) {
    return outcome.limbo().contradicts().stream()
        .filter(id -> id.startsWith("webpki::"))
        .anyMatch(score::isRight);
  }
}
