package dev.padlock.proving.bogo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The committed list: one line for each test that concerns us, by name.
record Results(List<Line> lines) {

  private static final String HEAD =
      "test\tcategory\tside\tresumption\tcontrol\tverdict\twaits for";

  /// One test.
  ///
  /// @param resumption whether the test makes more than one connection
  /// @param control whether a shim that never connects passes it
  /// @param waitsFor what an unimplemented test needs; empty else
  record Line(
      String test,
      String category,
      String side,
      boolean resumption,
      boolean control,
      Verdict verdict,
      String waitsFor) {

    Line with(boolean newControl, Verdict newVerdict, String newWaitsFor) {
      return new Line(test, category, side, resumption, newControl, newVerdict, newWaitsFor);
    }

    /// Whether it was passed and says something.
    boolean counts() {
      return verdict == Verdict.PASS && !control;
    }
  }

  static Results read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.equals(HEAD)) {
        lines.add(line(line.split("\t", -1)));
      }
    }
    return new Results(lines);
  }

  private static Line line(String[] cells) {
    return new Line(
        cells[0],
        cells[1],
        cells[2],
        cells[3].equals("resumes"),
        cells[4].equals("passes"),
        Verdict.valueOf(cells[5]),
        cells[6]);
  }

  void write(Path file) throws IOException {
    List<String> text = new ArrayList<>(List.of(HEAD));
    for (Line line : lines) {
      text.add(
          String.join(
              "\t",
              line.test(),
              line.category(),
              line.side(),
              line.resumption() ? "resumes" : "-",
              line.control() ? "passes" : "-",
              line.verdict().name(),
              line.waitsFor()));
    }
    Files.write(file, text);
  }
}
