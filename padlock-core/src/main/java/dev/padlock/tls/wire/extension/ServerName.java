package dev.padlock.tls.wire.extension;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import java.util.List;

/// The name of the server that a client wants to reach (RFC 6066 §3).
///
/// The list of the RFC never came to hold anything but one host_name, and no more is accepted.
///
///     struct {
///         NameType name_type;
///         select (name_type) {
///             case host_name: HostName;
///         } name;
///     } ServerName;
///
///     enum { host_name(0), (255) } NameType;
///     opaque HostName<1..2^16-1>;
///
///     struct {
///         ServerName server_name_list<1..2^16-1>
///     } ServerNameList;
public record ServerName(String hostName) implements Extension {

  private static final int HOST_NAME = 0;

  /// RFC 1035 §2.3.4.
  private static final int LONGEST = 255;

  /// @throws IllegalArgumentException if [#isHostName] is false
  public ServerName {
    if (!isHostName(hostName)) {
      throw new IllegalArgumentException("not a host name: " + hostName);
    }
  }

  /// Whether `name` has 1 to 255 characters that all are ASCII letters, digits, hyphens, dots or
  /// underscores. So no name hides a NUL, a line break or another script.
  public static boolean isHostName(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (!isLegible(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// The underscore is seen in practice.
  private static boolean isLegible(char c) {
    return c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c >= 'A' && c <= 'Z'
        || c == '.'
        || c == '-'
        || c == '_';
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.SERVER_NAME;
  }

  static ServerName read(ByteReader in) throws TlsException {
    List<ServerName> serverNameList = in.vector16(1, 0xffff, ServerName::readOne);
    if (serverNameList.size() > 1) {
      throw Misbehaviour.BAD_SERVER_NAME.refuse("names", serverNameList.size());
    }
    return serverNameList.getFirst();
  }

  @Override
  public void writeBody(ByteWriter out) {
    try (var _ = out.length16()) {
      out.uint8(HOST_NAME).opaque16(Opaque.wrap(hostName.getBytes(US_ASCII)));
    }
  }

  private static ServerName readOne(ByteReader in) throws TlsException {
    int nameType = in.uint8();
    Opaque name = in.opaque16(1, 0xffff);
    String hostName = new String(name.toArray(), US_ASCII);
    if (nameType != HOST_NAME || !isHostName(hostName)) {
      throw Misbehaviour.BAD_SERVER_NAME.refuse("name_type", nameType, "name", name);
    }
    return new ServerName(hostName);
  }
}
