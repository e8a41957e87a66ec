package dev.padlock.cli.serve;

import dev.padlock.cli.ca.Shell;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.pki.GeneralName;
import dev.padlock.pki.error.PkiException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.List;

/// What a server says when it begins: where it is, what it shows, and the line that tries it.
///
/// @param identity what it shows
/// @param address where it listens
/// @param asksForCertificate whether clients need one
record Announcement(
    ServerIdentity identity, InetSocketAddress address, boolean asksForCertificate) {

  private static final String LOCALHOST = "localhost";

  void print(Terminal terminal, String serving, boolean echo) {
    String name = name();
    String url = "https://" + name + ":" + address.getPort() + "/";
    PrintStream out = terminal.out();
    out.println(terminal.ink().bold("listening on " + url) + "  (" + serving + ")");
    out.println("certificate  " + identity.description());
    out.println("try          " + terminal.ink().bold(echo ? connect(name) : curl(name, url)));
    out.println("stop         Ctrl-C");
  }

  private String curl(String name, String url) {
    String own = asksForCertificate ? " --cert client.pem --key client.key" : "";
    String where =
        name.equals(LOCALHOST)
            ? ""
            : " --resolve " + name + ":" + address.getPort() + ":" + reachable();
    return "curl"
        + identity.trustFile().map(f -> " --cacert " + Shell.quote(f)).orElse("")
        + own
        + where
        + " "
        + url;
  }

  private String connect(String name) {
    String own = asksForCertificate ? " --cert client.pem --key client.key" : "";
    String where =
        name.equals(LOCALHOST) ? " " + LOCALHOST : " --servername " + name + " " + reachable();
    return "padlock connect"
        + identity.trustFile().map(f -> " --ca " + Shell.quote(f)).orElse("")
        + own
        + where
        + ":"
        + address.getPort();
  }

  private String reachable() {
    return address.getAddress().isAnyLocalAddress()
        ? "127.0.0.1"
        : address.getAddress().getHostAddress();
  }

  /// `localhost` if the certificate is for that, else the first name without a wildcard.
  private String name() {
    List<String> names = dnsNames();
    return names.contains(LOCALHOST) || names.isEmpty() ? LOCALHOST : names.getFirst();
  }

  private List<String> dnsNames() {
    try {
      return identity.identity().leaf().subjectAltNames().stream()
          .filter(GeneralName.DnsName.class::isInstance)
          .map(name -> ((GeneralName.DnsName) name).name())
          .filter(name -> !name.startsWith("*"))
          .toList();
    } catch (PkiException unreadable) {
      return List.of();
    }
  }
}
