package dev.padlock.tls.engine;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.schedule.Exporter;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a connection has found out so far: a place to look things up, not to decide by.
public final class Findings {

  @Nullable ProtocolVersion version;
  @Nullable CipherSuite suite;
  @Nullable NamedGroup group;
  boolean retried;
  boolean resumed;
  @Nullable Opaque pskIdentity;
  @Nullable String requestedServerName;
  @Nullable Opaque applicationProtocol;
  @Nullable PeerChain peerChain;
  List<String> peerPath = List.of();
  @Nullable SignatureScheme peerSignature;
  @Nullable Credential ownCredential;
  @Nullable Opaque endPoint;
  @Nullable Exporter exporter;
  @Nullable Opaque clientRandom;
  @Nullable TlsException failure;
  boolean complete;

  final EarlyData earlyData = new EarlyData();

  Findings() {}

  public EarlyDataOutcome earlyData() {
    return earlyData.outcome;
  }

  /// Whether early data may still come, or go.
  public boolean expectsEarlyData() {
    return earlyData.flows();
  }

  /// Why early data is refused, on a server that refuses it.
  public Optional<Miss> earlyDataMiss() {
    return Optional.ofNullable(earlyData.miss);
  }

  public Optional<ProtocolVersion> version() {
    return Optional.ofNullable(version);
  }

  public Optional<CipherSuite> suite() {
    return Optional.ofNullable(suite);
  }

  public Optional<NamedGroup> group() {
    return Optional.ofNullable(group);
  }

  public boolean wasRetried() {
    return retried;
  }

  public boolean isResumed() {
    return resumed;
  }

  public Optional<Opaque> pskIdentity() {
    return Optional.ofNullable(pskIdentity);
  }

  public Optional<String> requestedServerName() {
    return Optional.ofNullable(requestedServerName);
  }

  public Optional<Opaque> applicationProtocol() {
    return Optional.ofNullable(applicationProtocol);
  }

  public Optional<PeerChain> peerChain() {
    return Optional.ofNullable(peerChain);
  }

  /// Subjects from the peer's end entity to the root that was believed; empty before the verdict.
  public List<String> peerPath() {
    return peerPath;
  }

  public Optional<SignatureScheme> peerSignature() {
    return Optional.ofNullable(peerSignature);
  }

  public Optional<Credential> ownCredential() {
    return Optional.ofNullable(ownCredential);
  }

  /// On a server that resumed, what `tls-server-end-point` was in the full handshake.
  public Optional<Opaque> endPoint() {
    return Optional.ofNullable(endPoint);
  }

  public Optional<TlsException> failure() {
    return Optional.ofNullable(failure);
  }

  public boolean isComplete() {
    return complete;
  }
}
