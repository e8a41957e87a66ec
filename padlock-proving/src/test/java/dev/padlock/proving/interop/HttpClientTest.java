package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.verify.Credential;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/// The JDK's `HttpClient`, which runs on `SSLEngine`, as a client of ours.
final class HttpClientTest {

  private static final KeyFiles CLIENT = KeyFiles.client(KeyKind.EC_P256);

  private static ServerConfig server(KeyFiles identity) throws Exception {
    return ServerConfig.builder()
        .credentials(Credential.of(identity.identity()))
        .applicationProtocols("http/1.1")
        .clientCertificates(ClientCertificates.OPTIONAL, TestCa.trust())
        .build();
  }

  private static HttpResponse<byte[]> post(Web web, String path, byte[] content) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(web.address(path)))
            .timeout(Program.PATIENCE)
            .POST(BodyPublishers.ofByteArray(content))
            .build();
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(SunJsse.context(CLIENT.identity())).build()) {
      return client.send(request, BodyHandlers.ofByteArray());
    }
  }

  @Test
  void aLargeDocumentGoesThereAndBack() throws Exception {
    try (Web web = Web.start(server(KeyFiles.server(KeyKind.EC_P256)))) {
      assertArrayEquals(Web.LARGE, post(web, "/back", Web.LARGE).body());
      assertEquals(Optional.of("http/1.1"), web.connections().getFirst().applicationProtocol());
      assertEquals("CN=A client", web.connections().getFirst().peerPath().getFirst());
    }
  }

  @Test
  void aBadCertificateIsRefused() throws Exception {
    for (Bad bad : Bad.values()) {
      try (Web web = Web.start(server(bad.server()))) {
        assertThrows(SSLHandshakeException.class, () -> post(web, "/", new byte[1]));
        assertEquals(List.of(), web.connections());
      }
    }
  }
}
