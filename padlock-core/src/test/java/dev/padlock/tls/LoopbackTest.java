package dev.padlock.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.verify.Credential;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The smallest use of the door: a client and a server that pass buffers to each other.
class LoopbackTest {

  private final ByteBuffer toServer = ByteBuffer.allocate(1 << 17);
  private final ByteBuffer toClient = ByteBuffer.allocate(1 << 17);
  private final ByteBuffer plaintext = ByteBuffer.allocate(TlsConnection.PLAINTEXT_BUFFER_SIZE);

  @Test
  void aClientAndAServerAgreeAndTalk() throws Exception {
    CertificateAuthority ca =
        CertificateAuthority.create(
            CertificateProfile.root("Test root"),
            new Ambience(new SecureRandom(), InstantSource.system()));
    ServerConfig serverConfig =
        ServerConfig.builder()
            .credentials(Credential.of(ca.issue(CertificateProfile.server("localhost"))))
            .applicationProtocols("http/1.1")
            .build();
    ClientConfig clientConfig =
        ClientConfig.builder().trust(ca.trust()).applicationProtocols("h2", "http/1.1").build();
    ClientConnection client = ClientConnection.open(clientConfig, "localhost");
    ServerConnection server = ServerConnection.open(serverConfig);

    boolean moved = true;
    while (moved) {
      moved = step(client, toClient, toServer);
      moved |= step(server, toServer, toClient);
    }

    assertTrue(client.isHandshakeComplete());
    assertTrue(server.isHandshakeComplete());
    assertEquals("http/1.1", client.info().applicationProtocol().orElseThrow());
    assertEquals("localhost", server.info().requestedServerName().orElseThrow());
    assertEquals(List.of("CN=localhost", "CN=Test root"), client.info().peerPath());
    assertArrayEquals(
        client.exportKeyingMaterial("EXPORTER-test", Opaque.EMPTY, 32),
        server.exportKeyingMaterial("EXPORTER-test", Opaque.EMPTY, 32));
    client.send(ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)), toServer);
    receive(server, toServer);
    assertEquals("hello", StandardCharsets.US_ASCII.decode(plaintext.flip()).toString());
  }

  private boolean step(TlsConnection connection, ByteBuffer in, ByteBuffer out) throws Exception {
    return switch (connection.need()) {
      case FLUSH -> connection.flush(out) == Progress.DONE;
      case INPUT -> receive(connection, in) == Progress.DONE;
      case ANSWER -> {
        connection.pendingAnswer().orElseThrow().run();
        yield true;
      }
      case NOTHING -> false;
    };
  }

  private Progress receive(TlsConnection connection, ByteBuffer in) throws Exception {
    in.flip();
    Progress progress = connection.receive(in, plaintext);
    in.compact();
    return progress;
  }
}
