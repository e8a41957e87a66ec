package dev.padlock.testkit;

import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/// What a test can not do without and this machine may not have: where it is missing the test is
/// skipped loudly, and in continuous integration (`CI=true`) it fails.
public final class Required {
  private Required() {}

  /// Throws what the rule asks for; never returns.
  public static RuntimeException missing(String what) {
    return missing(what, "true".equals(System.getenv("CI")));
  }

  static RuntimeException missing(String what, boolean mustBeThere) {
    if (mustBeThere) {
      throw new AssertionFailedError(what + " is missing, and with CI=true nothing may be skipped");
    }
    System.err.println("SKIPPED: " + what + " is missing on this machine");
    throw new TestAbortedException(what + " is missing");
  }
}
