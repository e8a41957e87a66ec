package dev.padlock.bench.stack;

import dev.padlock.pki.judge.ChainJudge;
import dev.padlock.pki.store.Identity;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Need;
import dev.padlock.tls.Progress;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.PeerVerifier;
import dev.padlock.tls.verify.PkiVerifier;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Padlock, through its door.
record PadlockContender(String name, ClientConfig config, Turns<ServerConfig> servers)
    implements Contender {

  static PadlockContender of(String name, Scenario scenario, CryptoProvider crypto)
      throws IOException {
    Credentials credentials = scenario.credentials();
    List<CipherSuite> suites = List.of(scenario.suite());
    List<NamedGroup> groups = groups(scenario.version());
    PeerVerifier judge = new PkiVerifier(ChainJudge.of(credentials.trust()), "the bench's root");
    ClientConfig client =
        ClientConfig.builder()
            .crypto(crypto)
            .verifier(scenario.remembers() ? new RememberedVerdicts(judge) : judge)
            .versions(scenario.version())
            .resumption(scenario.resumed())
            .cipherSuites(suites)
            .groups(groups)
            .compressedCertificates(false)
            .smallFirstRecords(false)
            .build();
    List<ServerConfig> servers = new ArrayList<>();
    for (Identity identity : credentials.identities()) {
      servers.add(
          ServerConfig.builder()
              .crypto(crypto)
              .credentials(Credential.of(identity))
              .ticketCount(1)
              .versions(scenario.version())
              .resumption(scenario.resumed())
              .cipherSuites(suites)
              .groups(groups)
              .compressedCertificates(false)
              .smallFirstRecords(false)
              .build());
    }
    return new PadlockContender(name, client, new Turns<>(servers));
  }

  /// In TLS 1.2 the list is for the curves of certificates, too (RFC 8422 §5.1).
  private static List<NamedGroup> groups(ProtocolVersion version) {
    return version.equals(ProtocolVersion.TLS_1_3)
        ? List.of(NamedGroup.X25519)
        : List.of(NamedGroup.X25519, NamedGroup.SECP256R1);
  }

  @Override
  public Endpoint client() throws IOException {
    return new PadlockEndpoint(ClientConnection.open(config, Credentials.NAME));
  }

  @Override
  public Endpoint server() throws IOException {
    return new PadlockEndpoint(ServerConnection.open(servers.next()));
  }

  private record PadlockEndpoint(TlsConnection connection) implements Endpoint {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    @Override
    public boolean drive(ByteBuffer in, ByteBuffer out) throws IOException {
      for (boolean moved = false; ; moved = true) {
        Need need = connection.need();
        if (need == Need.ANSWER) {
          connection.pendingAnswer().orElseThrow().run();
        } else if (need == Need.FLUSH) {
          connection.flush(out);
        } else if (!in.hasRemaining() || connection.receive(in, NOTHING) != Progress.DONE) {
          return moved;
        }
      }
    }

    @Override
    public boolean isConnected() {
      return connection.isHandshakeComplete();
    }

    @Override
    public void seal(ByteBuffer plaintext, ByteBuffer out) throws IOException {
      connection.send(plaintext, out);
    }

    @Override
    public void open(ByteBuffer in, ByteBuffer plaintext) throws IOException {
      connection.receive(in, plaintext);
    }

    @Override
    public void close() {}
  }
}
