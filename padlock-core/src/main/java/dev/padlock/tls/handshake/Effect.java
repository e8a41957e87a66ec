package dev.padlock.tls.handshake;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.hello.GroupMemory;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.session.Session;
import dev.padlock.tls.session.SessionMemory;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.message.HandshakeMessage;

/// What a step wants done. The conductor does it, in order; nothing else does.
public sealed interface Effect {

  /// Send a handshake message.
  ///
  /// @param raw its encoding, as it went into the transcript
  record Send(HandshakeMessage message, Opaque raw) implements Effect {}

  /// Send a change_cipher_spec: in TLS 1.2 what makes the keys behind it count (RFC 5246 §7.1), in
  /// TLS 1.3 for the eyes of middleboxes (RFC 9846 §E.4).
  record SendChangeCipherSpec() implements Effect {}

  /// Protect what is sent from here on with these keys.
  record SendKeys(RecordKeys keys) implements Effect {
    public SendKeys(TrafficSecret secret, KeyStage stage, CipherSuite suite) {
      this(new RecordKeys.Keys13(secret, stage, suite));
    }
  }

  /// Expect what is received from here on under these keys.
  record ReceiveKeys(RecordKeys keys, KeyChangeAllowed boundary) implements Effect {
    public ReceiveKeys(
        TrafficSecret secret, KeyStage stage, CipherSuite suite, KeyChangeAllowed boundary) {
      this(new RecordKeys.Keys13(secret, stage, suite), boundary);
    }
  }

  /// Note something for the caller, the record layer or the trace.
  record Learned(Fact fact) implements Effect {}

  /// A KeyUpdate is owed before the next application data (RFC 9846 §4.7.3).
  record OweKeyUpdate() implements Effect {}

  /// Remember something for the next connection.
  record Remember(Keepsake keepsake) implements Effect {}

  /// What is worth remembering.
  sealed interface Keepsake {

    /// The group that a server asked for, to save a retry next time.
    record OfGroup(GroupMemory memory, String serverName, NamedGroup group) implements Keepsake {}

    /// A session, which belongs to the memory from here on.
    record OfSession(SessionMemory memory, Session session) implements Keepsake {}
  }

  /// The handshake is complete: application data may flow both ways.
  record Complete() implements Effect {}
}
