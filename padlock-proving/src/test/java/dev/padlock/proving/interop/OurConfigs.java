package dev.padlock.proving.interop;

import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ConfigBuilder;
import dev.padlock.tls.Policy;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.jca.JcaCrypto;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.SignatureScheme;
import java.util.List;

/// Our side of the [Terms].
final class OurConfigs {

  private static final CryptoProvider CRYPTO = JcaCrypto.platform();

  /// All schemes, also those that have to be asked for.
  private static final List<SignatureScheme> SCHEMES =
      SignatureScheme.known().stream()
          .filter(scheme -> !scheme.isOnlyForClients())
          .filter(scheme -> scheme.algorithm().filter(CRYPTO::supports).isPresent())
          .toList();

  private OurConfigs() {}

  /// A client that sends a share for its first group alone.
  static ClientConfig.Builder client(Terms terms) throws TlsException {
    ClientConfig.Builder client =
        with(terms, ClientConfig.builder())
            .groups(terms.offered())
            .keyShares(terms.isTls12() ? List.of() : terms.offered().subList(0, 1))
            .applicationProtocols(Peer.OTHER_PROTOCOL, Peer.PROTOCOL)
            .trust(TestCa.trust());
    if (terms.mutual().isPresent()) {
      client.credentials(Credential.of(KeyFiles.client(terms.mutual().get()).identity()));
    }
    return client;
  }

  static ServerConfig.Builder server(Terms terms) throws TlsException {
    ServerConfig.Builder server =
        with(terms, ServerConfig.builder())
            .groups(terms.served())
            .applicationProtocols(Peer.PROTOCOL)
            .credentials(Credential.of(KeyFiles.server(terms.serverKey()).identity()));
    if (terms.mutual().isPresent()) {
      server.clientCertificates(ClientCertificates.REQUIRED, TestCa.trust());
    }
    return server;
  }

  private static <B extends ConfigBuilder<B>> B with(Terms terms, B builder) {
    return builder
        .policy(terms.isLegacy() ? Policy.LEGACY : Policy.INTERMEDIATE)
        .crypto(CRYPTO)
        .cipherSuites(List.of(terms.suite()))
        .signatureSchemes(SCHEMES);
  }
}
