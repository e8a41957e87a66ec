package dev.padlock.cli.serve;

import dev.padlock.cli.option.IdentityOptions;
import dev.padlock.cli.option.ProtocolOptions;
import dev.padlock.cli.option.PskOptions;
import dev.padlock.cli.option.Trust;
import dev.padlock.cli.terminal.AtExit;
import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.ExitCode;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.io.EarlyData;
import dev.padlock.io.TlsServer;
import dev.padlock.io.TlsSocket;
import dev.padlock.pki.store.Identity;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.session.ExternalPsk;
import dev.padlock.tls.verify.Credential;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `padlock serve`.
@Command(
    name = "serve",
    header = "Serve over TLS, and tell what each handshake did.",
    description = {
      "Shows a page about the handshake that fetched it, or the files below --root, or echoes.",
      "Without --cert the certificate comes from the local CA (see padlock ca), which is made on"
          + " first use."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  padlock serve",
      "  padlock serve --root public --port 9443",
      "  padlock serve --cert fullchain.pem --key key.pem --bind 0.0.0.0",
      "  padlock serve --client-ca ca.pem --require --trace",
      "  padlock serve --echo --groups x25519",
      "  padlock serve --early-data",
      "  padlock serve --psk-identity device7 --psk-file psk.hex"
    })
public final class ServeCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;
  private static final int MOST_EARLY_DATA = 1 << 14;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8443",
      description = "Port to listen on, 0 for any free one; ${DEFAULT-VALUE} by default.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address to listen on; loopback by default, so that only this machine gets in.")
  private @Nullable String bind;

  @Mixin private final IdentityOptions identity = new IdentityOptions();
  @Mixin private final ProtocolOptions protocol = new ProtocolOptions();
  @Mixin private final PskOptions psk = new PskOptions();
  @Mixin private final Clients clients = new Clients();
  @Mixin private final Contents contents = new Contents();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Another name for the certificate from the local CA; may be repeated.")
  private List<String> names = List.of();

  @Option(names = "--trace", description = "Tell every handshake in full.")
  private boolean trace;

  private final Terminal terminal;

  /// Who may come in.
  static final class Clients {
    @Option(
        names = "--client-ca",
        paramLabel = "FILE|DIR",
        description = "Ask clients for certificates, and believe those that end in these roots.")
    private @Nullable Path authority;

    @Option(names = "--require", description = "Refuse clients without a certificate.")
    private boolean required;
  }

  /// What is shown.
  static final class Contents {
    @Option(
        names = "--root",
        paramLabel = "DIR",
        description =
            "Serve the files below DIR, except hidden ones and links that lead out of it.")
    private @Nullable Path root;

    @Option(names = "--echo", description = "Send back what comes, without HTTP.")
    private boolean echo;

    @Option(
        names = "--early-data",
        description =
            "Take early data (0-RTT), each hello once, but for the first seconds: GET and HEAD are"
                + " answered at once, other requests when the handshake is complete.")
    private boolean earlyData;
  }

  public ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    requireSense();
    ConnectionLog log = new ConnectionLog(terminal, trace);
    TlsServer.Handler content = content(log);
    TlsServer.Options options =
        TlsServer.Options.standard().withAddress(address()).withObserver(log);
    ServerIdentity shown = shown();
    ServerConfig config = config(shown.identity());
    try (TlsServer server = TlsServer.start(port, config, new Logged(log, content), options);
        AtExit _ = AtExit.run(server::close)) {
      new Announcement(shown, server.address(), clients.required)
          .print(terminal, serving(), contents.echo);
      server.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK.code();
  }

  /// Tells of every connection, and serves it.
  private record Logged(ConnectionLog log, TlsServer.Handler content) implements TlsServer.Handler {

    @Override
    public void handleEarly(EarlyData early) throws IOException {
      content.handleEarly(early);
    }

    @Override
    public void handle(TlsSocket connection) throws IOException {
      log.served(connection);
      content.handle(connection);
    }
  }

  /// Sends back what comes, early or not.
  private static final class Echo implements TlsServer.Handler {

    @Override
    public void handleEarly(EarlyData early) throws IOException {
      early.inputStream().transferTo(early.outputStream());
    }

    @Override
    public void handle(TlsSocket connection) throws IOException {
      connection.inputStream().transferTo(connection.outputStream());
    }
  }

  private void requireSense() {
    if (port < 0 || port > LAST_PORT) {
      throw Complaint.usage("There is no port " + port, "", "give a number from 0 to 65535")
          .raise();
    }
    if (clients.required && clients.authority == null) {
      throw Complaint.usage("--require needs to know whom to believe", "", "add --client-ca FILE")
          .raise();
    }
    if (contents.earlyData) {
      protocol.requireTls13ForEarlyData();
    }
    if (contents.echo && contents.root != null) {
      throw Complaint.usage("--echo and --root exclude each other", "", "choose one").raise();
    }
  }

  private InetAddress address() {
    try {
      return bind == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(bind);
    } catch (UnknownHostException unknown) {
      throw Complaint.of(unknown).saying("Cannot listen on " + bind).raise();
    }
  }

  private ServerIdentity shown() throws IOException {
    Optional<Identity> given = identity.identity(terminal);
    if (given.isPresent()) {
      return ServerIdentity.given(given.get());
    }
    List<String> all = new ArrayList<>(List.of("localhost", "127.0.0.1", "::1"));
    all.addAll(names);
    return ServerIdentity.fromLocalCa(all, terminal);
  }

  private ServerConfig config(Identity shown) throws IOException {
    ServerConfig.Builder config = ServerConfig.builder().credentials(Credential.of(shown));
    String[] asked = protocol.protocols();
    boolean speaksHttp = asked.length == 0 && !contents.echo;
    config.applicationProtocols(speaksHttp ? new String[] {"http/1.1"} : asked);
    protocol.apply(config, terminal);
    if (clients.authority != null) {
      config.clientCertificates(
          clients.required ? ClientCertificates.REQUIRED : ClientCertificates.OPTIONAL,
          Trust.read(clients.authority, terminal));
    }
    Optional<ExternalPsk> key = psk.psk();
    if (key.isPresent()) {
      config.externalPsks(key.get());
    }
    return config.earlyData(contents.earlyData ? MOST_EARLY_DATA : 0).build();
  }

  private TlsServer.Handler content(ConnectionLog log) throws IOException {
    if (contents.echo) {
      return new Echo();
    }
    HttpConversation.Site site =
        contents.root == null ? new StatusPage(log) : StaticFiles.below(contents.root);
    return new HttpConversation(site);
  }

  private String serving() {
    if (contents.echo) {
      return "echo";
    }
    return contents.root == null ? "a page about the handshake" : "files of " + contents.root;
  }
}
