package dev.padlock.explain.cause;

import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.verify.Role;
import java.util.List;

/// Certificates for the wrong use, and clients without one.
final class UsageClue implements Clue {

  @Override
  public Insight look(Incident incident) {
    if (incident.refusal() == IdentityFault.CERTIFICATE_REQUIRED
        || incident.refusal() == IdentityFault.NO_CLIENT_CERTIFICATE) {
      return Insight.fixes(
          Fix.of(
              "Give the client a certificate from an authority that the server names in its CertificateRequest",
              new Snippet(
                  "padlock",
                  "padlock ca issue --client NAME\npadlock connect --cert client.pem --key client.key HOST"),
              new Snippet("curl", "curl --cert client.pem --key client.key https://HOST/")));
    }
    if (incident.refusal() != IdentityFault.CERTIFICATE_NOT_FOR_THIS_USE
        || incident.course().role() == Role.CLIENT) {
      return Insight.NONE;
    }
    return new Insight(
        "",
        List.of(
            Cause.likely(
                "The client's certificate comes from a public authority: since 2026 they leave clientAuth out when they renew")),
        List.of(
            Fix.of(
                "Issue client certificates from an authority of your own",
                new Snippet("padlock", "padlock ca issue --client NAME"))));
  }
}
