package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.padlock.tls.wire.extension.PreSharedKeyClientHello;
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

  /// How many bytes at the end of the hello are binders of pre-shared keys, which do not cover
  /// themselves (RFC 9846 §4.3.11.2); 0 where none are offered.
  public int bindersLength() {
    return hello
        .extensions()
        .find(PreSharedKeyClientHello.class)
        .map(PreSharedKeyClientHello::bindersLength)
        .orElse(0);
  }
}
