package dev.padlock.pki.rule;

import dev.padlock.pki.GeneralName;
import dev.padlock.pki.GeneralName.DirectoryName;
import dev.padlock.pki.GeneralName.DnsName;
import dev.padlock.pki.GeneralName.Email;
import dev.padlock.pki.GeneralName.IpAddress;
import dev.padlock.pki.GeneralName.OtherKind;
import dev.padlock.pki.GeneralName.Uri;
import dev.padlock.pki.der.Octets;
import java.util.Locale;
import java.util.Optional;

/// What lies in the subtree of a name constraint, for each form of name (RFC 5280 §4.2.1.10).
///
/// Where a name can not be judged, it is neither permitted nor free of an exclusion.
final class Subtree {
  private static final int IPV4 = 4;
  private static final int IPV6 = 16;

  private Subtree() {}

  /// Whether the constraint speaks of names like this one. Of other names of its own kind it says
  /// nothing.
  static boolean isOfSameForm(GeneralName base, GeneralName name) {
    return base instanceof OtherKind(int tag, Octets ignored)
        ? name instanceof OtherKind(int other, Octets alsoIgnored) && tag == other
        : base.getClass() == name.getClass();
  }

  static boolean isWellFormed(GeneralName base) {
    return switch (base) {
      case DnsName(String name) -> isDomain(name);
      case Email(String address) -> isMailConstraint(address);
      case Uri(String host) -> isDomain(host) && !host.isEmpty();
      case IpAddress(Octets bytes) -> isNetwork(bytes);
      case DirectoryName(var name) -> name.isReadable();
      case OtherKind other -> true;
    };
  }

  /// A host name (with the underscores that are in use), perhaps after one dot, or nothing at all.
  private static boolean isDomain(String name) {
    String host = name.startsWith(".") ? name.substring(1) : name;
    return name.isEmpty() || HostNames.isHost(host.replace('_', 'a'));
  }

  private static boolean isMailConstraint(String address) {
    int at = address.lastIndexOf('@');
    return at < 0
        ? isDomain(address) && !address.isEmpty()
        : isLocalPart(address.substring(0, at)) && HostNames.isHost(address.substring(at + 1));
  }

  /// RFC 5321 §4.1.2: an at sign only between quotes.
  private static boolean isLocalPart(String local) {
    boolean isQuoted = local.length() > 2 && local.startsWith("\"") && local.endsWith("\"");
    return !local.isEmpty() && (isQuoted || local.indexOf('@') < 0);
  }

  /// An address and its mask, whose ones are all in front (RFC 4632 §3.1).
  private static boolean isNetwork(Octets bytes) {
    int half = bytes.size() / 2;
    if (bytes.size() != 2 * IPV4 && bytes.size() != 2 * IPV6) {
      return false;
    }
    boolean isOver = false;
    for (int bit = 0; bit < half * 8; bit++) {
      boolean isSet = (bytes.byteAt(half + bit / 8) & (0x80 >> (bit % 8))) != 0;
      if (isSet && isOver) {
        return false;
      }
      isOver |= !isSet;
    }
    return true;
  }

  /// Whether all that the name stands for lies in the subtree.
  static boolean permits(GeneralName base, GeneralName name) {
    return switch (name) {
      case DnsName(String text) -> base instanceof DnsName(String domain) && isBelow(domain, text);
      case Email(String address) -> base instanceof Email(String mail) && isMail(mail, address);
      case Uri(String uri) -> base instanceof Uri(String host) && isHost(host, uri).orElse(false);
      case IpAddress(Octets ip) -> base instanceof IpAddress(Octets net) && isInNetwork(net, ip);
      case DirectoryName(var dn) -> base instanceof DirectoryName(var tree) && dn.isWithin(tree);
      case OtherKind other -> false;
    };
  }

  /// Whether something that the name stands for may lie in the subtree.
  static boolean mayExclude(GeneralName base, GeneralName name) {
    return switch (name) {
      case DnsName(String text) -> base instanceof DnsName(String domain) && overlaps(domain, text);
      case Email(String address) ->
          base instanceof Email(String mail) && (!isMailbox(address) || isMail(mail, address));
      case Uri(String uri) -> base instanceof Uri(String host) && isHost(host, uri).orElse(true);
      case IpAddress ip -> permits(base, ip);
      case DirectoryName(var dn) ->
          base instanceof DirectoryName(var tree) && (!dn.isReadable() || dn.isWithin(tree));
      case OtherKind other -> true;
    };
  }

  /// Zero or more labels before the domain; one or more before `.domain`. A wildcard is below where
  /// all that it covers is.
  private static boolean isBelow(String domain, String name) {
    String base = folded(domain);
    String text = folded(name);
    if (text.startsWith("*.")) {
      String parent = text.substring("*.".length());
      return base.startsWith(".") ? ("." + parent).endsWith(base) : isSelfOrBelow(base, parent);
    }
    return base.startsWith(".") ? text.endsWith(base) : isSelfOrBelow(base, text);
  }

  private static boolean isSelfOrBelow(String base, String name) {
    return base.isEmpty()
        || (name.endsWith(base)
            && (name.length() == base.length()
                || name.charAt(name.length() - base.length() - 1) == '.'));
  }

  /// A wildcard covers the domain itself too, where that is one label below the wildcard's parent.
  private static boolean overlaps(String domain, String name) {
    if (isBelow(domain, name)) {
      return true;
    }
    String base = folded(domain.startsWith(".") ? domain.substring(1) : domain);
    String text = folded(name);
    int dot = base.indexOf('.');
    return text.startsWith("*.")
        && !domain.startsWith(".")
        && dot > 0
        && base.substring(dot + 1).equals(text.substring("*.".length()));
  }

  /// A mailbox, whose local part is taken as it is; or a host; or all hosts below `.domain`.
  private static boolean isMail(String constraint, String address) {
    int at = address.lastIndexOf('@');
    if (!isMailbox(address)) {
      return false;
    }
    String host = address.substring(at + 1);
    int split = constraint.lastIndexOf('@');
    if (split >= 0) {
      return constraint.substring(0, split).equals(address.substring(0, at))
          && constraint.substring(split + 1).equalsIgnoreCase(host);
    }
    return isHostOrBelow(constraint, host);
  }

  private static boolean isMailbox(String address) {
    return address.lastIndexOf('@') > 0 && !address.endsWith("@");
  }

  /// A host exactly, or all hosts below `.domain`.
  private static boolean isHostOrBelow(String constraint, String host) {
    String base = folded(constraint);
    String text = folded(host);
    return base.startsWith(".")
        ? text.endsWith(base) && text.length() > base.length()
        : text.equals(base);
  }

  /// Empty where the URI has no host name: such a one can not be judged.
  private static Optional<Boolean> isHost(String constraint, String uri) {
    int start = uri.indexOf("://");
    if (start <= 0) {
      return Optional.empty();
    }
    String authority = uri.substring(start + 3).split("[/?#]", 2)[0];
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = hostAndPort.lastIndexOf(':');
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    return HostNames.isHost(host) ? Optional.of(isHostOrBelow(constraint, host)) : Optional.empty();
  }

  private static boolean isInNetwork(Octets network, Octets address) {
    if (network.size() != 2 * address.size()) {
      return false;
    }
    for (int i = 0; i < address.size(); i++) {
      int mask = network.byteAt(address.size() + i);
      if ((address.byteAt(i) & mask) != (network.byteAt(i) & mask)) {
        return false;
      }
    }
    return true;
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
