package dev.padlock.tls.handshake;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.schedule.ExporterSecret;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import java.util.List;

/// Something a handshake found out.
public sealed interface Fact {

  record Version(ProtocolVersion version) implements Fact {}

  record Suite(CipherSuite suite) implements Fact {}

  record Group(NamedGroup group) implements Fact {}

  /// The client's random, by which the key log names the connection.
  record ClientRandom(Opaque random) implements Fact {}

  /// A HelloRetryRequest was sent or received.
  record Retried() implements Fact {}

  record RequestedServerName(String name) implements Fact {}

  record ApplicationProtocol(Opaque name) implements Fact {}

  record PeerCertificates(PeerChain chain) implements Fact {}

  record PeerSignature(SignatureScheme scheme) implements Fact {}

  record OwnCredential(Credential credential, SignatureScheme scheme) implements Fact {}

  /// The largest inner plaintext that the peer takes, type byte included (RFC 8449 §4).
  record PeerRecordLimit(int limit) implements Fact {}

  /// Our own limit counts from here on, because the peer knows it.
  record OwnRecordLimit(int limit) implements Fact {}

  /// The client sends early data that we do not take (RFC 9846 §4.3.10).
  record EarlyDataRefused() implements Fact {}

  record Exporter(ExporterSecret secret) implements Fact {}

  /// A choice, with the two lists and the rule.
  record Decision(Subject subject, List<?> preferred, List<?> offered, Object chosen, String rule)
      implements Fact {}
}
