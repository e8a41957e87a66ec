package dev.padlock.tls.engine;

/// Code of the application that watches a connection threw what it must not. The conductor turns it
/// into a refusal.
final class WatcherFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String asked;
  private final RuntimeException failure;

  /// @param asked what it was asked to do, for people
  WatcherFailed(String asked, RuntimeException failure) {
    super(asked, failure);
    this.asked = asked;
    this.failure = failure;
  }

  String asked() {
    return asked;
  }

  RuntimeException failure() {
    return failure;
  }
}
