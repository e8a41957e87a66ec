package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import java.util.List;

/// Which extensions a client's certificate is to have (RFC 9846 §4.3.5).
///
///     struct {
///         OIDFilter filters<0..2^16-1>;
///     } OIDFilterExtension;
public record OidFilters(List<OidFilter> filters) implements Extension {

  public OidFilters {
    filters = List.copyOf(filters);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.OID_FILTERS;
  }

  static OidFilters read(ByteReader in) throws TlsException {
    return new OidFilters(in.vector16(0, 0xffff, OidFilter::read));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.vector16(filters, OidFilter::write);
  }
}
