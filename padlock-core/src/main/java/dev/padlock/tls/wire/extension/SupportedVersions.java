package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.ProtocolVersion;
import java.util.List;

/// The versions that a client speaks, best first (RFC 9846 §4.3.1).
///
///     struct {
///         ProtocolVersion versions<2..254>;
///     } SupportedVersions;
public record SupportedVersions(List<ProtocolVersion> versions) implements Extension {

  public SupportedVersions {
    versions = List.copyOf(versions);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SUPPORTED_VERSIONS;
  }

  static SupportedVersions read(ByteReader in) throws TlsException {
    return new SupportedVersions(in.vector8(2, 254, ProtocolVersion::read));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.vector8(versions, ProtocolVersion::write);
  }
}
