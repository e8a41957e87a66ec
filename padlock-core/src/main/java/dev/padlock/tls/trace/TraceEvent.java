package dev.padlock.tls.trace;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ContentType;
import dev.padlock.tls.wire.message.HandshakeMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something that a connection did, in the order in which it did it. Events hold no secret and no
/// application data.
///
/// They carry no time: who listens has the clock.
public sealed interface TraceEvent {

  /// A record crossed the wire.
  ///
  /// @param length bytes on the wire, header included
  /// @param content bytes of content, without padding, type and tag
  /// @param sequence its number under the current key
  record RecordSeen(
      Direction direction, ContentType type, int length, int content, KeyStage stage, long sequence)
      implements TraceEvent {}

  /// A whole handshake message crossed.
  ///
  /// @param raw header and body as on the wire
  /// @param stage the keys that protected it
  record MessageSeen(Direction direction, HandshakeMessage message, Opaque raw, KeyStage stage)
      implements TraceEvent {}

  /// The keys of one direction changed.
  ///
  /// @param generation 0 for the first keys of a stage, one more for each KeyUpdate
  record KeysChanged(Direction direction, KeyStage stage, CipherSuite suite, int generation)
      implements TraceEvent {}

  /// Something was chosen.
  ///
  /// @param preferred what the side that decides wants, best first
  /// @param offered what the other side offered
  /// @param rule why this one
  record Decided(
      Subject subject, List<String> preferred, List<String> offered, String chosen, String rule)
      implements TraceEvent {}

  /// The connection is weaker than it could be, because a policy allows it.
  ///
  /// @param written where it is written that it should not be used, for example `RFC 10015`
  record Weakness(String what, String written) implements TraceEvent {}

  /// A session of an earlier connection is resumed, so that its peer was judged then.
  ///
  /// @param by what names it: `ticket` or `session id`
  record SessionResumed(String by) implements TraceEvent {}

  /// No session is resumed.
  ///
  /// @param code why, as the constant of `Miss` is called
  /// @param sentence the same for people
  record SessionMissed(String code, String sentence) implements TraceEvent {}

  /// An external pre-shared key takes the place of certificates (RFC 9846 §2.2).
  ///
  /// @param identity by which both sides name it
  /// @param imported whether it is imported (RFC 9258), else it is used as it is
  record ExternalPskUsed(Opaque identity, boolean imported) implements TraceEvent {}

  /// What becomes of the client's early data (RFC 9846 §4.3.10).
  ///
  /// @param code why it is not taken, as the constant of `Miss` is called; empty where it is, or
  ///   where the server did not say
  /// @param sentence the same for people
  record EarlyDataDecided(boolean taken, String code, String sentence) implements TraceEvent {}

  /// The peer's certificates were judged.
  ///
  /// @param path subjects from the end entity to the root; empty where refused
  /// @param tried each step from a certificate to an issuer that the verifier tried, as a sentence
  record PeerJudged(
      boolean accepted,
      String verifier,
      List<String> path,
      Map<String, String> facts,
      List<String> tried)
      implements TraceEvent {}

  /// The handshake waits for an answer from outside, for example a verdict or a signature.
  record Asked(String question) implements TraceEvent {}

  /// The answer came.
  record Answered(String question) implements TraceEvent {}

  /// The handshake is complete on this side.
  record HandshakeComplete() implements TraceEvent {}

  /// We refused, or the peer did (then it is an [dev.padlock.tls.error.AlertReceived]).
  record Refused(TlsException refusal) implements TraceEvent {}

  /// An alert crossed.
  ///
  /// @param code the byte on the wire, known or not
  record AlertSeen(Direction direction, boolean fatal, int code) implements TraceEvent {

    /// The alert's meaning, empty for an unknown code.
    public Optional<AlertDescription> description() {
      return AlertDescription.of(code);
    }
  }
}
