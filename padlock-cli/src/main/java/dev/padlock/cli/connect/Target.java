package dev.padlock.cli.connect;

import dev.padlock.cli.terminal.CommandFailure;
import dev.padlock.cli.terminal.Complaint;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.name.ReferenceIdentity;

/// Whom to connect to, as written: `HOST`, `HOST:PORT`, `[IPV6]:PORT`.
///
/// @param host in the form that goes into DNS and certificates
public record Target(String host, int port) {

  private static final int LAST_PORT = 65_535;

  public static Target parse(String text, int usualPort) {
    if (text.contains("/")) {
      throw wrong(text, "it is a URL", "write HOST:PORT, for example " + withoutPath(text));
    }
    int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
    if (text.startsWith("[") && bracket < 0) {
      throw wrong(text, "the bracket is not closed", "write [IPV6]:PORT");
    }
    int colon = text.indexOf(':', Math.max(bracket, 0));
    boolean isBareIpv6 = bracket < 0 && colon >= 0 && text.indexOf(':', colon + 1) >= 0;
    String host = colon < 0 || isBareIpv6 ? text : text.substring(0, colon);
    int port = colon < 0 || isBareIpv6 ? usualPort : port(text, text.substring(colon + 1));
    return new Target(name(text, host), port);
  }

  private static String withoutPath(String url) {
    String rest = url.substring(url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3);
    return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
  }

  private static int port(String text, String digits) {
    if (!digits.matches("[0-9]{1,5}")) {
      throw wrong(text, "\"" + digits + "\" is not a port", "give a number from 1 to 65535");
    }
    int port = Integer.parseInt(digits);
    if (port < 1 || port > LAST_PORT) {
      throw wrong(text, "there is no port " + port, "give a number from 1 to 65535");
    }
    return port;
  }

  /// A host name in ASCII and lower case, or an address without brackets.
  public static String name(String text, String host) {
    try {
      return ReferenceIdentity.of(host).toString();
    } catch (PkiException notAName) {
      throw wrong(
          text, "\"" + host + "\" is neither a host name nor an IP address", "check the spelling");
    }
  }

  private static CommandFailure wrong(String text, String why, String fix) {
    return Complaint.usage("Cannot connect to \"" + text + "\"", why, fix).raise();
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
