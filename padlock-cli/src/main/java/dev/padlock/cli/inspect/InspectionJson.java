package dev.padlock.cli.inspect;

import dev.padlock.explain.json.JsonWriter;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.path.Edge;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.Verdict.Trusted;
import dev.padlock.pki.path.Verdict.Untrusted;
import java.time.Instant;
import java.util.List;

/// An inspection as JSON. The names of members are stable.
final class InspectionJson {

  private InspectionJson() {}

  static void write(JsonWriter json, Inspection inspection) {
    json.object(() -> {
      json.member("target", inspection.target());
      json.member("at", inspection.request().at().toString());
      List<Certificate> certificates = inspection.request().chain().certificates();
      json.name("certificates")
          .array(
              () -> certificates.forEach(one -> certificate(json, one, inspection.request().at())));
      json.member(
          "unreadable",
          inspection.request().chain().unreadable().stream().map(Exception::getMessage).toList());
      json.name("verdict").object(() -> verdict(json, inspection));
    });
  }

  private static void certificate(JsonWriter json, Certificate certificate, Instant now) {
    CertificateView view = new CertificateView(certificate, now);
    json.object(() ->
        json.member("subject", certificate.subject().toString())
            .member("issuer", certificate.issuer().toString())
            .member("serial", certificate.serial().toString(16))
            .member("not_before", certificate.notBefore().toString())
            .member("not_after", certificate.notAfter().toString())
            .member("days_left", view.daysLeft())
            .member("ends_soon", view.endsSoon())
            .member("names", view.names())
            .member("key", view.key())
            .member("signature", view.signature())
            .member("authority", view.isAuthority())
            .member("key_usage", view.uses())
            .member("extended_key_usage", view.purposes())
            .member("sha256", certificate.fingerprint().hex())
            .member("spki_sha256", certificate.publicKeyInfo().der().sha256().hex()));
  }

  private static void verdict(JsonWriter json, Inspection inspection) {
    json.member("trusted", inspection.verdict().isTrusted())
        .member("policy", inspection.strictness())
        .member("roots", inspection.roots())
        .member("name", inspection.request().askedName().map(Object::toString).orElse(""));
    switch (inspection.verdict()) {
      case Trusted trusted -> {
        json.member("path", trusted.path().stream().map(c -> c.subject().toString()).toList());
        json.member("anchor", trusted.anchor().subject().toString());
        findings(json, "warnings", trusted.warnings());
      }
      case Untrusted untrusted -> {
        json.member("reason", untrusted.reason().code());
        json.member("remedy", untrusted.reason().remedy());
        findings(json, "findings", List.of(untrusted.finding()));
        findings(json, "further", untrusted.further());
      }
    }
    json.name("tried").array(() -> inspection.verdict().edges().forEach(edge -> edge(json, edge)));
  }

  private static void findings(JsonWriter json, String name, List<Finding> findings) {
    json.name(name)
        .array(() ->
            findings.forEach(finding ->
                json.object(() ->
                    json.member("rule", finding.rule().code())
                        .member("source", finding.rule().source())
                        .member("sentence", finding.sentence()))));
  }

  private static void edge(JsonWriter json, Edge edge) {
    json.object(() ->
        json.member("certificate", edge.certificate().subject().toString())
            .member("issuer", edge.issuer().subject().toString())
            .member("anchor", edge.isAnchor())
            .member("outcome", edge.outcome().code())
            .member("sentence", edge.sentence()));
  }
}
