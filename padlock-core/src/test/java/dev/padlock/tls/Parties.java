package dev.padlock.tls;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import java.util.List;

/// The two parties of a handshake that nothing is wrong with, quick to make.
public final class Parties {

  /// The name that servers here are certified for.
  public static final String NAME = "server.example";

  /// The JDK's crypto, looked up once.
  public static final CryptoProvider CRYPTO = JcaCrypto.platform();

  private Parties() {}

  /// A client of TLS 1.3 that believes in the test root and sends a share for x25519 only.
  public static ClientConfig.Builder client() {
    return ClientConfig.builder()
        .policy(Policy.MODERN)
        .crypto(CRYPTO)
        .trust(TestCa.trust())
        .keyShares(List.of(NamedGroup.X25519));
  }

  /// A server of TLS 1.3 that the test root certified.
  public static ServerConfig.Builder server() throws TlsException {
    return ServerConfig.builder()
        .policy(Policy.MODERN)
        .crypto(CRYPTO)
        .credentials(serverCredential());
  }

  /// The same client where it speaks TLS 1.2 and nothing else.
  public static ClientConfig.Builder client12() {
    return client().policy(Policy.INTERMEDIATE).versions(ProtocolVersion.TLS_1_2);
  }

  /// The same server where it speaks TLS 1.2 and nothing else.
  public static ServerConfig.Builder server12() throws TlsException {
    return server().policy(Policy.INTERMEDIATE).versions(ProtocolVersion.TLS_1_2);
  }

  public static Credential serverCredential() throws TlsException {
    return serverCredential(KeyKind.EC_P256);
  }

  public static Credential serverCredential(KeyKind kind) throws TlsException {
    return Credential.of(TestCa.server(kind, NAME));
  }

  public static Credential clientCredential() throws TlsException {
    return clientCredential(KeyKind.EC_P256);
  }

  public static Credential clientCredential(KeyKind kind) throws TlsException {
    return Credential.of(TestCa.client(kind, "a client"));
  }
}
