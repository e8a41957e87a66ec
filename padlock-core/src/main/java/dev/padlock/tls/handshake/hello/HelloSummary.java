package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.ServerName;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.List;
import java.util.Optional;

/// A ClientHello as whoever chooses by it wants to see it.
public record HelloSummary(ClientHello hello) {

  /// The host name of the server_name extension.
  public Optional<String> serverName() {
    return hello.extensions().find(ServerName.class).map(ServerName::hostName);
  }

  /// The ALPN names, in the client's order; empty where it offers none.
  public List<Opaque> protocols() {
    return hello
        .extensions()
        .find(ApplicationLayerProtocolNegotiation.class)
        .map(ApplicationLayerProtocolNegotiation::protocolNameList)
        .orElse(List.of());
  }
}
