package dev.padlock.tls.handshake;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.handshake.hello.GroupMemory;
import dev.padlock.tls.schedule.TrafficSecret;
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

  /// Send the change_cipher_spec of middlebox compatibility mode (RFC 9846 §E.4).
  record SendChangeCipherSpec() implements Effect {}

  /// Protect what is sent from here on with keys of this secret.
  record SendKeys(TrafficSecret secret, KeyStage stage, CipherSuite suite) implements Effect {}

  /// Expect what is received from here on under keys of this secret.
  record ReceiveKeys(
      TrafficSecret secret, KeyStage stage, CipherSuite suite, KeyChangeAllowed boundary)
      implements Effect {}

  /// Note something for the caller, the record layer or the trace.
  record Learned(Fact fact) implements Effect {}

  /// A KeyUpdate is owed before the next application data (RFC 9846 §4.7.3).
  record OweKeyUpdate() implements Effect {}

  /// The group that a server asked for, to save a retry next time.
  record RememberGroup(GroupMemory memory, String serverName, NamedGroup group) implements Effect {}

  /// The handshake is complete: application data may flow both ways.
  record Complete() implements Effect {}
}
