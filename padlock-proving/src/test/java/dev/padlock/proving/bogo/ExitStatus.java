package dev.padlock.proving.bogo;

/// What a run of the shim tells the runner.
enum ExitStatus {
  PASSED(0),
  FAILED(1),
  /// The test asks for what is not built: it counts neither way.
  UNIMPLEMENTED(89),
  /// Something that no test may take for the refusal it waits for.
  BROKEN(90);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
