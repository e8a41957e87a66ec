package dev.padlock.cli.terminal;

/// What the process says to whoever started it. Stable: scripts decide by it, and `docs/cli.md`
/// promises it.
public enum ExitCode {
  OK(0, "everything went well"),
  REFUSED(1, "the peer was refused, refused us, or broke off"),
  USAGE(2, "the command line is wrong"),
  UNREACHABLE(3, "the network: no such host, no answer, connection refused or cut, port in use"),
  LOCAL(4, "a file, key, certificate, password or stream here is unusable"),
  BUG(70, "a defect of padlock itself");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  /// When this code is given, for the help text.
  public String meaning() {
    return meaning;
  }
}
