package dev.padlock.explain.cause;

import dev.padlock.tls.error.IdentityFault;
import java.util.List;

/// No way leads from the certificate to a trusted root: what to put where.
final class IssuerClue implements Clue {

  @Override
  public Insight look(Incident incident) {
    if (incident.refusal() == IdentityFault.MISSING_INTERMEDIATE) {
      return missingIntermediate(incident);
    }
    if (incident.refusal() == IdentityFault.SELF_SIGNED) {
      return selfSigned(incident);
    }
    return incident.refusal() == IdentityFault.UNKNOWN_CA ? unknown() : Insight.NONE;
  }

  private static Insight missingIntermediate(Incident incident) {
    String known =
        incident.fact("root").map(root -> "; this side holds its root \"" + root + "\"").orElse("");
    Fix fix =
        Fix.of(
            "Let the server send its full chain: its own certificate first, then each intermediate"
                + known,
            new Snippet("nginx", "ssl_certificate     /etc/ssl/fullchain.pem;"),
            new Snippet("Apache", "SSLCertificateFile  /etc/ssl/fullchain.pem"),
            new Snippet(
                "Tomcat",
                "<Certificate certificateFile=\"conf/cert.pem\"\n    certificateChainFile=\"conf/chain.pem\" certificateKeyFile=\"conf/key.pem\"/>"),
            new Snippet("HAProxy", "bind :443 ssl crt /etc/ssl/key-and-fullchain.pem"),
            new Snippet("padlock", "padlock serve --cert fullchain.pem --key key.pem"));
    return Insight.fixes(fix);
  }

  private static Insight selfSigned(Incident incident) {
    return Insight.fixes(
        Fix.of(
            "Issue it from a local authority and trust that one",
            new Snippet(
                "padlock", "padlock ca issue " + incident.course().serverName().orElse("NAME"))),
        trust("certificate.pem"));
  }

  private static Insight unknown() {
    return Insight.fixes(trust("root.pem"));
  }

  private static Fix trust(String file) {
    return new Fix(
        "If you know that this is the right one, let this side trust it",
        List.of(
            new Snippet("padlock", "padlock connect --ca " + file + " HOST"),
            new Snippet(
                "Java", "ClientConfig.builder().trust(TrustStore.file(Path.of(\"" + file + "\")))"),
            new Snippet(
                "Debian, for the whole machine",
                "cp "
                    + file
                    + " /usr/local/share/ca-certificates/NAME.crt\nupdate-ca-certificates")));
  }
}
