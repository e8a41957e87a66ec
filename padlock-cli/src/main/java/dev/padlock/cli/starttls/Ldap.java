package dev.padlock.cli.starttls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// LDAP: an extended operation with the OID of StartTLS (RFC 4511 §4.14).
final class Ldap {

  /// `LDAPMessage { messageID 1, extendedReq { requestName 1.3.6.1.4.1.1466.20037 } }`
  private static final byte[] START_TLS =
      HexFormat.of()
          .parseHex("301d02010177188016" + "312e332e362e312e342e312e313436362e3230303337");

  private static final int MOST = 1 << 14;
  private static final int SEQUENCE = 0x30;
  private static final int EXTENDED_RESPONSE = 0x78;

  private Ldap() {}

  static void ask(Dialogue server) throws IOException {
    server.say(START_TLS);
    Element message = Element.read(server, SEQUENCE);
    Element id = message.next(server, 0x02);
    Element response = message.at(id.end).next(server, EXTENDED_RESPONSE);
    Element code = response.next(server, 0x0a);
    int result = code.length() == 1 ? code.bytes[code.start] : -1;
    if (result != 0) {
      Element matched = response.at(code.end).next(server, 0x04);
      Element text = response.at(matched.end).next(server, 0x04);
      throw server.refused("result code " + result + " " + text.text());
    }
  }

  /// One BER element, whose content lies in `bytes[start..end)`. BER and not DER: Active Directory
  /// writes long lengths.
  private static final class Element {
    private final byte[] bytes;
    private final int start;
    private final int end;

    private Element(byte[] bytes, int start, int end) {
      this.bytes = bytes;
      this.start = start;
      this.end = end;
    }

    /// Reads a whole element off the wire.
    static Element read(Dialogue server, int tag) throws IOException {
      int seen = server.octet();
      if (seen != tag) {
        throw server.strange("byte " + seen + " where an LDAP message begins");
      }
      int length = server.octet();
      if (length > 0x80) {
        int octets = length & 0x7f;
        length = 0;
        for (int i = 0; i < octets && length <= MOST; i++) {
          length = length << 8 | server.octet();
        }
      }
      if (length > MOST) {
        throw server.strange("an LDAP message of more than " + MOST + " bytes");
      }
      byte[] content = new byte[length];
      for (int i = 0; i < length; i++) {
        content[i] = (byte) server.octet();
      }
      return new Element(content, 0, length);
    }

    Element at(int position) {
      return new Element(bytes, position, end);
    }

    int length() {
      return end - start;
    }

    /// The element at the start of this one's content.
    Element next(Dialogue server, int tag) throws IOException {
      int at = start;
      if (length() < 2 || (bytes[at++] & 0xff) != tag) {
        throw server.strange("an LDAP message that answers something else");
      }
      int length = bytes[at++] & 0xff;
      if (length > 0x80) {
        int octets = length & 0x7f;
        length = 0;
        for (int i = 0; i < octets && at < end && length <= MOST; i++) {
          length = length << 8 | (bytes[at++] & 0xff);
        }
      }
      if (length > end - at) {
        throw server.strange("an LDAP message that ends too early");
      }
      return new Element(bytes, at, at + length);
    }

    String text() {
      return new String(bytes, start, length(), StandardCharsets.UTF_8);
    }
  }
}
