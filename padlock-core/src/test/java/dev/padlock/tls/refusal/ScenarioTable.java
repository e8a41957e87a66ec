package dev.padlock.tls.refusal;

import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.Refusal;
import dev.padlock.tls.hostile.HostileClient;
import dev.padlock.tls.hostile.HostileServer;
import dev.padlock.tls.trace.KeyStage;
import java.util.ArrayList;
import java.util.List;

/// The scenarios of one kind, and the sentences with which they are written.
abstract class ScenarioTable {

  static final KeyStage IN_THE_CLEAR = KeyStage.PLAINTEXT;
  static final KeyStage UNDER_HANDSHAKE_KEYS = KeyStage.HANDSHAKE;
  static final KeyStage UNDER_APPLICATION_KEYS = KeyStage.APPLICATION;

  private final List<Scenario> scenarios = new ArrayList<>();

  final List<Scenario> scenarios() {
    return List.copyOf(scenarios);
  }

  final void add(Scenario scenario) {
    scenarios.add(scenario);
  }

  /// Something that is made from itself.
  @FunctionalInterface
  interface Change<T> {
    T of(T plain) throws Exception;
  }

  /// A refusal that waits for the story that provokes it.
  record Expected(ScenarioTable table, Refusal refusal, AlertDescription alert, KeyStage stage) {

    /// Our usual client meets a server that does this.
    Expected when(String story, Change<HostileServer> server) {
      return when(story, client -> client, server);
    }

    /// A client of ours meets a server that does this.
    Expected when(String story, Change<ClientConfig.Builder> client, Change<HostileServer> server) {
      return plays(
          story,
          () ->
              new Scenario.Cast(
                  ClientConnection.open(client.of(Parties.client()).build(), Parties.NAME),
                  server.of(new HostileServer(Parties.serverCredential()))));
    }

    /// Our usual server meets a client that does this.
    Expected whenClient(String story, Change<HostileClient> client) {
      return whenClient(story, server -> server, client);
    }

    /// A server of ours meets a client that does this.
    Expected whenClient(
        String story, Change<ServerConfig.Builder> server, Change<HostileClient> client) {
      return plays(
          story,
          () ->
              new Scenario.Cast(
                  ServerConnection.open(server.of(Parties.server()).build()),
                  client.of(new HostileClient())));
    }

    Expected plays(String story, Scenario.Play play) {
      table.add(new Scenario.Alerted(refusal, story, alert, stage, play));
      return this;
    }
  }

  final Expected refuses(Refusal refusal, AlertDescription alert, KeyStage stage) {
    return new Expected(this, refusal, alert, stage);
  }
}
