package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ConnectionInfo;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.trace.TraceEvent.Weakness;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/// Brings both ends of a connection together, so that a failure tells what each of them saw.
abstract class Meetings {

  /// What is done with a connection, the handshake included.
  interface Talk {
    void hold(PeerEnd theirs, OurEnd ours) throws Exception;
  }

  abstract Peer peer();

  final void ourClient(Terms terms, Talk talk) throws Exception {
    ourClient(terms, KeyFiles.server(terms.serverKey()), OurConfigs.client(terms), talk);
  }

  final void ourClient(Terms terms, KeyFiles server, ClientConfig.Builder client, Talk talk)
      throws Exception {
    ourClient(peer().serve(terms, server), client, talk);
  }

  static void ourClient(PeerEnd server, ClientConfig.Builder client, Talk talk) throws Exception {
    try (server;
        OurEnd ours = OurEnd.connect(client.build(), server.port())) {
      hold(talk, server, ours);
    }
  }

  final void ourServer(Terms terms, Talk talk) throws Exception {
    KeyFiles client = terms.mutual().map(KeyFiles::client).orElse(null);
    ourServer(terms, client, OurConfigs.server(terms), talk);
  }

  final void ourServer(
      Terms terms, @Nullable KeyFiles client, ServerConfig.Builder server, Talk talk)
      throws Exception {
    ourServer(port -> peer().call(terms, client, port), server, talk);
  }

  /// Starts a client of theirs.
  interface Calling {
    PeerEnd call(int port) throws Exception;
  }

  static void ourServer(Calling client, ServerConfig.Builder server, Talk talk) throws Exception {
    ServerConfig config = server.build();
    try (Door door = Door.open();
        PeerEnd theirs = client.call(door.port());
        OurEnd ours = door.accept(config)) {
      hold(talk, theirs, ours);
    }
  }

  static void hold(Talk talk, PeerEnd theirs, OurEnd ours) {
    try {
      talk.hold(theirs, ours);
    } catch (Exception | AssertionError e) {
      throw new AssertionFailedError(
          "%s%n--- they said:%n%s%n--- our trace:%n%s%n---"
              .formatted(e, theirs.told(), ours.story()),
          e);
    }
  }

  /// A whole connection on these terms, which our client ends.
  static Talk untilWeLeave(Terms terms) {
    return (theirs, ours) -> {
      assertAgreed(terms, ours);
      theirs.talkWith(ours, "how do you do?");
      ours.closeOutput();
      theirs.hangUpToo();
      ours.assertEnd();
      ours.leave();
      theirs.assertContent();
    };
  }

  /// A whole connection on these terms, which their client ends.
  static Talk untilTheyLeave(Terms terms) {
    return (theirs, ours) -> {
      assertAgreed(terms, ours);
      assertEquals(Optional.of(KeyFiles.HOST), ours.info().requestedServerName());
      theirs.talkWith(ours, "how do you do?");
      theirs.hangUp();
      ours.assertEnd();
      ours.leave();
      theirs.assertContent();
    };
  }

  /// Completes the handshake. A session of TLS 1.2 that is resumed needs no group.
  static void assertAgreed(Terms terms, OurEnd ours) throws Exception {
    ours.handshake();
    ConnectionInfo info = ours.info();
    assertEquals(Optional.of(terms.version()), info.version());
    assertEquals(Optional.of(terms.suite()), info.cipherSuite());
    if (terms.hasGroup() && !(terms.isTls12() && info.isResumed())) {
      assertEquals(Optional.of(terms.group()), info.group());
    }
    assertEquals(terms.isLegacy(), ours.seen(Weakness.class).findAny().isPresent());
    assertEquals(terms.firstAsked().isPresent(), info.wasRetried());
    assertEquals(Optional.of(Peer.PROTOCOL), info.applicationProtocol());
  }
}
