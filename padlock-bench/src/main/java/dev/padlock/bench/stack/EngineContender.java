package dev.padlock.bench.stack;

import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLEngine;

/// Any stack behind the JDK's `SSLEngine`.
record EngineContender(String name, Scenario scenario, Source clients, Turns<Source> servers)
    implements Contender {

  /// Makes engines that are configured but for their role.
  @FunctionalInterface
  interface Source {
    SSLEngine engine() throws IOException;
  }

  EngineContender(String name, Scenario scenario, Source clients, List<Source> servers) {
    this(name, scenario, clients, new Turns<>(servers));
  }

  @Override
  public Endpoint client() throws IOException {
    return begun(clients.engine(), true);
  }

  @Override
  public Endpoint server() throws IOException {
    return begun(servers.next().engine(), false);
  }

  private Endpoint begun(SSLEngine engine, boolean client) throws IOException {
    engine.setUseClientMode(client);
    engine.beginHandshake();
    return new EngineEndpoint(engine, scenario);
  }
}
