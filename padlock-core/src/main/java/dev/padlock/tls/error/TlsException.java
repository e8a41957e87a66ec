package dev.padlock.tls.error;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A connection was refused, by us or by the peer, for a reason that has a name.
///
/// The subclasses say whose doing it was; [#refusal()] says which reason of the catalogue;
/// [#facts()] says what was seen in this case. No fact is ever a secret. The message is one line:
/// sentence, facts, remedy.
public abstract sealed class TlsException extends IOException
    permits PeerMisbehaved,
        PeerIncompatible,
        Malformed,
        RecordRejected,
        IdentityRejected,
        AlertReceived,
        ConfigurationRefused,
        InternalFault {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;
  private final transient Map<String, String> facts;

  TlsException(Refusal refusal, Object... facts) {
    this(refusal, pair(facts));
  }

  private TlsException(Refusal refusal, Map<String, String> facts) {
    super(line(refusal, facts));
    this.refusal = refusal;
    this.facts = facts;
  }

  /// The named reason.
  public final Refusal refusal() {
    return refusal;
  }

  /// What was seen in this case, in the order in which it was noted.
  public final Map<String, String> facts() {
    return facts;
  }

  /// The same refusal with one fact more, for example in which message it was.
  public final TlsException noting(String name, Object value) {
    List<Object> all = new ArrayList<>();
    facts.forEach((fact, seen) -> Collections.addAll(all, fact, seen));
    Collections.addAll(all, name, value);
    return refusal.refuse(all.toArray()).causedBy(this);
  }

  /// Adds the failure below this one, for example of a JCA provider.
  public final TlsException causedBy(Throwable cause) {
    initCause(cause);
    return this;
  }

  private static Map<String, String> pair(Object... facts) {
    if (facts.length % 2 != 0) {
      throw new IllegalArgumentException("facts are names and values in turn");
    }
    Map<String, String> paired = new LinkedHashMap<>();
    for (int i = 0; i < facts.length; i += 2) {
      paired.put(String.valueOf(facts[i]), String.valueOf(facts[i + 1]));
    }
    return Collections.unmodifiableMap(paired);
  }

  private static String line(Refusal refusal, Map<String, String> facts) {
    StringBuilder line = new StringBuilder(refusal.sentence());
    if (!facts.isEmpty()) {
      line.append(" (");
      String separator = "";
      for (Map.Entry<String, String> fact : facts.entrySet()) {
        line.append(separator).append(fact.getKey()).append(": ").append(fact.getValue());
        separator = ", ";
      }
      line.append(')');
    }
    return line.append(". ")
        .append(refusal.remedy())
        .append(". [")
        .append(refusal.code())
        .append(']')
        .toString();
  }
}
