package dev.padlock.explain.cause;

import dev.padlock.testkit.GeneratedPage;
import dev.padlock.tls.error.Refusal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Makes `docs/refusals.md` from the catalogue and its causes.
final class RefusalsPageTest {

  private static final String INTRODUCTION =
      """
      # Every refusal, its causes and its fix

      Made from the catalogue in `dev.padlock.tls.error` and the causes in `dev.padlock.explain`; a test fails where
      this page differs from them. Codes are stable: programs may match them. The alert is what the peer is told
      (RFC 9846 §6.2); a connection that the peer has ended itself is answered with nothing or with close_notify.
      """;

  @Test
  void thePageSaysWhatTheCatalogueSays() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    String catalogue = "";
    for (Refusal refusal : Refusal.catalogue()) {
      String name = refusal.getClass().getSimpleName();
      if (!name.equals(catalogue)) {
        page.append("\n## ").append(name).append('\n');
        catalogue = name;
      }
      page.append(entry(refusal));
    }
    GeneratedPage.check("docs/refusals.md", page.toString());
  }

  private static String entry(Refusal refusal) {
    String causes =
        Causes.of(refusal).stream()
            .map(cause ->
                "- "
                    + cause.text()
                    + " ("
                    + cause.confidence().name().toLowerCase(Locale.ROOT)
                    + ")\n")
            .collect(Collectors.joining());
    return """

    ### %s

    %s. Alert: %s. %s. To change: %s.

    %s
    Fix: %s.
    """
        .formatted(
            refusal.code(),
            refusal.sentence(),
            refusal.alert().rfcName(),
            refusal.section(),
            who(refusal),
            causes,
            refusal.remedy());
  }

  private static String who(Refusal refusal) {
    return switch (refusal.fault()) {
      case PEER -> "the peer";
      case LOCAL -> "this side";
      case BOTH -> "either side";
      case NETWORK -> "the network between them";
    };
  }
}
