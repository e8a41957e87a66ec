package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.TraceEvent.RecordSeen;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GnuTlsTest extends ProgramMatrix {

  /// Of inner plaintext, so content and its type (RFC 8449 §4).
  private static final int LIMIT = 700;

  private static final String LONG = "0123456789".repeat(1000);

  @Override
  GnuTls peer() {
    return new GnuTls();
  }

  @Test
  void theirServerKeepsToOurRecordLimit() throws Exception {
    ourClient(
        Terms.USUAL,
        KeyFiles.server(KeyKind.EC_P256),
        OurConfigs.client(Terms.USUAL).recordSizeLimit(LIMIT),
        (theirs, ours) -> {
          theirs.talkWith(ours, LONG);
          assertEquals(LIMIT, largest(Direction.RECEIVED, ours));
          assertTrue(largest(Direction.SENT, ours) > LIMIT);
        });
  }

  /// Of what is typed at once, `gnutls-cli` sends the first record only.
  @Test
  void theirClientKeepsToOurRecordLimit() throws Exception {
    ourServer(
        Terms.USUAL,
        null,
        OurConfigs.server(Terms.USUAL).recordSizeLimit(LIMIT),
        (theirs, ours) -> {
          ours.say(LONG);
          program(theirs).await(LONG);
          program(theirs).type(LONG);
          assertEquals(LIMIT - 1, ours.hear(LIMIT - 1).length);
          assertEquals(LIMIT, largest(Direction.RECEIVED, ours));
          assertTrue(largest(Direction.SENT, ours) > LIMIT);
        });
  }

  @Test
  void ourClientKeepsToTheirRecordLimit() throws Exception {
    ourClient(
        server("--recordsize", Integer.toString(LIMIT - 1)),
        OurConfigs.client(Terms.USUAL).recordSizeLimit(16_385),
        (theirs, ours) -> {
          theirs.talkWith(ours, LONG);
          assertEquals(LIMIT, largest(Direction.SENT, ours));
        });
  }

  @Test
  void ourServerKeepsToTheirRecordLimit() throws Exception {
    ourServer(
        client("--recordsize", Integer.toString(LIMIT - 1)),
        OurConfigs.server(Terms.USUAL),
        (theirs, ours) -> {
          ours.say(LONG);
          program(theirs).await(LONG);
          assertEquals(LIMIT, largest(Direction.SENT, ours));
        });
  }

  @Test
  void anExternalKeyTakesThePlaceOfCertificates() throws Exception {
    String priority = "NORMAL:-VERS-ALL:+VERS-TLS1.3:-KX-ALL:+ECDHE-PSK";
    List<String> client = List.of("--pskusername", GivenKey.IDENTITY, "--pskkey", GivenKey.HEX);
    ourServer(
        port -> peer().call(port, and(client, "--priority", priority)),
        GivenKey.serverWithoutCertificate(),
        GivenKey.known(false));
    Path keys = KeyFiles.write("psk-passwords", GivenKey.IDENTITY + ":" + GivenKey.HEX + "\n");
    ourClient(
        peer()
            .serve(
                KeyFiles.server(KeyKind.EC_P256),
                List.of("--pskpasswd", keys.toString(), "--priority", priority)),
        GivenKey.clientWithoutRoots(),
        GivenKey.known(false));
  }

  /// Inner plaintext of the largest record under encryption.
  private static int largest(Direction direction, OurEnd ours) {
    return ours.seen(RecordSeen.class)
        .filter(record -> record.direction() == direction)
        .filter(record -> record.stage() != KeyStage.PLAINTEXT)
        .mapToInt(record -> record.content() + 1)
        .max()
        .orElseThrow();
  }
}
