package dev.padlock.cli.inspect;

import dev.padlock.cli.terminal.Ink;
import dev.padlock.cli.terminal.Printable;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.path.Edge;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.Usage;
import dev.padlock.pki.path.Verdict.Trusted;
import dev.padlock.pki.path.Verdict.Untrusted;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// An inspection as lines for a terminal. What strangers wrote is made harmless first.
record InspectionText(Inspection inspection, Ink ink) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
  private static final int SHOWN_NAMES = 20;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<Certificate> certificates = inspection.request().chain().certificates();
    for (int i = 0; i < certificates.size(); i++) {
      certificate(lines, i + 1, certificates.get(i));
      lines.add("");
    }
    inspection
        .request()
        .chain()
        .unreadable()
        .forEach(why -> lines.add(Printable.line("unreadable: " + why.getMessage())));
    verdict(lines);
    return lines;
  }

  private void certificate(List<String> lines, int number, Certificate certificate) {
    CertificateView view = new CertificateView(certificate, inspection.request().at());
    String subject = certificate.subject().isEmpty() ? "no subject" : whose(certificate);
    lines.add(ink.bold(number + ". " + subject) + (view.isAuthority() ? ", an authority" : ""));
    List<String> names = view.names();
    if (!names.isEmpty()) {
      String more =
          names.size() > SHOWN_NAMES ? " and " + (names.size() - SHOWN_NAMES) + " more" : "";
      detail(lines, "for", String.join(", ", names.stream().limit(SHOWN_NAMES).toList()) + more);
    }
    detail(
        lines,
        "issued by",
        certificate.isSelfIssued() ? "itself" : certificate.issuer().toString());
    lines.add("   " + ink.dim("valid      ") + validity(certificate, view));
    detail(lines, "key", view.key() + ", signed with " + view.signature());
    if (!view.uses().isEmpty() || !view.purposes().isEmpty()) {
      List<String> all = new ArrayList<>(view.uses());
      view.purposes().forEach(purpose -> all.add("for " + purpose));
      detail(lines, "may", String.join(", ", all));
    }
    detail(lines, "serial", certificate.serial().toString(16));
    detail(lines, "SHA-256", certificate.fingerprint().hex());
  }

  private static String whose(Certificate certificate) {
    return Printable.line(certificate.subject().toString());
  }

  private void detail(List<String> lines, String label, String text) {
    lines.add("   " + ink.dim("%-11s".formatted(label)) + Printable.line(text));
  }

  private String validity(Certificate certificate, CertificateView view) {
    String dates =
        DAY.format(certificate.notBefore()) + " to " + DAY.format(certificate.notAfter());
    long left = view.daysLeft();
    if (left < 0) {
      return dates + ", " + ink.red("expired " + days(-left) + " ago");
    }
    if (inspection.request().at().isBefore(certificate.notBefore())) {
      return dates + ", " + ink.red("not valid yet");
    }
    String text = dates + ", " + days(left) + " left";
    return view.endsSoon() ? text + ink.yellow(": it ends soon, renew it") : text;
  }

  private static String days(long count) {
    return count == 1 ? "1 day" : count + " days";
  }

  private void verdict(List<String> lines) {
    String who =
        inspection.request().usage() == Usage.SERVER_AUTH
            ? "A client that believes "
            : "A server that believes ";
    String as = inspection.request().askedName().map(name -> " as " + name).orElse("");
    String by = Printable.line(inspection.roots()) + ", by the " + inspection.strictness();
    switch (inspection.verdict()) {
      case Trusted trusted -> {
        lines.add(ink.green("Believed") + as + ". " + who + by + " policy, accepts it.");
        trusted.warnings().forEach(finding -> finding(lines, ink.yellow("warning"), finding));
      }
      case Untrusted untrusted -> {
        lines.add(ink.red("Not believed") + as + ". " + who + by + " policy, refuses it.");
        finding(lines, ink.red("because"), untrusted.finding());
        untrusted.further().forEach(finding -> finding(lines, ink.red("and"), finding));
        lines.add("   " + ink.dim("fix        ") + untrusted.reason().remedy());
      }
    }
    for (Edge edge : inspection.verdict().edges()) {
      detail(lines, "tried", edge.sentence());
    }
  }

  private static void finding(List<String> lines, String label, Finding finding) {
    String source = finding.rule().source();
    String where = source.isEmpty() ? "" : " (" + source + ")";
    lines.add("   " + label + " " + Printable.line(finding.sentence() + where));
  }
}
