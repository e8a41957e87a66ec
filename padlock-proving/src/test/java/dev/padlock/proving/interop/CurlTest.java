package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.testkit.Peers;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The machine's curl as a client of ours.
final class CurlTest {

  /// Of curl's exit codes: the peer cannot be authenticated; receiving failed; no valid status.
  private static final int PEER_NOT_BELIEVED = 60;

  private static final int CUT_OFF = 56;

  private static final int NO_STAPLE = 91;

  private static ServerConfig.Builder server(KeyFiles identity) throws TlsException {
    return ServerConfig.builder()
        .credentials(Credential.of(identity.identity()))
        .applicationProtocols("http/1.1");
  }

  private static ServerConfig.Builder server() throws TlsException {
    return server(KeyFiles.server(KeyKind.EC_P256));
  }

  /// Runs curl to its end.
  private static Program curl(Web web, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Peers.find("curl").toString());
    command.addAll(List.of("--silent", "--show-error", "--noproxy", "*", "--tlsv1.3"));
    command.addAll(List.of("--cacert", KeyFiles.root().toString()));
    command.addAll(List.of("--resolve", KeyFiles.HOST + ":" + web.port() + ":127.0.0.1"));
    command.addAll(List.of(arguments));
    return Program.start(command);
  }

  @Test
  void aLargeDocumentIsFetched() throws Exception {
    Path saved = KeyFiles.folder().resolve("fetched");
    try (Web web = Web.start(server().build());
        Program curl = curl(web, "--output", saved.toString(), web.address("/large"))) {
      assertEquals(0, curl.ended(), curl::toString);
      assertArrayEquals(Web.LARGE, Files.readAllBytes(saved));
      assertEquals(Optional.of("http/1.1"), web.connections().getFirst().applicationProtocol());
    }
  }

  @Test
  void aLargeDocumentIsPosted() throws Exception {
    Path large = Files.write(KeyFiles.folder().resolve("to-post"), Web.LARGE);
    Path saved = KeyFiles.folder().resolve("posted");
    try (Web web = Web.start(server().build());
        Program curl =
            curl(
                web,
                "--data-binary",
                "@" + large,
                "--output",
                saved.toString(),
                web.address("/back"))) {
      assertEquals(0, curl.ended(), curl::toString);
      assertEquals(-1, Files.mismatch(saved, large));
    }
  }

  @Test
  void severalRequestsShareAConnection() throws Exception {
    try (Web web = Web.start(server().build());
        Program curl =
            curl(web, "--data", "how do you do?", web.address("/one"), web.address("/two"))) {
      assertEquals(0, curl.ended(), curl::toString);
      assertEquals("how do you do?how do you do?", curl.output());
      assertEquals(1, web.connections().size());
    }
  }

  @Test
  void aClientCertificateIsShown() throws Exception {
    ServerConfig config =
        server().clientCertificates(ClientCertificates.REQUIRED, TestCa.trust()).build();
    KeyFiles client = KeyFiles.client(KeyKind.RSA_2048);
    try (Web web = Web.start(config);
        Program curl =
            curl(
                web,
                "--cert",
                client.chain().toString(),
                "--key",
                client.key().toString(),
                web.address("/who"))) {
      assertEquals(0, curl.ended(), curl::toString);
      assertTrue(curl.output().contains("CN=A client"), curl::toString);
    }
  }

  @Test
  void withoutTheClientCertificateNothingIsServed() throws Exception {
    ServerConfig config =
        server().clientCertificates(ClientCertificates.REQUIRED, TestCa.trust()).build();
    try (Web web = Web.start(config);
        Program curl = curl(web, web.address("/who"))) {
      assertEquals(CUT_OFF, curl.ended(), curl::toString);
      assertTrue(curl.output().contains("certificate required"), curl::toString);
    }
  }

  /// This curl looks for the issuer in the chain that is sent, so the root goes with it.
  @Test
  void aStapledOcspResponseIsVerified() throws Exception {
    KeyFiles identity = KeyFiles.server(KeyKind.EC_P256);
    Credential plain =
        Credential.of(
            List.of(identity.identity().leaf(), TestCa.root().certificate()),
            SigningKey.local(identity.identity().key()));
    Credential stapled = plain.withOcspResponse(Ocsp.good(identity).bytes());
    try (Web web = Web.start(server().credentials(stapled).build());
        Program curl = curl(web, "--cert-status", "--data", "good", web.address("/back"))) {
      assertEquals(0, curl.ended(), curl::toString);
      assertEquals("good", curl.output());
    }
    try (Web web = Web.start(server().credentials(plain).build());
        Program curl = curl(web, "--cert-status", web.address("/back"))) {
      assertEquals(NO_STAPLE, curl.ended(), curl::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBadCertificateIsRefused(Bad bad) throws Exception {
    try (Web web = Web.start(server(bad.server()).build());
        Program curl = curl(web, web.address("/large"))) {
      assertEquals(PEER_NOT_BELIEVED, curl.ended(), curl::toString);
    }
  }
}
