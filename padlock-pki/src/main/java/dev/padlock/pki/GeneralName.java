package dev.padlock.pki;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.nio.charset.StandardCharsets;

/// One name that a certificate is for (RFC 5280 §4.2.1.6), as it stands there: nothing is folded,
/// decoded or checked but the alphabet.
public sealed interface GeneralName {

  /// `[2] dNSName`.
  record DnsName(String name) implements GeneralName {
    @Override
    public String toString() {
      return name;
    }
  }

  /// `[7] iPAddress`: 4 or 16 bytes in network order (in a name constraint its mask follows).
  record IpAddress(Octets bytes) implements GeneralName {
    @Override
    public String toString() {
      return AddressText.of(bytes);
    }
  }

  /// `[1] rfc822Name`.
  record Email(String address) implements GeneralName {
    @Override
    public String toString() {
      return address;
    }
  }

  /// `[6] uniformResourceIdentifier`.
  record Uri(String uri) implements GeneralName {
    @Override
    public String toString() {
      return uri;
    }
  }

  /// `[4] directoryName`.
  record DirectoryName(DistinguishedName name) implements GeneralName {
    @Override
    public String toString() {
      return name.toString();
    }
  }

  /// Any other form: its tag and its content.
  record OtherKind(int tag, Octets content) implements GeneralName {}

  static GeneralName read(DerReader in) throws PkiException {
    int tag = in.peekTag();
    return switch (tag) {
      case 0x81 -> new Email(ia5(in.content(tag)));
      case 0x82 -> new DnsName(ia5(in.content(tag)));
      case 0x86 -> new Uri(ia5(in.content(tag)));
      case 0x87 -> new IpAddress(in.content(tag));
      case 0xa4 -> directoryName(in.enter(tag));
      case 0x88, 0xa0, 0xa3, 0xa5 -> new OtherKind(tag, in.content(tag));
      default ->
          throw new PkiException(
              PkiFault.EXTENSION_MALFORMED, "a general name of tag 0x%02x".formatted(tag));
    };
  }

  private static GeneralName directoryName(DerReader in) throws PkiException {
    DistinguishedName name = DistinguishedName.of(in.element(DerTag.SEQUENCE));
    in.end();
    return new DirectoryName(name);
  }

  private static String ia5(Octets content) throws PkiException {
    if (!content.isAscii()) {
      throw new PkiException(PkiFault.DER_TEXT, "an IA5String with " + content);
    }
    return content.text(StandardCharsets.US_ASCII);
  }

  default void write(DerWriter out) {
    switch (this) {
      case Email(String address) -> out.primitive(0x81, ascii(address));
      case DnsName(String name) -> out.primitive(0x82, ascii(name));
      case Uri(String uri) -> out.primitive(0x86, ascii(uri));
      case IpAddress(Octets bytes) -> out.primitive(0x87, bytes);
      case DirectoryName(DistinguishedName name) -> out.primitive(0xa4, name.der());
      case OtherKind(int tag, Octets content) -> out.primitive(tag, content);
    }
  }

  private static Octets ascii(String text) {
    return Octets.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }
}
