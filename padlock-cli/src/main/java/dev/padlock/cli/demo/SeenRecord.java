package dev.padlock.cli.demo;

import dev.padlock.tls.wire.ContentType;
import java.util.Optional;

/// A record as somebody on the wire sees it: its header, and bytes.
///
/// @param fromClient whether the client sent it
/// @param type the first byte
/// @param length of what follows the header
record SeenRecord(boolean fromClient, int type, int length) {

  /// What the type pretends to be; in TLS 1.3 everything that is encrypted looks like application
  /// data.
  boolean is(ContentType content) {
    return Optional.of(content).equals(ContentType.of(type));
  }
}
