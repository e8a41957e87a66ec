package dev.padlock.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table in Markdown, padded so that it can also be read as it is.
final class Table {

  private final String title;
  private final String remark;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String title, String remark, String... columns) {
    this.title = title;
    this.remark = remark;
    rows.add(List.of(columns));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    String body =
        rows.stream().skip(1).map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    return "## %s%n%n%s%n%n%s%n%s%n%s%n"
        .formatted(title, remark, line(rows.getFirst(), widths), rule(widths), body);
  }

  /// Names stand on the left, figures on the right.
  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> ("%" + (i == 0 ? "-" : "") + widths[i] + "s").formatted(cells.get(i)))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String rule(int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> "-".repeat(widths[i] + 1) + (i == 0 ? "-" : ":"))
        .collect(Collectors.joining("|", "|", "|"));
  }
}
