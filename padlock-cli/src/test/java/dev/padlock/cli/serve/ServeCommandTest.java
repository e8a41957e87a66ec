package dev.padlock.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.cli.Pem;
import dev.padlock.cli.Run;
import dev.padlock.io.TlsSocket;
import dev.padlock.pki.store.TrustStore;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.error.AlertReceived;
import dev.padlock.tls.verify.Credential;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServeCommandTest {

  @TempDir Path folder;

  @Test
  void itBeginsWithTheLineThatTriesIt() throws Exception {
    try (Serving serving = Serving.start(folder)) {
      Path ca = folder.resolve("padlock/ca.pem");
      assertTrue(Files.exists(ca));
      assertTrue(
          serving
              .output()
              .contains("curl --cacert " + ca + " https://localhost:" + serving.port() + "/"),
          serving.output());
    }
  }

  @Test
  void theStatusPageTellsOfThisVeryHandshake() throws Exception {
    try (Serving serving = Serving.start(folder)) {
      String lines = get(serving, client(), "/", "*/*");
      assertTrue(lines.startsWith("HTTP/1.1 200 OK\r\n"), lines);
      assertTrue(lines.contains("Content-Type: text/plain"), lines);
      assertTrue(lines.contains("key exchange          X25519MLKEM768"), lines);
      assertTrue(lines.contains("ClientHello"), lines);
      String page = get(serving, client(), "/", "text/html");
      assertTrue(page.contains("<td>X25519MLKEM768</td>"), page);
      assertTrue(get(serving, client(), "/x", "*/*").startsWith("HTTP/1.1 404 "));
      assertEquals(3, serving.connections().size(), serving.output());
      String line = serving.connections().getFirst();
      assertTrue(line.matches("#1 127\\.0\\.0\\.1:[0-9]+ served: TLS 1\\.3, .*"), line);
      assertEquals(0, serving.stop());
    }
  }

  @Test
  void clientsMayShowAPreSharedKeyInThePlaceOfTheCertificate() throws Exception {
    Path key = Files.writeString(folder.resolve("psk.hex"), "00112233445566778899aabbccddeeff");
    String[] psk = {"--psk-identity", "device7", "--psk-file", key.toString()};
    try (Serving serving =
        Serving.start(folder, "--echo", "--trace", psk[0], psk[1], psk[2], psk[3])) {
      Run run =
          Run.with(
              "hello", "connect", "localhost:" + serving.port(), psk[0], psk[1], psk[2], psk[3]);
      assertEquals(0, run.exit(), run.err());
      assertEquals("hello", run.out());
      serving.await("by external PSK device7");
    }
  }

  @Test
  void severalRequestsGoOverOneConnection() throws Exception {
    try (Serving serving = Serving.start(folder);
        TlsSocket socket = connect(serving, client())) {
      InputStream in = socket.inputStream();
      for (int i = 0; i < 3; i++) {
        socket.outputStream().write("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
        String head = head(in);
        assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n"), head);
        assertFalse(head.contains("Connection: close"), head);
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  @Test
  void filesBelowTheRootAreServed() throws Exception {
    Path root = Files.createDirectory(folder.resolve("www"));
    Files.writeString(root.resolve("index.html"), "<p>hello");
    Files.write(root.resolve("large.bin"), new byte[300_000]);
    try (Serving serving = Serving.start(folder, "--root", root.toString())) {
      assertTrue(get(serving, client(), "/", "*/*").endsWith("\r\n\r\n<p>hello"));
      String large = get(serving, client(), "/large.bin", "*/*");
      assertTrue(large.contains("Content-Length: 300000\r\n"));
      assertEquals(300_000, large.substring(large.indexOf("\r\n\r\n") + 4).length());
    }
  }

  @Test
  void echoSendsBackUntilTheEnd() throws Exception {
    try (Serving serving = Serving.start(folder, "--echo")) {
      Run run =
          Run.with(
              "there and back",
              "connect",
              "-q",
              "--ca",
              folder.resolve("padlock/ca.pem").toString(),
              "localhost:" + serving.port());
      assertEquals(new Run(0, "there and back", ""), run);
    }
  }

  @Test
  void clientsWithoutCertificateAreRefusedWhereOneIsRequired() throws Exception {
    String[] options = {"--client-ca", Pem.root(folder), "--require"};
    try (Serving serving = Serving.start(folder, options)) {
      assertTrue(serving.output().contains("--cert client.pem --key client.key"));
      String known = get(serving, client(Credential.of(TestCa.client("alice"))), "/", "*/*");
      assertTrue(known.contains("your certificate      CN=alice < "), known);
      assertThrows(AlertReceived.class, () -> get(serving, client(), "/", "*/*"));
      assertTrue(serving.await("failed: ").contains("CERTIFICATE_REQUIRED"), serving.output());
    }
  }

  @Test
  void aGivenCertificateIsShown() throws Exception {
    String[] options = Pem.identity(folder, "site", TestCa.server("site.test", "localhost"));
    try (Serving serving = Serving.start(folder, options)) {
      assertTrue(serving.output().contains("certificate  CN=site.test, issued by "));
      assertTrue(serving.output().contains("curl https://localhost:"), serving.output());
      assertFalse(Files.exists(folder.resolve("padlock")), "no local CA is made without need");
    }
    String[] other = Pem.identity(folder, "other", TestCa.server("other.test"));
    try (Serving serving = Serving.start(folder, other)) {
      assertTrue(
          serving
              .output()
              .contains(
                  "curl --resolve other.test:"
                      + serving.port()
                      + ":127.0.0.1 https://other.test:"
                      + serving.port()
                      + "/"),
          serving.output());
    }
  }

  @Test
  void plainHttpIsToldToUseHttps() throws Exception {
    try (Serving serving = Serving.start(folder);
        Socket browser = new Socket(InetAddress.getLoopbackAddress(), serving.port())) {
      browser.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
      String answer = new String(browser.getInputStream().readAllBytes(), UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 400 Bad Request\r\n"), answer);
      assertTrue(answer.endsWith("use https:// instead of http://.\n"), answer);
      serving.await("[NOT_TLS]");
      assertEquals(1, serving.connections().size());
    }
  }

  @Test
  void aConnectionWithoutAByteIsSilent() throws Exception {
    try (Serving serving = Serving.start(folder)) {
      new Socket(InetAddress.getLoopbackAddress(), serving.port()).close();
      get(serving, client(), "/", "*/*");
      assertEquals(1, serving.connections().size(), serving.output());
      assertTrue(serving.connections().getFirst().startsWith("#1 "), serving.output());
    }
  }

  @Test
  void aTraceTellsEveryHandshake() throws Exception {
    try (Serving serving = Serving.start(folder, "--trace")) {
      get(serving, client(), "/", "*/*");
      assertTrue(
          serving.connections().stream()
              .anyMatch(l -> l.startsWith("#1 | ") && l.contains("ServerHello")),
          serving.output());
    }
  }

  @Test
  void everyWrongInputIsOneSentence() throws Exception {
    sentence(2, "There is no port 70000", "--port", "70000");
    sentence(2, "add --client-ca FILE", "--require");
    sentence(2, "exclude each other", "--echo", "--root", folder.toString());
    sentence(2, "There is no group", "--groups", "foo");
    sentence(3, "Cannot listen on nobody.invalid", "--bind", "nobody.invalid");
    sentence(4, "--root is no folder", "--root", "/nowhere");
    sentence(4, "There is no such file", "--client-ca", "/nowhere");
    sentence(4, "There is no such file", "--cert", "/nowhere", "--key", "/nowhere");
    String[] first = Pem.identity(folder, "one", TestCa.server("localhost"));
    String[] second = Pem.identity(folder, "two", TestCa.issue(differentKey()));
    sentence(
        4,
        "The private key does not belong to the certificate",
        first[0],
        first[1],
        "--key",
        second[3]);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      sentence(3, "127.0.0.1 port " + port + ": Address already in use", "--port", port);
    }
  }

  private static dev.padlock.pki.issue.CertificateProfile differentKey() throws IOException {
    return dev.padlock.pki.issue.CertificateProfile.server("localhost")
        .withKey(dev.padlock.pki.algorithm.KeyKind.EC_P384);
  }

  private void sentence(int exit, String saying, String... options) {
    Run run =
        Run.with(
            InputStream.nullInputStream(),
            java.util.Map.of("XDG_DATA_HOME", folder.toString()),
            Stream.concat(Stream.of("serve"), Stream.of(options)).toArray(String[]::new));
    assertEquals(exit, run.exit(), run.err());
    assertTrue(run.sentence().contains(saying), run.err());
  }

  /// A client that believes the local CA, and the test CA too.
  private ClientConfig client(Credential... own) throws IOException {
    Path local = folder.resolve("padlock/ca.pem");
    TrustStore trust = Files.exists(local) ? TrustStore.file(local) : TestCa.trust();
    return ClientConfig.builder().trust(trust).credentials(own).build();
  }

  private static TlsSocket connect(Serving serving, ClientConfig config) throws IOException {
    return TlsSocket.connect("localhost", serving.port(), config);
  }

  private static String get(Serving serving, ClientConfig config, String path, String accept)
      throws IOException {
    try (TlsSocket socket = connect(serving, config)) {
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: x\r\nAccept: "
              + accept
              + "\r\nConnection: close\r\n\r\n";
      socket.outputStream().write(request.getBytes(UTF_8));
      return new String(socket.inputStream().readAllBytes(), UTF_8);
    }
  }
}
