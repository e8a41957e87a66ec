package dev.padlock.tls.engine;

import dev.padlock.tls.crypto.Aead;
import dev.padlock.tls.crypto.AeadAlgorithm;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.record.Aead13;
import dev.padlock.tls.schedule.ExporterSecret;
import dev.padlock.tls.schedule.TrafficKeys;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.KeyLog;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.wire.CipherSuite;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Where effects are performed: both record paths, what was found out, and the trace of it.
final class Stage {

  final Trace trace;
  final Findings findings = new Findings();
  final AbuseLimits abuse;
  final ReceivePath receive;
  final SendPath send;
  private final CommonSettings settings;
  private KeyStage sendStage = KeyStage.PLAINTEXT;
  private boolean keyUpdateOwed;

  Stage(CommonSettings settings, Opening opening) {
    this.settings = settings;
    this.trace = new Trace(opening.listener());
    this.abuse = new AbuseLimits(settings.limits());
    this.receive = new ReceivePath(settings.limits(), abuse, trace);
    this.send = new SendPath(settings.records(), opening.firstMinorVersion(), trace);
  }

  void perform(List<Effect> effects) throws TlsException {
    for (Effect effect : effects) {
      perform(effect);
    }
  }

  private void perform(Effect effect) throws TlsException {
    switch (effect) {
      case Effect.Send message -> send(message);
      case Effect.SendChangeCipherSpec ccs -> send.add(new Outgoing.ChangeCipherSpec());
      case Effect.SendKeys keys -> sendKeys(keys);
      case Effect.ReceiveKeys keys -> receiveKeys(keys);
      case Effect.Learned(Fact fact) -> learned(fact);
      case Effect.OweKeyUpdate owed -> keyUpdateOwed = true;
      case Effect.RememberGroup(var memory, var name, var group) -> memory.remember(name, group);
      case Effect.Complete complete -> complete();
    }
  }

  private void send(Effect.Send message) {
    send.add(message.raw());
    if (trace.isOn()) {
      trace.emit(
          new TraceEvent.MessageSeen(Direction.SENT, message.message(), message.raw(), sendStage));
    }
  }

  private void sendKeys(Effect.SendKeys keys) throws TlsException {
    keyUpdateOwed = false;
    sendStage = keys.stage();
    AeadAlgorithm algorithm = keys.suite().aead().orElseThrow();
    TrafficKeys traffic = keys.secret().keys(algorithm);
    Aead aead = settings.crypto().sealer(algorithm, traffic.key());
    long limit = Math.min(algorithm.recordLimit(), settings.records().recordsPerKey());
    send.add(new Outgoing.NewKeys(protection(aead, algorithm, traffic), keys.stage(), limit));
    changed(Direction.SENT, keys.secret(), keys.stage(), keys.suite());
  }

  private void receiveKeys(Effect.ReceiveKeys keys) throws TlsException {
    AeadAlgorithm algorithm = keys.suite().aead().orElseThrow();
    TrafficKeys traffic = keys.secret().keys(algorithm);
    Aead aead = settings.crypto().opener(algorithm, traffic.key());
    receive.protect(protection(aead, algorithm, traffic), keys.stage());
    changed(Direction.RECEIVED, keys.secret(), keys.stage(), keys.suite());
  }

  private static Aead13 protection(Aead aead, AeadAlgorithm algorithm, TrafficKeys traffic) {
    Aead13 protection = new Aead13(aead, algorithm.tagLength(), traffic.iv().clone());
    traffic.destroy();
    return protection;
  }

  private void changed(
      Direction direction, TrafficSecret secret, KeyStage stage, CipherSuite suite) {
    if (settings.keyLog() != null) {
      logKey(settings.keyLog(), secret.label(), secret.reveal());
    }
    if (trace.isOn()) {
      trace.emit(new TraceEvent.KeysChanged(direction, stage, suite, secret.generation()));
    }
  }

  /// RFC 9850: label, client random, secret. Nothing leaves here unless a key log was asked for.
  private void logKey(KeyLog log, String label, byte[] secret) {
    if (findings.clientRandom == null) {
      return;
    }
    try {
      log.line(label + " " + findings.clientRandom.hex() + " " + HexFormat.of().formatHex(secret));
    } catch (RuntimeException failure) {
      throw new WatcherFailed("take a line of the key log", failure);
    }
  }

  private void learned(Fact fact) {
    switch (fact) {
      case Fact.Version(var version) -> findings.version = version;
      case Fact.Suite(var suite) -> findings.suite = suite;
      case Fact.Group(var group) -> findings.group = group;
      case Fact.ClientRandom(var random) -> findings.clientRandom = random;
      case Fact.Retried retried -> findings.retried = true;
      case Fact.RequestedServerName(var name) -> findings.requestedServerName = name;
      case Fact.ApplicationProtocol(var name) -> findings.applicationProtocol = name;
      case Fact.PeerCertificates(var chain) -> findings.peerChain = chain;
      case Fact.PeerSignature(var scheme) -> findings.peerSignature = scheme;
      case Fact.OwnCredential(var credential, var scheme) -> findings.ownCredential = credential;
      case Fact.PeerRecordLimit(int limit) -> send.limit(limit);
      case Fact.OwnRecordLimit(int limit) -> receive.limit(limit);
      case Fact.Exporter(var secret) -> exporter(secret);
      case Fact.EarlyDataRefused refused -> receive.skipEarlyData();
      case Fact.Decision decision -> decided(decision);
    }
  }

  private void exporter(ExporterSecret secret) {
    findings.exporter = secret;
    if (settings.keyLog() != null) {
      logKey(settings.keyLog(), secret.label(), secret.reveal());
    }
  }

  private void decided(Fact.Decision decision) {
    if (trace.isOn()) {
      trace.emit(
          new TraceEvent.Decided(
              decision.subject(),
              decision.preferred().stream().map(Object::toString).toList(),
              decision.offered().stream().map(Object::toString).toList(),
              decision.chosen().toString(),
              decision.rule()));
    }
  }

  private void complete() {
    findings.complete = true;
    receive.openForApplicationData();
    if (trace.isOn()) {
      trace.emit(new TraceEvent.HandshakeComplete());
    }
  }

  /// Whether a KeyUpdate must go before the next application data.
  boolean isKeyUpdateDue() {
    return keyUpdateOwed || send.isRenewalDue();
  }

  void alert(AlertDescription description) {
    send.alert(description);
    sent(description);
  }

  /// Tells who watches how it ended.
  ///
  /// @param alerted whether the peer is told too
  void refused(TlsException refusal, boolean alerted) {
    if (trace.isOn()) {
      trace.emit(new TraceEvent.Refused(refusal));
    }
    if (alerted) {
      sent(refusal.refusal().alert());
    }
  }

  private void sent(AlertDescription description) {
    if (trace.isOn()) {
      trace.emit(
          new TraceEvent.AlertSeen(Direction.SENT, !description.isClosure(), description.code()));
    }
  }

  /// Notes and tells what became of the peer's certificates.
  void judged(Judgement judgement, String verifier) {
    boolean accepted = judgement instanceof Judgement.Accepted;
    List<String> path = judgement instanceof Judgement.Accepted a ? a.path() : List.of();
    findings.peerPath = path;
    if (trace.isOn()) {
      trace.emit(
          new TraceEvent.PeerJudged(accepted, verifier, path, facts(judgement), judgement.tried()));
    }
  }

  private static Map<String, String> facts(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Rejected rejected -> rejected.facts();
      case Judgement.Accepted accepted when accepted.remarks().isEmpty() -> Map.of();
      case Judgement.Accepted accepted -> Map.of("remarks", String.join(" ", accepted.remarks()));
    };
  }
}
