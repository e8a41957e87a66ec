package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.KdfIdentifier;
import dev.padlock.tls.wire.ProtocolVersion;
import java.util.Optional;

/// What stands in a [PskIdentity] when the key is imported (RFC 9258 §5.1).
///
///     struct {
///         opaque external_identity<1..2^16-1>;
///         opaque context<0..2^16-1>;
///         uint16 target_protocol;
///         uint16 target_kdf;
///     } ImportedIdentity;
public record ImportedIdentity(
    Opaque externalIdentity,
    Opaque context,
    ProtocolVersion targetProtocol,
    KdfIdentifier targetKdf) {

  /// The identity that these bytes spell. Empty if they do not spell any: then they may be the
  /// identity of a key that is used as it is.
  public static Optional<ImportedIdentity> of(Opaque pskIdentity) {
    try {
      return Optional.of(pskIdentity.reader().exactly(ImportedIdentity::read));
    } catch (TlsException somethingElse) {
      return Optional.empty();
    }
  }

  static ImportedIdentity read(ByteReader in) throws TlsException {
    return new ImportedIdentity(
        in.opaque16(1, 0xffff),
        in.opaque16(0, 0xffff),
        ProtocolVersion.read(in),
        KdfIdentifier.read(in));
  }

  /// What goes into the extension, and into the derivation of the key.
  public Opaque encode() {
    ByteWriter out = new ByteWriter().opaque16(externalIdentity).opaque16(context);
    targetProtocol.write(out);
    targetKdf.write(out);
    return out.toOpaque();
  }
}
