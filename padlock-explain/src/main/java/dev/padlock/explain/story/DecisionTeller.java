package dev.padlock.explain.story;

import dev.padlock.explain.story.Line.Detail;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Role;
import java.util.ArrayList;
import java.util.List;

/// Says what was chosen, from which lists, by which rule.
final class DecisionTeller {

  private DecisionTeller() {}

  static List<Line> tell(TraceEvent.Decided decision, Role role) {
    boolean byPeer = decision.preferred().isEmpty() && role == Role.CLIENT;
    return byPeer ? byPeer(decision) : byUs(decision);
  }

  /// The message says what; here is why.
  private static List<Line> byPeer(TraceEvent.Decided decision) {
    String offered = decision.offered().isEmpty() ? "" : "; we offered " + list(decision.offered());
    return List.of(
        new Detail("why", subject(decision.subject()) + ": " + decision.rule() + offered));
  }

  private static List<Line> byUs(TraceEvent.Decided decision) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Detail("decided", subject(decision.subject()) + " " + decision.chosen()));
    lines.add(new Detail("  rule", decision.rule()));
    if (!decision.preferred().isEmpty()) {
      lines.add(new Detail("  ours", list(decision.preferred())));
    }
    if (!decision.offered().isEmpty()) {
      lines.add(new Detail("  theirs", list(decision.offered())));
    }
    return lines;
  }

  private static String list(List<String> values) {
    return Wording.printable(Wording.list(values));
  }

  private static String subject(Subject subject) {
    return switch (subject) {
      case VERSION -> "version";
      case CIPHER_SUITE -> "cipher suite";
      case GROUP -> "group";
      case SIGNATURE_SCHEME -> "signature scheme";
      case CREDENTIAL -> "credential";
      case APPLICATION_PROTOCOL -> "application protocol";
      case RETRY -> "retry";
      case CLIENT_CERTIFICATE -> "client certificate";
      case CERTIFICATE_COMPRESSION -> "certificate compression";
      case RECORD_SIZE -> "record size";
    };
  }
}
