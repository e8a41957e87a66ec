package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.NamedGroup;
import java.util.List;

/// The groups that an endpoint supports for key exchange, best first (RFC 9846 §4.3.7).
///
///     struct {
///         NamedGroup named_group_list<2..2^16-1>;
///     } NamedGroupList;
public record SupportedGroups(List<NamedGroup> namedGroupList) implements Extension {

  public SupportedGroups {
    namedGroupList = List.copyOf(namedGroupList);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SUPPORTED_GROUPS;
  }

  static SupportedGroups read(ByteReader in) throws TlsException {
    return new SupportedGroups(in.vector16(2, 0xffff, NamedGroup::read));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.vector16(namedGroupList, NamedGroup::write);
  }
}
