package dev.padlock.explain.story;

import dev.padlock.explain.cause.Cause;
import dev.padlock.explain.cause.Explanation;
import dev.padlock.explain.cause.Fix;
import dev.padlock.explain.cause.RefusedBy;
import dev.padlock.explain.cause.Snippet;
import dev.padlock.explain.story.Line.Detail;
import dev.padlock.explain.story.Line.Heading;
import dev.padlock.explain.story.Line.Verbatim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tells a refusal: what failed, why, likely causes, fixes.
final class RefusalTeller {

  private RefusalTeller() {}

  static List<Line> tell(Duration at, Explanation explanation) {
    List<Line> lines = new ArrayList<>();
    lines.add(heading(at, explanation));
    lines.addAll(details(explanation));
    return lines;
  }

  private static Heading heading(Duration at, Explanation explanation) {
    String who =
        switch (explanation.what().by()) {
          case THIS_SIDE -> "refused by us";
          case PEER -> "refused by the peer";
          case NOBODY -> "broken off";
        };
    return new Heading(at, Mark.BAD, who, explanation.code(), explanation.code());
  }

  static List<Line> details(Explanation explanation) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Detail("what", Wording.printable(explanation.failed())));
    lines.add(new Detail("why", Wording.printable(explanation.why())));
    lines.add(new Detail("when", explanation.what().phase().text()));
    for (Cause cause : explanation.causes()) {
      if (!cause.text().equals(explanation.why())) {
        lines.add(
            new Detail(
                cause.confidence().name().toLowerCase(Locale.ROOT),
                Wording.printable(cause.text())));
      }
    }
    for (Fix fix : explanation.fixes()) {
      lines.add(new Detail("fix", Wording.printable(fix.text())));
      for (Snippet snippet : fix.snippets()) {
        lines.add(new Verbatim(snippet.where(), snippet.text()));
      }
    }
    lines.add(new Detail("rule", rule(explanation)));
    return lines;
  }

  private static String rule(Explanation explanation) {
    String section = explanation.what().refusal().section();
    return explanation.what().by() == RefusedBy.THIS_SIDE
        ? section + "; alert " + explanation.what().refusal().alert().rfcName()
        : section;
  }
}
