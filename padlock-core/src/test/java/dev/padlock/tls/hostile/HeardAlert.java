package dev.padlock.tls.hostile;

import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.wire.Alert;

/// An alert that a hostile peer heard.
///
/// @param stage the keys under which it came
public record HeardAlert(Alert alert, KeyStage stage) {

  public AlertDescription description() {
    return alert.known().orElseThrow();
  }
}
