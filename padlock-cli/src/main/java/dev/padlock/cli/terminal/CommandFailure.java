package dev.padlock.cli.terminal;

/// A command gives up, for a reason that is told in one sentence. Never a defect: no stack trace is
/// ever shown.
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Complaint complaint;

  CommandFailure(Complaint complaint) {
    super(complaint.line(), null, false, false);
    this.complaint = complaint;
  }

  public Complaint complaint() {
    return complaint;
  }
}
