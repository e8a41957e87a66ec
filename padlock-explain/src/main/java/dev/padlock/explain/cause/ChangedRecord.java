package dev.padlock.explain.cause;

import dev.padlock.tls.error.RecordFault;

/// A record does not authenticate: whether both sides ever agreed on keys tells two causes apart.
final class ChangedRecord implements Clue {

  @Override
  public Insight look(Incident incident) {
    if (incident.refusal() != RecordFault.BAD_RECORD_MAC) {
      return Insight.NONE;
    }
    Fix fix =
        Fix.of("Try without proxies and middleboxes; if it stays, compare both sides' traces");
    if (incident.phase() != Phase.CONNECTED) {
      return Insight.fixes(fix);
    }
    String why =
        "The keys were right, for the handshake worked; so this record was changed, repeated,"
            + " dropped or added on its way";
    return Insight.of(why, fix);
  }
}
