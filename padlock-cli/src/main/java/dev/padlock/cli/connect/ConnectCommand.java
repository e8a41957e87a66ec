package dev.padlock.cli.connect;

import dev.padlock.cli.option.IdentityOptions;
import dev.padlock.cli.option.ProtocolOptions;
import dev.padlock.cli.option.PskOptions;
import dev.padlock.cli.option.Trust;
import dev.padlock.cli.starttls.StartTls;
import dev.padlock.cli.terminal.AtExit;
import dev.padlock.cli.terminal.CommandFailure;
import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.ExitCode;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.io.Dial;
import dev.padlock.io.EarlyRequest;
import dev.padlock.io.TlsSocket;
import dev.padlock.pki.store.Identity;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.session.ExternalPsk;
import dev.padlock.tls.verify.Credential;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `padlock connect`.
@Command(
    name = "connect",
    header = "Connect to a TLS server, and pipe standard input and output.",
    description = {
      "The end of standard input is said with close_notify; what the server still sends is read to"
          + " its end.",
      "All addresses of the host are tried. The server must prove to be HOST, or the name of"
          + " --servername; with --psk-identity, that it holds the key, and then it needs no"
          + " certificate."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  padlock connect example.org",
      "  printf 'GET / HTTP/1.0\\r\\n\\r\\n' | padlock connect example.org",
      "  padlock connect --trace --groups x25519 '[2001:db8::1]:8443'",
      "  padlock connect --json example.org < /dev/null",
      "  padlock connect --ca ca.pem --cert alice.pem --key alice.key localhost:8443",
      "  padlock connect --starttls smtp mail.example.org:587",
      "  padlock connect --resume 2 example.org < /dev/null",
      "  padlock connect --early-data request.txt example.org",
      "  padlock connect --psk-identity device7 --psk-file psk.hex hub:8443"
    })
public final class ConnectCommand implements Callable<Integer> {

  private static final int HTTPS = 443;

  @Parameters(paramLabel = "HOST[:PORT]", description = "Port 443 unless given.")
  private String target = "";

  @Mixin private final ProtocolOptions protocol = new ProtocolOptions();
  @Mixin private final IdentityOptions identity = new IdentityOptions();
  @Mixin private final PskOptions psk = new PskOptions();
  @Mixin private final Comeback comeback = new Comeback();
  @Mixin private final Telling telling = new Telling();

  @Option(
      names = "--ca",
      paramLabel = "FILE|DIR",
      description = "Roots to believe, instead of the operating system's.")
  private @Nullable Path authority;

  @Option(
      names = "--servername",
      paramLabel = "NAME",
      description = "The name to ask for and to check, where it is not HOST.")
  private @Nullable String serverName;

  @Option(
      names = "--starttls",
      paramLabel = "PROTOCOL",
      description = "Ask in plain text first: ${COMPLETION-CANDIDATES}.")
  private @Nullable StartTls startTls;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "Patience for each address, and for the handshake; ${DEFAULT-VALUE} by default.")
  private int timeout;

  private final Terminal terminal;

  public ConnectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (timeout < 1) {
      throw Complaint.usage("--timeout must be at least 1 second", "", "").raise();
    }
    if (comeback.hasEarlyData()) {
      protocol.requireTls13ForEarlyData();
    }
    Target to = Target.parse(target, startTls == null ? HTTPS : startTls.port());
    String name = serverName == null ? to.host() : Target.name(serverName, serverName);
    ClientConfig config = config();
    Optional<EarlyRequest> early = comeback.request();
    for (int i = comeback.before(); i > 0; i--) {
      Report report = new Report(terminal, telling, to);
      try (TlsSocket socket = open(to, ClientConnection.open(config, name, report.listener()))) {
        visit(socket, report);
      } catch (IOException | CommandFailure failure) {
        return report.failed(failure).code();
      }
    }
    Report report = new Report(terminal, telling, to);
    try (TlsSocket socket = open(to, ClientConnection.open(config, name, report.listener()));
        AtExit exit = AtExit.run(socket::close)) {
      return talk(socket, report, exit, early).code();
    } catch (IOException | CommandFailure failure) {
      return report.failed(failure).code();
    }
  }

  /// Stays for as long as it takes to be given tickets.
  private void visit(TlsSocket socket, Report report) throws IOException {
    socket.handshakeTimeout(Duration.ofSeconds(timeout));
    socket.handshake();
    report.connected();
    new LastWord(socket).await();
  }

  private ClientConfig config() throws IOException {
    ClientConfig.Builder config = ClientConfig.builder().applicationProtocols(protocol.protocols());
    protocol.apply(config, terminal);
    config.earlyData(comeback.hasEarlyData());
    if (authority != null) {
      config.trust(Trust.read(authority, terminal));
    }
    Optional<Identity> own = identity.identity(terminal);
    if (own.isPresent()) {
      config.credentials(Credential.of(own.get()));
    }
    Optional<ExternalPsk> key = psk.psk();
    if (key.isPresent()) {
      config.externalPsks(key.get()).requirePsk(true);
    }
    return config.build();
  }

  private TlsSocket open(Target to, ClientConnection connection) throws IOException {
    Socket tcp = Dial.to(to.host(), to.port(), Duration.ofSeconds(timeout));
    try {
      if (startTls != null) {
        startTls.upgrade(tcp);
      }
      return TlsSocket.over(tcp, connection);
    } catch (IOException | RuntimeException failure) {
      tcp.close();
      throw failure;
    }
  }

  private ExitCode talk(TlsSocket socket, Report report, AtExit exit, Optional<EarlyRequest> early)
      throws IOException {
    try {
      socket.handshakeTimeout(Duration.ofSeconds(timeout));
      if (early.isPresent()) {
        socket.sendEarly(early.get());
      }
      socket.handshake();
      report.connected();
      if (early.isPresent()) {
        report.earlyData(early.get());
        socket.outputStream().write(early.get().unsent());
      }
      if (telling.json) {
        new LastWord(socket).await();
      } else {
        new Pipe(terminal, socket).run();
      }
    } catch (IOException failure) {
      if (!exit.isExiting()) {
        throw failure;
      }
    }
    return report.ended();
  }
}
