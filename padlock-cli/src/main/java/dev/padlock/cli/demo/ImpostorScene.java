package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Performance.Check;
import dev.padlock.cli.demo.Performance.Telling;
import dev.padlock.cli.demo.Scene.Script;
import dev.padlock.io.TlsServer;
import dev.padlock.io.TlsSocket;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// A man in the middle who ends TLS himself, with a certificate of his own, and would read
/// everything.
final class ImpostorScene implements Scene {

  @Override
  public Script script() {
    return new Script(
        "impostor",
        "A man in the middle shows his own certificate",
        "It names localhost, too; but he had to have it issued by somebody else.");
  }

  /// Speaks TLS to both sides, and notes what passes in plaintext between.
  private static final class Impostor implements Stage.Middle {
    private final TlsServer serving;
    private final int realPort;
    private final ClientConfig towardsServer;
    private final AtomicReference<String> overheard = new AtomicReference<>("");
    private final AtomicReference<String> told = new AtomicReference<>("");
    private final AtomicInteger deceived = new AtomicInteger();

    private Impostor(Props props, int realPort) throws IOException {
      this.realPort = realPort;
      this.towardsServer = Setting.usual(props).client().build();
      ServerConfig pretending =
          Setting.usual(props).server().credentials(props.strangersServer()).build();
      this.serving =
          TlsServer.start(
              0,
              pretending,
              this::deceive,
              TlsServer.Options.standard().withObserver(this::refused));
    }

    private void deceive(TlsSocket victim) throws IOException {
      deceived.incrementAndGet();
      overheard.set(Conversation.reply(victim));
      try (TlsSocket server = TlsSocket.connect(Props.SERVER, realPort, towardsServer)) {
        overheard.set(overheard.get() + Conversation.ask(server));
      }
    }

    private void refused(SocketAddress peer, Exception failure) {
      told.set(
          failure instanceof TlsException refusal
              ? refusal.facts().getOrDefault("alert", "")
              : failure.toString());
    }

    @Override
    public int port() {
      return serving.port();
    }

    @Override
    public void close() {
      serving.stop(Duration.ofSeconds(2));
    }
  }

  @Override
  public Performance play(Stage stage) throws IOException {
    Setting setting = Setting.usual(stage.props());
    setting.server().credentials(stage.props().server());
    AtomicReference<Impostor> placed = new AtomicReference<>();
    Act act =
        stage.perform(
            setting,
            port -> {
              placed.set(new Impostor(stage.props(), port));
              return placed.get();
            });
    Impostor impostor = placed.get();
    IdentityFault fault = IdentityFault.UNKNOWN_CA;
    return new Performance(
        act,
        List.of(
            new Check(
                "the client refused: " + fault.code(),
                act.refusal().filter(fault::equals).isPresent()),
            new Check(
                "he was told: " + fault.alert().rfcName(),
                impostor.told.get().equals(fault.alert().rfcName())),
            new Check(
                "he read nothing",
                impostor.deceived.get() == 0 && impostor.overheard.get().isEmpty())),
        "refused",
        Telling.of(Shown.messages(HandshakeType.CERTIFICATE)));
  }
}
