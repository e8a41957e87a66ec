package dev.padlock.pki.path;

/// Judges chains. Thread-safe; never fetches anything; every input is bounded.
@FunctionalInterface
public interface PathValidator {

  /// The verdict; a chain that is not trusted is not an exception.
  Verdict judge(PathRequest request);
}
