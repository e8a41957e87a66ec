package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import java.util.List;

/// The application protocols that a client offers, best first, or the one that the server chose
/// (RFC 7301 §3.1).
///
///     opaque ProtocolName<1..2^8-1>;
///
///     struct {
///         ProtocolName protocol_name_list<2..2^16-1>
///     } ProtocolNameList;
public record ApplicationLayerProtocolNegotiation(List<Opaque> protocolNameList)
    implements Extension {

  public ApplicationLayerProtocolNegotiation {
    protocolNameList = List.copyOf(protocolNameList);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.APPLICATION_LAYER_PROTOCOL_NEGOTIATION;
  }

  static ApplicationLayerProtocolNegotiation read(ByteReader in) throws TlsException {
    return new ApplicationLayerProtocolNegotiation(
        in.vector16(2, 0xffff, name -> name.opaque8(1, 0xff)));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.vector16(protocolNameList, (name, to) -> to.opaque8(name));
  }
}
