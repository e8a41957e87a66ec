package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.ProtocolVersion;

/// The version that the server uses: `supported_versions` in its hello or retry (RFC 9846 §4.3.1).
///
///     struct {
///         ProtocolVersion selected_version;
///     } SupportedVersions;
public record SelectedVersion(ProtocolVersion selectedVersion) implements Extension {

  @Override
  public ExtensionType type() {
    return ExtensionType.SUPPORTED_VERSIONS;
  }

  static SelectedVersion read(ByteReader in) throws TlsException {
    return new SelectedVersion(ProtocolVersion.read(in));
  }

  @Override
  public void writeBody(ByteWriter out) {
    selectedVersion.write(out);
  }
}
