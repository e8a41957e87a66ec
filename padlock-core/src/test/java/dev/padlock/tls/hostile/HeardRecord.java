package dev.padlock.tls.hostile;

import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.wire.ContentType;

/// A record that a hostile peer heard.
///
/// @param version its legacy_record_version
/// @param content bytes of content
/// @param padding zeros behind content and type
public record HeardRecord(ContentType type, int version, int content, int padding, KeyStage stage) {

  /// What record_size_limit counts: content, type and padding (RFC 8449 §4).
  public int innerPlaintext() {
    return content + 1 + padding;
  }
}
