package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Performance.Check;
import dev.padlock.cli.demo.Scene.Script;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.NamedGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The client has a certificate too, and the server knows by name whom it answers.
final class MutualScene implements Scene {

  private static final String ALICE = "Alice";

  private final ConnectedScene connected =
      new ConnectedScene(
          new Script(
              "mutual",
              "Mutual TLS: the client shows a certificate, too",
              "The server asks for it and knows whom it answers. The rest is as in scene 1."),
          new ConnectedScene.Plan(
              (setting, props) -> {
                setting.client().credentials(props.client(ALICE));
                setting.server().clientCertificates(ClientCertificates.REQUIRED, props.trust());
              },
              ConnectedScene.Agreed.on(NamedGroup.X25519),
              1),
          MutualScene::isAboutTheClient);

  private static boolean isAboutTheClient(TraceEvent event) {
    return switch (event) {
      case TraceEvent.MessageSeen message ->
          message.message().type().equals(HandshakeType.CERTIFICATE_REQUEST)
              || message.direction() == Direction.SENT;
      case TraceEvent.HandshakeComplete complete -> true;
      default -> false;
    };
  }

  @Override
  public Script script() {
    return connected.script();
  }

  @Override
  public Performance play(Stage stage) throws IOException {
    Performance played = connected.play(stage);
    List<Check> checks = new ArrayList<>(played.checks());
    checks.add(
        new Check(
            "client believed",
            played.act().atServer().judged().filter(TraceEvent.PeerJudged::accepted).isPresent()));
    checks.add(
        new Check(
            "the answer says \"Dear CN=" + ALICE + "\"",
            played.act().said().answer().contains("Dear CN=" + ALICE)));
    return new Performance(played.act(), checks, "answered by name", played.telling());
  }
}
