package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.trace.KeyLog;
import dev.padlock.tls.wire.ProtocolVersion;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What both roles are configured with.
///
/// @param versions the newest first; never empty
public record CommonSettings(
    CryptoProvider crypto,
    InstantSource clock,
    Preferences preferences,
    RecordSettings records,
    Limits limits,
    @Nullable KeyLog keyLog,
    List<ProtocolVersion> versions,
    Settings12 tls12) {

  public boolean speaks(ProtocolVersion version) {
    return versions.contains(version);
  }
}
