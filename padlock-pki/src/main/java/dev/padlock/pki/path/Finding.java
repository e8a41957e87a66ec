package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One breach of a rule: the certificate concerned (null where it is the chain as a whole), the
/// facts, and the same in one sentence for people.
public record Finding(
    Rule rule, @Nullable Certificate certificate, List<Fact> facts, String sentence) {
  public Finding {
    facts = List.copyOf(facts);
    sentence = Fact.shortened(sentence);
  }

  public static Finding ofChain(Rule rule, String sentence, Fact... facts) {
    return new Finding(rule, null, List.of(facts), sentence);
  }

  /// About this certificate, which becomes a fact itself.
  public static Finding about(Certificate certificate, Rule rule, String sentence, Fact... facts) {
    List<Fact> all = new ArrayList<>();
    all.add(new Fact(FactName.CERTIFICATE, certificate.subject().toString()));
    all.add(new Fact(FactName.FINGERPRINT, certificate.fingerprint().hex()));
    all.addAll(List.of(facts));
    return new Finding(rule, certificate, all, sentence);
  }

  /// Why a chain of which this is so is not trusted.
  public Reason reason() {
    return rule.reason();
  }

  /// The certificate concerned; empty where it is the chain as a whole.
  public Optional<Certificate> concerned() {
    return Optional.ofNullable(certificate);
  }

  /// The value of this fact, where it is known.
  public Optional<String> fact(FactName name) {
    return facts.stream().filter(f -> f.name() == name).map(Fact::value).findFirst();
  }

  @Override
  public String toString() {
    return rule + ": " + sentence;
  }
}
