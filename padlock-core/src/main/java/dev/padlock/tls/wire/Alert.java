package dev.padlock.tls.wire;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.TlsException;
import java.util.Optional;

/// A closure or an error, as it is on the wire (RFC 9846 §6).
///
///     enum { warning(1), fatal(2), (255) } AlertLevel;
///     struct {
///         AlertLevel level;
///         AlertDescription description;
///     } Alert;
public record Alert(int level, int description) {

  public static final int WARNING = 1;
  public static final int FATAL = 2;

  /// The end of what the sender has to say (RFC 9846 §6.1).
  public static final Alert CLOSE_NOTIFY = new Alert(WARNING, AlertDescription.CLOSE_NOTIFY.code());

  public Alert {
    CodePointNames.requireBytes(level, 1);
    CodePointNames.requireBytes(description, 1);
  }

  /// RFC 9846 §6.2: every error alert is sent as fatal.
  public static Alert fatal(AlertDescription description) {
    return new Alert(FATAL, description.code());
  }

  public static Alert read(ByteReader in) throws TlsException {
    return new Alert(in.uint8(), in.uint8());
  }

  public void write(ByteWriter out) {
    out.uint8(level).uint8(description);
  }

  /// The alert by name, or empty where no version of TLS knows the number.
  public Optional<AlertDescription> known() {
    return AlertDescription.of(description);
  }

  /// For example `bad_record_mac`, or `alert 99` for a number without a name.
  @Override
  public String toString() {
    return known().map(AlertDescription::rfcName).orElse("alert " + description);
  }
}
