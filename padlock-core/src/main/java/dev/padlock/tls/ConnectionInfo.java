package dev.padlock.tls;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.engine.Findings;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.session.EarlyDataOutcome;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What is known about a connection: a view that fills as the handshake goes on.
///
/// What the peer claims is only true once [TlsConnection#isHandshakeComplete].
public final class ConnectionInfo {

  private final Findings findings;

  ConnectionInfo(Findings findings) {
    this.findings = findings;
  }

  public Optional<ProtocolVersion> version() {
    return findings.version();
  }

  public Optional<CipherSuite> cipherSuite() {
    return findings.suite();
  }

  public Optional<NamedGroup> group() {
    return findings.group();
  }

  /// Whether a HelloRetryRequest cost a round trip.
  public boolean wasRetried() {
    return findings.wasRetried();
  }

  /// Whether a session of an earlier connection was resumed: the peer was judged then, and did not
  /// show its certificates again.
  public boolean isResumed() {
    return findings.isResumed();
  }

  /// By which external pre-shared key the two sides know each other, now or since the session that
  /// is resumed was made: its identity. Empty where it was another way, or is not known yet.
  public Optional<Opaque> pskIdentity() {
    return findings.pskIdentity();
  }

  /// What became of early data (0-RTT).
  public EarlyDataOutcome earlyData() {
    return findings.earlyData();
  }

  /// Why early data is refused, on a server that refuses it.
  public Optional<Miss> earlyDataMiss() {
    return findings.earlyDataMiss();
  }

  /// The host name in the client's server_name extension; on a server.
  public Optional<String> requestedServerName() {
    return findings.requestedServerName();
  }

  /// The negotiated application protocol (ALPN).
  public Optional<String> applicationProtocol() {
    return findings
        .applicationProtocol()
        .map(name -> new String(name.toArray(), StandardCharsets.UTF_8));
  }

  /// The peer's certificates in DER as sent, the end entity's first; empty where it sent none.
  public List<Opaque> peerCertificates() {
    return findings.peerChain().map(PeerChain::certificates).orElse(List.of());
  }

  /// Subjects from the peer's end entity to the root that was believed; empty before the verdict.
  public List<String> peerPath() {
    return findings.peerPath();
  }

  /// The OCSP response that the peer stapled; empty where it did not.
  public Opaque peerOcspResponse() {
    return findings.peerChain().map(PeerChain::ocspResponse).orElse(Opaque.EMPTY);
  }

  /// The SCTs that the peer sent with its certificate.
  public List<Opaque> peerCertificateTimestamps() {
    return findings.peerChain().map(PeerChain::timestamps).orElse(List.of());
  }

  /// How the peer signed the handshake.
  public Optional<SignatureScheme> peerSignatureScheme() {
    return findings.peerSignature();
  }

  /// On a server that resumed, what `tls-server-end-point` was in the full handshake.
  Optional<Opaque> resumedEndPoint() {
    return findings.endPoint();
  }

  /// The credential that we presented.
  public Optional<Credential> ownCredential() {
    return findings.ownCredential();
  }
}
