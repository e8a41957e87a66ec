package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;

/// In which forms the sender takes points of a curve (RFC 8422 §5.1.2): TLS has kept the uncompressed
/// one only.
///
///     enum { uncompressed(0), deprecated(1..2), reserved(248..255) } ECPointFormat;
///
///     struct {
///         ECPointFormat ec_point_format_list<1..2^8-1>;
///     } ECPointFormatList;
public record EcPointFormats(Opaque ecPointFormatList) implements Extension {

  private static final int UNCOMPRESSED = 0;

  /// The list of all who follow the RFC.
  public static EcPointFormats uncompressed() {
    return new EcPointFormats(Opaque.wrap(new byte[] {UNCOMPRESSED}));
  }

  /// Without it there is no form left that both sides could use.
  public boolean includesUncompressed() {
    for (int i = 0; i < ecPointFormatList.size(); i++) {
      if (ecPointFormatList.byteAt(i) == UNCOMPRESSED) {
        return true;
      }
    }
    return false;
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.EC_POINT_FORMATS;
  }

  static EcPointFormats read(ByteReader in) throws TlsException {
    return new EcPointFormats(in.opaque8(1, 0xff));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.opaque8(ecPointFormatList);
  }
}
