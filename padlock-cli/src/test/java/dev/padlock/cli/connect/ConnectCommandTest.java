package dev.padlock.cli.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.cli.Pem;
import dev.padlock.cli.Run;
import dev.padlock.io.TlsServer;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.session.ExternalPsk;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.NamedGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConnectCommandTest {

  @TempDir Path folder;

  private static final TlsServer.Handler UPPER_CASE =
      c -> {
        String all = new String(c.inputStream().readAllBytes(), UTF_8);
        c.outputStream().write(all.toUpperCase(java.util.Locale.ROOT).getBytes(UTF_8));
      };

  @Test
  void theEndOfTheInputIsSaidAndTheAnswerRead() throws Exception {
    try (TlsServer server = serve(plain(), UPPER_CASE)) {
      Run run = Run.with("hello", command(server));
      assertEquals(0, run.exit(), run.err());
      assertEquals("HELLO", run.out());
      assertTrue(run.sentence().startsWith("connected: TLS 1.3, "), run.err());
    }
  }

  @Test
  void theServerMayEndFirst() throws Exception {
    TlsServer.Handler greeting = c -> c.outputStream().write("bye".getBytes(UTF_8));
    try (TlsServer server = serve(plain(), greeting);
        InputStream never = new PipedInputStream(new java.io.PipedOutputStream())) {
      Run run = Run.with(never, Map.of(), command(server, "-q"));
      assertEquals(new Run(0, "bye", ""), run);
    }
  }

  @Test
  void aPreSharedKeyTakesThePlaceOfCertificates() throws Exception {
    Path key =
        Files.writeString(folder.resolve("psk.hex"), "00112233 44556677\n8899AABB ccddeeff\n");
    for (boolean imported : new boolean[] {false, true}) {
      ServerConfig config = ServerConfig.builder().externalPsks(psk(imported)).build();
      try (TlsServer server = serve(config, UPPER_CASE)) {
        List<String> options =
            new ArrayList<>(
                List.of(
                    "connect",
                    "localhost:" + server.port(),
                    "--trace",
                    "--psk-identity",
                    "device7",
                    "--psk-file",
                    key.toString()));
        if (imported) {
          options.addAll(List.of("--psk-context", "hex:0a0b"));
        }
        Run run = Run.with("hello", options.toArray(String[]::new));
        assertEquals(0, run.exit(), run.err());
        assertEquals("HELLO", run.out());
        assertTrue(run.err().contains("by external PSK device7"), run.err());
      }
    }
  }

  private static ExternalPsk psk(boolean imported) throws IOException {
    Opaque identity = Opaque.of("device7".getBytes(UTF_8));
    Secret secret = Secret.of("a key", HexFormat.of().parseHex("00112233445566778899aabbccddeeff"));
    return imported
        ? ExternalPsk.imported(identity, Opaque.ofHex("0a0b"), secret, HashAlgorithm.SHA256)
        : ExternalPsk.direct(identity, secret, HashAlgorithm.SHA256);
  }

  @Test
  void whoUsesAPreSharedKeyTakesNoCertificate() throws Exception {
    Path key = Files.writeString(folder.resolve("psk.hex"), "00112233445566778899aabbccddeeff");
    try (TlsServer server = serve(plain(), UPPER_CASE)) {
      Run run = Run.of(command(server, "--psk-identity", "device7", "--psk-file", key.toString()));
      assertEquals(1, run.exit());
      assertTrue(run.sentence().endsWith("[NO_COMMON_PSK]"), run.err());
    }
  }

  @Test
  void aPreSharedKeyThatCannotBeUsedIsRefused() throws Exception {
    sentence(2, "--psk-identity", "device7", "A pre-shared key needs a name and a file");
    sentence(2, "--psk-context", "", "A pre-shared key needs a name and a file");
    assertFile(4, "not hex", "does not hold whole bytes in hex digits alone");
    assertFile(4, "001122334455667788990011223344556", "whole bytes");
    assertFile(4, "0011", "too short");
    Path key = Files.writeString(folder.resolve("psk.hex"), "00112233445566778899aabbccddeeff");
    Run odd =
        Run.of("connect", "localhost:1", "--psk-identity", "hex:0", "--psk-file", key.toString());
    assertEquals(2, odd.exit());
    assertTrue(odd.sentence().contains("--psk-identity has no hex digits"), odd.err());
  }

  private void assertFile(int exit, String text, String saying) throws Exception {
    Path key = Files.writeString(folder.resolve("bad.hex"), text);
    Run run =
        Run.of("connect", "localhost:1", "--psk-identity", "device7", "--psk-file", key.toString());
    assertEquals(exit, run.exit(), run.err());
    assertTrue(run.sentence().contains(saying), run.err());
  }

  @Test
  void aTraceTellsEachMessage() throws Exception {
    try (TlsServer server = serve(plain(), UPPER_CASE)) {
      Run run = Run.with("x", command(server, "--trace"));
      assertEquals("X", run.out());
      for (String message : new String[] {"ClientHello", "ServerHello", "Finished"}) {
        assertTrue(run.err().contains(message), message);
      }
    }
  }

  @Test
  void jsonIsOneDocumentAndNothingElse() throws Exception {
    try (TlsServer server = serve(plain(), UPPER_CASE)) {
      Run run = Run.with("not sent", command(server, "--json", "--alpn", "h2"));
      assertEquals("", run.err());
      assertEquals(1, run.out().lines().count());
      assertTrue(
          run.out()
              .startsWith(
                  "{\"version\":1,\"target\":\"localhost:" + server.port() + "\",\"exit_code\":0,"),
          run.out());
      assertTrue(run.out().contains("\"tls_version\":\"TLS 1.3\""), run.out());
      assertTrue(run.out().contains("\"application_protocol\":\"h2\""), run.out());
      assertFalse(run.out().contains("\"events\""), run.out());
      Run traced = Run.with("", command(server, "--json", "--trace", "--alpn", "h2"));
      assertTrue(traced.out().contains("\"events\":["), traced.out());
    }
  }

  @Test
  void jsonTellsFailuresToo() throws Exception {
    int port = freePort();
    Run run = Run.of("connect", "--json", "127.0.0.1:" + port);
    assertEquals(3, run.exit());
    assertEquals("", run.err());
    assertTrue(
        run.out().contains("\"failure\":{\"code\":\"CANNOT_CONNECT\",\"what\":\"Cannot connect\""),
        run.out());
  }

  @Test
  void groupsAndSuitesAreOffered() throws Exception {
    try (TlsServer server = serve(plain(), UPPER_CASE)) {
      Run run =
          Run.with(
              "", command(server, "--groups", "p-384", "--suites", "tls_chacha20_poly1305_sha256"));
      assertTrue(run.sentence().contains("secp384r1, ChaCha20-Poly1305"), run.err());
    }
  }

  @Test
  void aCertificateIsShownWhereItIsWanted() throws Exception {
    ServerConfig strict =
        builder().clientCertificates(ClientCertificates.REQUIRED, TestCa.trust()).build();
    try (TlsServer server =
        serve(
            strict, c -> c.outputStream().write(c.info().peerPath().getFirst().getBytes(UTF_8)))) {
      Run run = Run.with("", command(server, Pem.identity(folder, "a", TestCa.client("alice"))));
      assertEquals(0, run.exit(), run.err());
      assertEquals("CN=alice", run.out());

      Run without = Run.with("", command(server, "-q"));
      assertEquals(1, without.exit());
      assertTrue(without.sentence().contains("certificate_required"), without.err());
      Run looked = Run.with("", command(server, "--json"));
      assertEquals(1, looked.exit(), "the objection that comes after the handshake counts");
    }
  }

  @Test
  void theKeyLogIsForTheOwnerAloneAndWarnedOf() throws Exception {
    Path log = folder.resolve("keys.log");
    try (TlsServer server = serve(plain(), UPPER_CASE)) {
      Run run = Run.with("", command(server, "--keylog", log.toString()));
      assertTrue(run.err().startsWith("padlock: --keylog writes the secrets"), run.err());
    }
    List<String> lines = Files.readAllLines(log);
    assertTrue(
        lines.stream().anyMatch(l -> l.matches("CLIENT_TRAFFIC_SECRET_0 [0-9a-f]{64} [0-9a-f]+")),
        lines.toString());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log)));
  }

  @Test
  void aKeyLogThatOthersMayReadGetsNoSecret() throws Exception {
    for (String access : List.of("rw-r--r--", "rw--w----")) {
      Path log = Files.createFile(folder.resolve(access));
      Files.setPosixFilePermissions(log, PosixFilePermissions.fromString(access));
      sentence(4, "--keylog", log.toString(), "The key log would give the secrets away");
      assertEquals(0, Files.size(log));
    }
  }

  @Test
  void anUntrustedServerIsRefusedInOneSentence() throws Exception {
    try (TlsServer server = serve(plain(), UPPER_CASE)) {
      Run run = Run.of("connect", "localhost:" + server.port());
      assertEquals(1, run.exit());
      assertTrue(run.sentence().endsWith("[UNKNOWN_CA]"), run.err());
    }
  }

  @Test
  void anotherNameIsRefusedUnlessItWasAskedFor() throws Exception {
    try (TlsServer server = serve(plain(), UPPER_CASE)) {
      Run run = Run.with("", "connect", "--ca", Pem.root(folder), "127.0.0.1:" + server.port());
      assertEquals(1, run.exit());
      assertTrue(run.sentence().contains("127.0.0.1"), run.err());
      Run named =
          Run.with(
              "",
              "connect",
              "--ca",
              Pem.root(folder),
              "--servername",
              "LocalHost",
              "127.0.0.1:" + server.port());
      assertEquals(0, named.exit(), named.err());
    }
  }

  @Test
  void aPlainTextServerIsNamed() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> greet(listening, "SSH-2.0-OpenSSH_9.2\r\n"));
      Run run = Run.of("connect", "127.0.0.1:" + listening.getLocalPort());
      assertEquals(1, run.exit());
      assertTrue(run.sentence().contains("SSH"), run.err());
      assertTrue(run.sentence().endsWith("[NOT_TLS]"), run.err());
    }
  }

  private static void greet(ServerSocket listening, String greeting) {
    try (Socket socket = listening.accept()) {
      socket.getOutputStream().write(greeting.getBytes(UTF_8));
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aServerThatOnlySaysNothingIsLeft() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Run run = Run.of("connect", "--timeout", "1", "127.0.0.1:" + silent.getLocalPort());
      assertEquals(3, run.exit());
      assertTrue(run.sentence().contains("not complete after 1000 ms"), run.err());
    }
  }

  @Test
  void startTlsComesFirst() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> postgres(listening));
      Run run =
          Run.with(
              "",
              "connect",
              "-q",
              "--ca",
              Pem.root(folder),
              "--starttls",
              "postgres",
              "localhost:" + listening.getLocalPort());
      assertEquals(new Run(0, "behind", ""), run);
    }
  }

  private static void postgres(ServerSocket listening) {
    try {
      Socket socket = listening.accept();
      socket.getInputStream().readNBytes(8);
      socket.getOutputStream().write('S');
      try (dev.padlock.io.TlsSocket tls =
          dev.padlock.io.TlsSocket.over(socket, dev.padlock.tls.ServerConnection.open(plain()))) {
        tls.outputStream().write("behind".getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void noCommonGroupIsExplained() throws Exception {
    ServerConfig narrow = builder().groups(List.of(NamedGroup.X25519)).build();
    try (TlsServer server = serve(narrow, UPPER_CASE)) {
      Run run = Run.with("", command(server, "--groups", "x448"));
      assertEquals(1, run.exit());
      assertTrue(run.sentence().contains("handshake_failure"), run.err());
    }
  }

  @Test
  void everyWrongInputIsOneSentence() throws Exception {
    Path encrypted = folder.resolve("encrypted.p12");
    TestCa.client("alice").writePkcs12(encrypted, "secret".toCharArray());
    Path garbage = Files.writeString(folder.resolve("garbage"), "hello");
    sentence(2, "--groups", "x25519,foo", "There is no group \"foo\" - choose from X25519MLKEM768");
    sentence(2, "--suites", "foo", "choose from TLS_AES_128_GCM_SHA256");
    sentence(2, "--starttls", "ftp", "expected one of [SMTP, IMAP, POP3, POSTGRES, LDAP]");
    sentence(2, "--timeout", "0", "at least 1 second");
    sentence(2, "--timeout", "soon", "'soon' is not an int");
    sentence(2, "--key", garbage.toString(), "--key needs the certificate too");
    sentence(2, "--servername", "a b", "neither a host name nor an IP address");
    sentence(4, "--ca", "/nowhere/ca.pem", "There is no such file - /nowhere/ca.pem");
    sentence(4, "--ca", garbage.toString(), "neither PEM nor DER nor PKCS#12 nor JKS");
    sentence(4, "--cert", "/nowhere/a.pem", "There is no such file");
    sentence(4, "--cert", encrypted.toString(), "password");
    sentence(4, "--keylog", "/nowhere/keys", "The key log cannot be written");
    Run wrong =
        Run.of("connect", "--cert", encrypted.toString(), "--key-password", "x", "localhost:1");
    assertEquals(4, wrong.exit());
    assertTrue(wrong.sentence().contains("The password does not open"), wrong.err());
    Run right =
        Run.with(
            InputStream.nullInputStream(),
            Map.of("PADLOCK_KEY_PASSWORD", "secret"),
            "connect",
            "--cert",
            encrypted.toString(),
            "127.0.0.1:" + freePort());
    assertEquals(3, right.exit(), right.err());
    assertEquals(3, Run.of("connect", "nobody.invalid").exit());
    assertEquals(2, Run.of("connect").exit());
  }

  private static void sentence(int exit, String option, String value, String saying) {
    Run run = Run.of("connect", option, value, "localhost:1");
    assertEquals(exit, run.exit(), run.err());
    assertTrue(run.sentence().contains(saying), run.err());
  }

  private String[] command(TlsServer server, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("connect", "--ca", Pem.root(folder)));
    all.addAll(List.of(options));
    all.add("localhost:" + server.port());
    return all.toArray(String[]::new);
  }

  private static TlsServer serve(ServerConfig config, TlsServer.Handler handler)
      throws IOException {
    return TlsServer.start(0, config, handler);
  }

  private static ServerConfig plain() throws IOException {
    return builder().applicationProtocols("h2").build();
  }

  private static ServerConfig.Builder builder() throws IOException {
    return ServerConfig.builder().credentials(Credential.of(TestCa.server("localhost")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
