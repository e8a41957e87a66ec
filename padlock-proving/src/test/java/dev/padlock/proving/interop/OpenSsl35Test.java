package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.NamedGroup;
import org.junit.jupiter.api.Test;

final class OpenSsl35Test extends OpenSslTest {

  @Override
  OpenSsl peer() {
    return OpenSsl.NEWER;
  }

  @Override
  NamedGroup groupByDefault() {
    return NamedGroup.X25519MLKEM768;
  }

  @Test
  void theirServerCompressesItsCertificate() throws Exception {
    ourClient(
        server("-cert_comp"),
        OurConfigs.client(Terms.USUAL),
        (theirs, ours) -> {
          untilWeLeave(Terms.USUAL).hold(theirs, ours);
          assertCompressed(Direction.RECEIVED, ours);
        });
  }

  @Test
  void ourServerCompressesItsCertificate() throws Exception {
    ourServer(
        client(),
        OurConfigs.server(Terms.USUAL),
        (theirs, ours) -> {
          untilTheyLeave(Terms.USUAL).hold(theirs, ours);
          assertCompressed(Direction.SENT, ours);
        });
  }

  @Test
  void nothingIsCompressedForWhoDoesNotWantIt() throws Exception {
    ourClient(
        server("-cert_comp"),
        OurConfigs.client(Terms.USUAL).compressedCertificates(false),
        (theirs, ours) -> {
          untilWeLeave(Terms.USUAL).hold(theirs, ours);
          assertEquals(1, seen(Direction.RECEIVED, HandshakeType.CERTIFICATE, ours));
        });
    ourServer(
        client("-no_rx_cert_comp"),
        OurConfigs.server(Terms.USUAL),
        (theirs, ours) -> {
          untilTheyLeave(Terms.USUAL).hold(theirs, ours);
          assertEquals(1, seen(Direction.SENT, HandshakeType.CERTIFICATE, ours));
        });
  }

  private static void assertCompressed(Direction direction, OurEnd ours) {
    assertEquals(1, seen(direction, HandshakeType.COMPRESSED_CERTIFICATE, ours));
    assertEquals(0, seen(direction, HandshakeType.CERTIFICATE, ours));
  }
}
