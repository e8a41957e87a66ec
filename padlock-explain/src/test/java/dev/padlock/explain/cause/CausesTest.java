package dev.padlock.explain.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.tls.error.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CausesTest {

  static List<Refusal> catalogue() {
    return Refusal.catalogue();
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void everyRefusalHasCausesOfItsOwn(Refusal refusal) {
    assertTrue(Causes.isKnown(refusal), refusal.code());
    Causes.of(refusal).forEach(cause -> assertSentence(cause.text()));
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void everyRefusalIsExplainedEvenWhereNothingElseIsKnown(Refusal refusal) {
    Explanation explanation = Explainer.explain(refusal.refuse());
    assertEquals(refusal.code(), explanation.code());
    assertFalse(explanation.causes().isEmpty());
    assertFalse(explanation.fixes().isEmpty());
    Stream.of(explanation.failed(), explanation.why()).forEach(CausesTest::assertSentence);
    explanation.fixes().forEach(fix -> assertSentence(fix.text()));
    assertTrue(explanation.oneLine().endsWith("[" + refusal.code() + "]"));
    assertEquals(1, explanation.oneLine().lines().count());
  }

  private static void assertSentence(String text) {
    assertFalse(text.isBlank());
    assertFalse(text.endsWith("."), text);
    assertEquals(text.strip(), text);
  }
}
