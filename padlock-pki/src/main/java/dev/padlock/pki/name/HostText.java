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
import java.util.regex.Pattern;

/// Reads a host as people write it.
final class HostText {
  /// RFC 9525 §2 leaves letters, digits and hyphens; underscores are in use all the same.
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern QUAD = Pattern.compile("(0|[1-9][0-9]{0,2})");
  private static final int MAX_NAME = 253;

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
    String[] parts = host.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      if (!QUAD.matcher(parts[i]).matches() || Integer.parseInt(parts[i]) > 255) {
        return Optional.empty();
      }
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Optional.of(Octets.wrap(bytes));
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
    String[] labels = name.split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw new PkiException(PkiFault.NAME_INVALID, shown(host));
      }
    }
    // "127.1" means an address to some programs and a name to others: to us neither.
    if (name.length() > MAX_NAME || DIGITS.matcher(labels[labels.length - 1]).matches()) {
      throw new PkiException(PkiFault.NAME_INVALID, shown(host));
    }
    return name;
  }

  private static String ascii(String host) throws PkiException {
    try {
      return IDN.toASCII(host).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new PkiException(PkiFault.NAME_INVALID, shown(host), e);
    }
  }

  /// What was written, short and without characters that could play tricks.
  private static String shown(String host) {
    String start = host.length() <= MAX_NAME ? host : host.substring(0, MAX_NAME) + "...";
    return '"' + start.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?") + '"';
  }
}
