package dev.padlock.pki.error;

import java.io.IOException;

/// Something this module was given could not be used. The message is one line: what was refused,
/// about which thing, and what to do.
public final class PkiException extends IOException {
  private static final long serialVersionUID = 1L;

  private final PkiFault fault;
  private final String detail;

  public PkiException(PkiFault fault, String detail) {
    super(line(fault, detail));
    this.fault = fault;
    this.detail = detail;
  }

  public PkiException(PkiFault fault, String detail, Throwable cause) {
    super(line(fault, detail), cause);
    this.fault = fault;
    this.detail = detail;
  }

  @Override
  public String getMessage() {
    return line(fault, detail);
  }

  private static String line(PkiFault fault, String detail) {
    return fault.sentence() + ": " + detail + " - " + fault.remedy();
  }

  /// The catalogue entry: what programs decide by.
  public PkiFault fault() {
    return fault;
  }

  /// The thing this refusal is about: a file, an offset, a name.
  public String detail() {
    return detail;
  }

  /// The same refusal, told from further out: `where` says in which file or certificate it
  /// happened.
  public PkiException in(String where) {
    return new PkiException(fault, where + ": " + detail, this);
  }
}
