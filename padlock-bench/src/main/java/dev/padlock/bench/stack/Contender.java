package dev.padlock.bench.stack;

import java.io.IOException;

/// A TLS stack in one configuration.
public interface Contender {

  String name();

  /// The client's end of a new connection, which has not said anything yet.
  Endpoint client() throws IOException;

  /// The server's end of a new connection. Takes turns with the certificates it was given.
  Endpoint server() throws IOException;
}
