package dev.padlock.cli.demo;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.NamedGroup;
import java.util.List;

/// The two who meet, before they are built; a scene changes what it is about.
///
/// Both are pinned to x25519 and leave out what the scenes are not about, so that their messages
/// are small and equal. That the client also knows P-256 is for the server's certificate in TLS 1.2
/// (RFC 8422 §5.3).
record Setting(ClientConfig.Builder client, ServerConfig.Builder server) {

  static Setting usual(Props props) throws TlsException {
    ClientConfig.Builder client =
        ClientConfig.builder()
            .trust(props.trust())
            .groups(List.of(NamedGroup.X25519, NamedGroup.SECP384R1, NamedGroup.SECP256R1))
            .keyShares(List.of(NamedGroup.X25519))
            .compressedCertificates(false)
            .resumption(false)
            .applicationProtocols("http/1.1");
    ServerConfig.Builder server =
        ServerConfig.builder()
            .resumption(false)
            .groups(List.of(NamedGroup.X25519, NamedGroup.SECP384R1))
            .applicationProtocols("http/1.1");
    return new Setting(client, server);
  }
}
