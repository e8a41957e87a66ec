package dev.padlock.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page of `docs/` that is made from the code. A test compares the two, so that the page cannot
/// become stale; with the system property `padlock.write` it writes the page instead.
public final class GeneratedPage {

  private GeneratedPage() {}

  /// @param page below the root of the project, such as `docs/refusals.md`; tests run in their
  ///   module's folder
  /// @throws AssertionError if the page says something else
  public static void check(String page, String made) {
    Path file = Path.of("..").resolve(page);
    try {
      if (System.getProperty("padlock.write") != null) {
        Files.writeString(file, made);
      }
      if (!Files.exists(file) || !Files.readString(file).equals(made)) {
        throw new AssertionError(
            page + " is stale: run this test once more with -Dpadlock.write and commit the page");
      }
    } catch (IOException unreadable) {
      throw new AssertionError(page + " cannot be read or written", unreadable);
    }
  }
}
