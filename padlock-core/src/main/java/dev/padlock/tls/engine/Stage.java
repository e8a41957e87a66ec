package dev.padlock.tls.engine;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.RecordKeys;
import dev.padlock.tls.handshake.hello.CommonSettings;
import dev.padlock.tls.record.RawMessage;
import dev.padlock.tls.schedule.Exporter;
import dev.padlock.tls.schedule.ExporterSecret;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.KeyLog;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.message.Dialect;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.KeyUpdate;
import dev.padlock.tls.wire.message.MessageReader;
import dev.padlock.tls.wire.message.NewSessionTicket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Where effects are performed: both record paths, what was found out, and the trace of it.
final class Stage {

  final Trace trace;
  final Findings findings = new Findings();
  final AbuseLimits abuse;
  final ReceivePath receive;
  final SendPath send;
  private final CommonSettings settings;
  private final Sessions sessions;
  private final Sending sending = new Sending();

  /// Under what we send, and what is owed before.
  private static final class Sending {
    private KeyStage stage = KeyStage.PLAINTEXT;
    private boolean keyUpdateOwed;
  }

  Stage(CommonSettings settings, Opening opening) {
    this.settings = settings;
    this.trace = new Trace(opening.listener());
    this.sessions = new Sessions(trace);
    this.abuse = new AbuseLimits(settings.limits());
    this.receive = new ReceivePath(settings.limits(), abuse, findings.earlyData, trace);
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
      case Effect.SendKeys(var keys) -> sendKeys(keys);
      case Effect.ReceiveKeys(var keys, var boundary) -> receiveKeys(keys);
      case Effect.Learned(Fact fact) -> learned(fact);
      case Effect.OweKeyUpdate owed -> sending.keyUpdateOwed = true;
      case Effect.Remember(Effect.Keepsake keepsake) -> remember(keepsake);
      case Effect.Complete complete -> complete();
    }
  }

  private void remember(Effect.Keepsake keepsake) {
    switch (keepsake) {
      case Effect.Keepsake.OfGroup(var memory, var name, var group) -> memory.remember(name, group);
      case Effect.Keepsake.OfSession(var memory, var session) -> sessions.remember(memory, session);
    }
  }

  private void send(Effect.Send message) {
    send.add(message.raw());
    if (trace.isOn()) {
      trace.emit(
          new TraceEvent.MessageSeen(
              Direction.SENT, message.message(), message.raw(), sending.stage));
    }
  }

  private void sendKeys(RecordKeys keys) throws TlsException {
    sending.keyUpdateOwed = false;
    sending.stage = keys.stage();
    send.add(
        new Outgoing.NewKeys(
            Protections.sealing(settings.crypto(), keys),
            keys.stage(),
            Protections.recordLimit(keys, settings.records())));
    changed(Direction.SENT, keys);
  }

  private void receiveKeys(RecordKeys keys) throws TlsException {
    receive.protect(Protections.opening(settings.crypto(), keys), keys.stage());
    changed(Direction.RECEIVED, keys);
  }

  private void changed(Direction direction, RecordKeys keys) {
    int generation = 0;
    if (keys instanceof RecordKeys.Keys13 keys13) {
      TrafficSecret secret = keys13.secret();
      generation = secret.generation();
      logged(secret::label, secret::reveal);
      if (keys13.handedOver()) {
        secret.destroy();
      }
    }
    if (trace.isOn()) {
      trace.emit(new TraceEvent.KeysChanged(direction, keys.stage(), keys.suite(), generation));
    }
  }

  /// RFC 9850: label, client random, secret. Nothing leaves here unless a key log was asked for.
  private void logged(Supplier<String> label, Supplier<byte[]> secret) {
    KeyLog log = settings.keyLog();
    if (log == null || findings.clientRandom == null) {
      return;
    }
    String value = HexFormat.of().formatHex(secret.get());
    try {
      log.line(label.get() + " " + findings.clientRandom.hex() + " " + value);
    } catch (RuntimeException failure) {
      throw new WatcherFailed("take a line of the key log", failure);
    }
  }

  private void learned(Fact fact) throws TlsException {
    switch (fact) {
      case Fact.Version(var version) -> version(version);
      case Fact.Suite(var suite) -> findings.suite = suite;
      case Fact.Group(var group) -> findings.group = group;
      case Fact.ClientRandom(var random) -> findings.clientRandom = random;
      case Fact.Retried retried -> findings.retried = true;
      case Fact.RequestedServerName(var name) -> findings.requestedServerName = name;
      case Fact.ApplicationProtocol(var name) -> findings.applicationProtocol = name;
      case Fact.PeerCertificates(var chain) -> findings.peerChain = chain;
      case Fact.PeerSignature(var scheme) -> findings.peerSignature = scheme;
      case Fact.OwnCredential(var credential, var scheme) -> findings.ownCredential = credential;
      case Fact.EndPoint(var digest) -> findings.endPoint = digest;
      case Fact.PeerRecordLimit(int limit) -> send.limit(limit);
      case Fact.OwnRecordLimit(int limit) -> receive.limit(limit);
      case Fact.FragmentLimit(int limit) -> {
        send.limitAll(limit);
        receive.limitAll(limit);
      }
      case Fact.KeyingMaterial(var exporter) -> exporter(exporter);
      case Fact.MainSecret(var secret) -> logged(() -> "CLIENT_RANDOM", secret::reveal);
      case Fact.Weakness(var what, var written) -> weakness(what, written);
      case Fact.Resumed(var by) -> resumed(by);
      case Fact.SharedKey(var identity, var how) -> shared(identity, how);
      case Fact.SessionMissed(var why) -> sessions.missed(why);
      case Fact.SessionsRemembered remembered -> sessions.remembered(remembered);
      case Fact.EarlyDataPossible(long most) -> findings.earlyData.possible(most);
      case Fact.EarlyDataAnswered(boolean taken) -> earlyDataAnswered(taken);
      case Fact.EarlyDataTaken(long most) -> earlyDataTaken(most);
      case Fact.EarlyDataRefused(var why, long most) -> earlyDataRefused(why, most);
      case Fact.EarlyDataOver over -> findings.earlyData.over();
      case Fact.Counted(var counters) -> sessions.counted(counters);
      case Fact.RenegotiationRefused refused -> refuseRenegotiation();
      case Fact.Decision decision -> decided(decision);
    }
  }

  /// The peer may ask a few times, and has to live with the answer.
  private void refuseRenegotiation() throws TlsException {
    abuse.renegotiation();
    if (!send.isClosing()) {
      alert(AlertDescription.NO_RENEGOTIATION);
    }
  }

  private void exporter(Exporter exporter) {
    findings.exporter = exporter;
    if (exporter instanceof ExporterSecret secret) {
      logged(secret::label, secret::reveal);
    }
  }

  /// @throws IllegalStateException where there is none, or not yet
  Exporter exporter() {
    if (!findings.complete) {
      throw new IllegalStateException("the handshake is not complete");
    }
    if (findings.exporter == null) {
      throw new IllegalStateException("the main secret is not bound to the handshake (RFC 7627)");
    }
    return findings.exporter;
  }

  private void earlyDataAnswered(boolean taken) {
    findings.earlyData.answered(taken);
    sessions.earlyData(taken, null);
  }

  private void earlyDataTaken(long most) {
    findings.earlyData.taken(most);
    sessions.earlyData(true, null);
  }

  private void earlyDataRefused(Miss why, long most) {
    findings.earlyData.refused(why, most);
    sessions.earlyData(false, why);
  }

  /// How much application data of this length may be sent now: early data until that is over, the
  /// other kind once the handshake is complete; but a server may answer early data at once (RFC
  /// 9846 §2.3).
  int sendable(int length, boolean early) {
    if (early) {
      return sending.stage == KeyStage.EARLY_DATA && !send.isRenewalDue()
          ? findings.earlyData.sendable(length)
          : 0;
    }
    boolean answers = findings.earlyData.isTaken() && sending.stage == KeyStage.APPLICATION;
    return findings.complete || answers && !isKeyUpdateDue() ? length : 0;
  }

  Transfer application(Source in, int length, boolean early, ByteBuffer out) throws TlsException {
    int before = in.available(Integer.MAX_VALUE);
    Transfer sent = send.application(in, length, out);
    if (early) {
      findings.earlyData.sent(before - in.available(Integer.MAX_VALUE));
    }
    return sent;
  }

  /// Reads a message, and counts what comes too often.
  HandshakeMessage read(RawMessage raw) throws TlsException {
    HandshakeMessage message = MessageReader.read(dialect(), raw.type(), raw.body());
    if (trace.isOn()) {
      trace.emit(
          new TraceEvent.MessageSeen(Direction.RECEIVED, message, raw.raw(), receive.stage()));
    }
    switch (message) {
      case KeyUpdate update -> abuse.keyUpdate();
      case NewSessionTicket ticket -> abuse.ticket();
      default -> {}
    }
    return message;
  }

  private void resumed(Fact.Naming by) {
    findings.resumed = true;
    sessions.resumed();
    if (trace.isOn()) {
      trace.emit(new TraceEvent.SessionResumed(by.toString()));
    }
  }

  private void shared(Opaque identity, Fact.Sharing how) {
    findings.pskIdentity = identity;
    if (how != Fact.Sharing.EARLIER) {
      sessions.external(identity, how == Fact.Sharing.IMPORTED);
    }
  }

  private void weakness(String what, String written) {
    if (trace.isOn()) {
      trace.emit(new TraceEvent.Weakness(what, written));
    }
  }

  /// From here on records and messages are those of this version.
  private void version(ProtocolVersion version) {
    findings.version = version;
    if (version.equals(ProtocolVersion.TLS_1_2)) {
      receive.speakTls12();
      send.speakTls12();
    } else {
      receive.speakTls13();
    }
  }

  /// Before the version is known, both rules for alerts have to be borne.
  boolean mayBeTls12() {
    return findings.version == null ? settings.speaks(ProtocolVersion.TLS_1_2) : isTls12();
  }

  Dialect dialect() {
    return isTls12() ? Dialect.TLS12 : Dialect.TLS13;
  }

  boolean isTls12() {
    return ProtocolVersion.TLS_1_2.equals(findings.version);
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
    sessions.complete();
    receive.openForApplicationData();
    if (trace.isOn()) {
      trace.emit(new TraceEvent.HandshakeComplete());
    }
  }

  /// Whether a KeyUpdate must go before the next application data.
  boolean isKeyUpdateDue() {
    return sending.keyUpdateOwed || send.isRenewalDue();
  }

  void alert(AlertDescription description) {
    send.alert(description);
    sent(description);
  }

  /// Tells who watches how it ended.
  ///
  /// @param alerted whether the peer is told too
  void refused(TlsException refusal, boolean alerted) {
    sessions.failed(refusal);
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
          new TraceEvent.AlertSeen(Direction.SENT, !description.isWarning(), description.code()));
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
