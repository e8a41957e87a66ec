package dev.padlock.tls.handshake;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.hello.OfferedPsk;
import dev.padlock.tls.schedule.Exporter;
import dev.padlock.tls.schedule.MainSecret12;
import dev.padlock.tls.session.Miss;
import dev.padlock.tls.session.ResumptionCounters;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.session.SessionScope;
import dev.padlock.tls.trace.Subject;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /// @param scheme null where the certificate's key decrypts instead
  record OwnCredential(Credential credential, @Nullable SignatureScheme scheme) implements Fact {}

  /// On a server that resumes: what `tls-server-end-point` is for the certificate that it showed
  /// when the session was made (RFC 5929 §4).
  record EndPoint(Opaque digest) implements Fact {}

  /// The largest inner plaintext that the peer takes, type byte included (RFC 8449 §4).
  record PeerRecordLimit(int limit) implements Fact {}

  /// Our own limit counts from here on, because the peer knows it.
  record OwnRecordLimit(int limit) implements Fact {}

  /// We may send early data from here on, until the server has answered (RFC 9846 §4.3.10).
  ///
  /// @param most bytes
  record EarlyDataPossible(long most) implements Fact {}

  /// The server takes our early data, or skips it.
  record EarlyDataAnswered(boolean taken) implements Fact {}

  /// The client's early data is taken.
  ///
  /// @param most bytes
  record EarlyDataTaken(long most) implements Fact {}

  /// The client's early data, which may be on its way, is skipped.
  ///
  /// @param most bytes
  record EarlyDataRefused(Miss why, long most) implements Fact {}

  /// No early data comes or goes from here on.
  record EarlyDataOver() implements Fact {}

  /// The peer wants another handshake on this connection, and does not get it (RFC 9325 §3.5).
  record RenegotiationRefused() implements Fact {}

  /// The longest plaintext of any record from here on, both ways (RFC 6066 §4).
  record FragmentLimit(int limit) implements Fact {}

  /// What the application may take keying material from.
  record KeyingMaterial(Exporter exporter) implements Fact {}

  /// The main secret of TLS 1.2, for the key log alone.
  record MainSecret(MainSecret12 secret) implements Fact {}

  /// A session is resumed.
  ///
  /// @param by what named it
  record Resumed(Naming by) implements Fact {}

  /// What can name a session of TLS 1.2.
  enum Naming {
    TICKET("ticket"),
    SESSION_ID("session id");

    private final String words;

    Naming(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /// An external pre-shared key takes the place of certificates, now or when the session that is
  /// resumed was made.
  record SharedKey(Opaque identity, Sharing how) implements Fact {
    public static SharedKey of(OfferedPsk psk) {
      return new SharedKey(
          psk.externalIdentity(), psk.isImported() ? Sharing.IMPORTED : Sharing.AS_IT_IS);
    }
  }

  /// How an external pre-shared key came into a connection.
  enum Sharing {
    AS_IT_IS,
    IMPORTED,
    /// In the full handshake of the session.
    EARLIER
  }

  /// No session is resumed.
  record SessionMissed(Miss why) implements Fact {}

  /// Where it is counted how this handshake ends.
  record Counted(ResumptionCounters counters) implements Fact {}

  /// Where the sessions of this connection are remembered: they are forgotten should it fail (RFC
  /// 5246 §7.2.2).
  record SessionsRemembered(SessionMemory memory, SessionScope scope) implements Fact {}

  /// This connection is weaker than it could be, because a policy allows it.
  ///
  /// @param what what is weak
  /// @param written where it is written that it should not be used
  record Weakness(String what, String written) implements Fact {}

  /// A choice, with the two lists and the rule.
  record Decision(Subject subject, List<?> preferred, List<?> offered, Object chosen, String rule)
      implements Fact {}
}
