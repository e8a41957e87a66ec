package dev.padlock.explain.story;

import dev.padlock.explain.story.Line.Chapter;
import dev.padlock.explain.story.Line.Detail;
import dev.padlock.explain.story.Line.Heading;
import dev.padlock.explain.story.Line.Verbatim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Sets lines in columns: time, mark, text; labels and values below, wrapped to the width.
final class Typesetter {

  private static final int TIME = 9;
  private static final int TEXT = TIME + 4;
  private static final int LABEL = 11;
  private static final int VALUE = TEXT + LABEL;
  private static final int BRIEF_TITLE = 19;
  private static final int BRIEF_SIZE = 8;

  private final Style style;

  Typesetter(Style style) {
    this.style = style;
  }

  /// The line as it stands in the full form.
  List<String> full(Line line) {
    return switch (line) {
      case Heading heading -> List.of(heading(heading));
      case Detail detail -> detail(detail.label(), detail.text());
      case Verbatim verbatim -> verbatim(verbatim);
      case Chapter chapter -> List.of(chapter(chapter.title()));
    };
  }

  /// Whether an empty line stands before it: before every block but a change of keys, which belongs
  /// to the one above.
  boolean wantsSpace(Line line) {
    return line instanceof Chapter || line instanceof Heading heading && heading.mark() != Mark.KEY;
  }

  private String chapter(String title) {
    String dash = style.unicode() ? "\u2500" : "-";
    String rule = dash.repeat(Math.max(2, style.width() - TEXT - title.length() - 1));
    return " ".repeat(TEXT) + style.palette().paint(Tone.FAINT, title + " " + rule);
  }

  private String heading(Heading heading) {
    String time = style.palette().paint(Tone.FAINT, pad(Wording.time(heading.at()), TIME));
    String title = style.palette().paint(Tone.STRONG, heading.title());
    int gap = style.width() - TEXT - heading.title().length() - heading.aside().length();
    String aside =
        heading.aside().isEmpty()
            ? ""
            : " ".repeat(Math.max(2, gap)) + style.palette().paint(Tone.FAINT, heading.aside());
    return time + "  " + style.of(heading.mark()) + " " + title + aside;
  }

  private List<String> detail(String label, String text) {
    List<String> wrapped = Wording.wrap(text, style.width() - VALUE);
    List<String> lines = new ArrayList<>();
    String shown =
        style.palette().paint(Tone.LABEL, label) + " ".repeat(Math.max(1, LABEL - label.length()));
    lines.add(
        " ".repeat(TEXT) + (label.isEmpty() ? " ".repeat(LABEL) : shown) + wrapped.getFirst());
    wrapped.stream().skip(1).forEach(more -> lines.add(" ".repeat(VALUE) + more));
    return lines;
  }

  private List<String> verbatim(Verbatim verbatim) {
    List<String> lines = new ArrayList<>();
    lines.add(" ".repeat(VALUE) + style.palette().paint(Tone.FAINT, verbatim.label() + ":"));
    verbatim.text().lines().forEach(line -> lines.add(" ".repeat(VALUE + 2) + line));
    return lines;
  }

  /// A heading with its gist on one line.
  String brief(Heading heading) {
    String time = style.palette().paint(Tone.FAINT, pad(Wording.time(heading.at()), TIME));
    String title = String.format(Locale.ROOT, "%-" + BRIEF_TITLE + "s", title(heading));
    String size = pad(briefSize(heading.aside()), BRIEF_SIZE);
    int room = style.width() - TEXT - Math.max(BRIEF_TITLE, title.length()) - BRIEF_SIZE - 2;
    return time
        + "  "
        + style.of(heading.mark())
        + " "
        + style.palette().paint(Tone.STRONG, title)
        + style.palette().paint(Tone.FAINT, size)
        + "  "
        + cut(heading.gist(), room);
  }

  /// The one name that is too long for the column.
  private static String title(Heading heading) {
    return heading.title().equals("CompressedCertificate") ? "Certificate, zlib" : heading.title();
  }

  private static String briefSize(String aside) {
    int end = aside.indexOf(" byte");
    return end < 0 ? "" : aside.substring(0, end) + " B";
  }

  private static String pad(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private String cut(String text, int room) {
    String dots = style.unicode() ? "\u2026" : "...";
    return text.length() <= room
        ? text
        : text.substring(0, Math.max(0, room - dots.length())) + dots;
  }
}
