package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.testkit.Peers;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Policy;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Servers of TLS 1.2 that spell out the field in which keys are exchanged.
final class OwnFieldTest {

  @Test
  void aPrimeThatNobodyNamesIsCheckedAndTaken() throws Exception {
    meet(
        "modp_2048",
        (theirs, ours) -> {
          theirs.talkWith(ours, "in a field of your own");
          assertEquals(Optional.empty(), ours.info().group());
          assertTrue(
              ours.seen(TraceEvent.Weakness.class)
                  .anyMatch(weakness -> weakness.written().equals("RFC 7919 §1")),
              ours::story);
        });
  }

  @Test
  void aFieldOfRfc7919IsKnownByItsPrime() throws Exception {
    meet(
        "ffdhe3072",
        (theirs, ours) -> {
          theirs.talkWith(ours, "in a field that has a name");
          assertEquals(Optional.of(NamedGroup.FFDHE3072), ours.info().group());
          assertTrue(
              ours.seen(TraceEvent.Weakness.class)
                  .noneMatch(weakness -> weakness.written().equals("RFC 7919 §1")),
              ours::story);
        });
  }

  @Test
  void aPrimeOf1536BitsIsRefused() throws Exception {
    meet(
        "modp_1536",
        (theirs, ours) -> {
          TlsException refused = assertThrows(TlsException.class, ours::handshake);
          assertEquals(Misbehaviour.FINITE_FIELD_TOO_SMALL, refused.refusal());
          assertEquals("1536", refused.facts().get("bits"));
        });
  }

  private static void meet(String group, Meetings.Talk talk) throws Exception {
    Meetings.ourClient(
        OpenSsl.OF_THE_MACHINE.serve(
            KeyFiles.server(KeyKind.RSA_2048),
            List.of(
                "-tls1_2", "-dhparam", parameters(group).toString(), "-cipher", "DHE@SECLEVEL=0")),
        ClientConfig.builder()
            .trust(TestCa.trust())
            .policy(Policy.LEGACY)
            .versions(ProtocolVersion.TLS_1_2)
            .cipherSuites(List.of(CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256)),
        talk);
  }

  /// OpenSSL knows the primes of RFC 3526 and RFC 7919, and sends them as if they were anybody's.
  private static Path parameters(String group) throws Exception {
    Path file = KeyFiles.folder().resolve(group + ".pem");
    Process made =
        new ProcessBuilder(
                Peers.find("openssl").toString(),
                "genpkey",
                "-genparam",
                "-algorithm",
                "DH",
                "-pkeyopt",
                "group:" + group,
                "-out",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(made.waitFor(1, TimeUnit.MINUTES), "openssl does not end");
    assertEquals(0, made.exitValue(), said);
    return file;
  }
}
