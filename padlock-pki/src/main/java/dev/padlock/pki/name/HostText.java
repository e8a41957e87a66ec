package dev.padlock.pki.name;

import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import dev.padlock.pki.name.ReferenceIdentity.DnsReference;
import dev.padlock.pki.name.ReferenceIdentity.IpReference;
import java.net.IDN;
import java.net.Inet6Address;
import java.util.Locale;
import java.util.Optional;

/// Reads a host as people write it.
final class HostText {
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  private HostText() {}

  static ReferenceIdentity parse(String host) throws PkiException {
    Optional<Octets> address = address(host);
    if (address.isPresent()) {
      return new IpReference(address.get());
    }
    return new DnsReference(dnsName(host));
  }

  private static Optional<Octets> address(String host) throws PkiException {
    if (host.indexOf(':') >= 0) {
      return Optional.of(ipv6(host));
    }
    byte[] bytes = new byte[4];
    int start = 0;
    for (int i = 0; i < 4; i++) {
      int end = i < 3 ? host.indexOf('.', start) : host.length();
      int value = end < 0 ? -1 : decimalOctet(host, start, end);
      if (value < 0) {
        return Optional.empty();
      }
      bytes[i] = (byte) value;
      start = end + 1;
    }
    return Optional.of(Octets.wrap(bytes));
  }

  /// One to three digits without a zero in front, up to 255; -1 for anything else.
  private static int decimalOctet(String host, int from, int to) {
    if (from == to || to - from > 3 || !isNumber(host, from, to)) {
      return -1;
    }
    int value = Integer.parseInt(host, from, to, 10);
    return value > 255 || (to - from > 1 && host.charAt(from) == '0') ? -1 : value;
  }

  private static Octets ipv6(String host) throws PkiException {
    boolean isBracketed = host.startsWith("[") && host.endsWith("]");
    String literal = isBracketed ? host.substring(1, host.length() - 1) : host;
    int zone = literal.indexOf('%');
    try {
      return Octets.wrap(
          Inet6Address.ofLiteral(zone < 0 ? literal : literal.substring(0, zone)).getAddress());
    } catch (IllegalArgumentException e) {
      throw new PkiException(PkiFault.NAME_INVALID, shown(host), e);
    }
  }

  private static String dnsName(String host) throws PkiException {
    if (host.length() > MAX_NAME + 1) {
      throw new PkiException(PkiFault.NAME_INVALID, shown(host)); // A-labels are longer still
    }
    String ascii = ascii(host);
    String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    if (name.length() > MAX_NAME || !isName(name)) {
      throw new PkiException(PkiFault.NAME_INVALID, shown(host));
    }
    return name;
  }

  /// Whether all between the dots are labels. "127.1" means an address to some programs and a name
  /// to others: to us neither.
  private static boolean isName(String name) {
    int start = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
      if (!isLabel(name, start, dot)) {
        return false;
      }
      start = dot + 1;
    }
    return isLabel(name, start, name.length()) && !isNumber(name, start, name.length());
  }

  /// RFC 9525 §2 leaves letters, digits and hyphens; underscores are in use all the same.
  private static boolean isLabel(String name, int from, int to) {
    if (from == to || to - from > MAX_LABEL) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = name.charAt(i);
      boolean isInner = c == '-' && i > from && i < to - 1;
      if (!(c >= 'a' && c <= 'z') && !isDigit(c) && c != '_' && !isInner) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String ascii(String host) throws PkiException {
    if (isAscii(host)) {
      return host.toLowerCase(Locale.ROOT);
    }
    try {
      return IDN.toASCII(host).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new PkiException(PkiFault.NAME_INVALID, shown(host), e);
    }
  }

  private static boolean isAscii(String host) {
    for (int i = 0; i < host.length(); i++) {
      if (host.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /// What was written, short and without characters that could play tricks.
  private static String shown(String host) {
    String start = host.length() <= MAX_NAME ? host : host.substring(0, MAX_NAME) + "...";
    return '"' + start.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?") + '"';
  }
}
