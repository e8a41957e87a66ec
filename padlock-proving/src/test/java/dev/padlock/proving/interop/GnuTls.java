package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.testkit.Peers;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.wire.Bulk12;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.KeyExchange12;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.Suite12;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `gnutls-serv --echo` and `gnutls-cli`.
final class GnuTls implements ProgramPeer {

  private static final Map<CipherSuite, String> CIPHERS =
      Map.of(
          CipherSuite.TLS_AES_128_GCM_SHA256, "AES-128-GCM",
          CipherSuite.TLS_AES_256_GCM_SHA384, "AES-256-GCM",
          CipherSuite.TLS_CHACHA20_POLY1305_SHA256, "CHACHA20-POLY1305");

  private static final String RESUMED = "*** This is a resumed session";

  private static final Pattern EXPORTED = Pattern.compile("Key material: ([0-9a-f]+)");
  private static final Pattern GOOD_STAPLE = Pattern.compile("Options:.*OCSP status request");

  @Override
  public String name() {
    return "GnuTLS";
  }

  @Override
  public Abilities abilities() {
    return Abilities.CLASSICAL;
  }

  @Override
  public End serve(Terms terms, KeyFiles server) throws IOException {
    return serve(server, serving(terms));
  }

  @Override
  public List<String> serving(Terms terms) {
    List<String> more =
        new ArrayList<>(List.of("--priority", priority(terms.suite(), terms.served())));
    more.addAll(List.of("--alpn", PROTOCOL));
    if (terms.mutual().isPresent()) {
      more.addAll(List.of("--x509cafile", KeyFiles.root().toString()));
      more.addAll(List.of("--require-client-cert", "--verify-client-cert"));
    } else {
      more.add("--disable-client-cert");
    }
    return more;
  }

  /// A server with this identity and more options. It has no option for the address.
  @Override
  public End serve(KeyFiles server, List<String> more) throws IOException {
    List<String> command = command("gnutls-serv");
    command.addAll(List.of("--echo", "--debug", "5", "--port", OwnNetwork.PORT));
    command.addAll(identity(server));
    command.addAll(more);
    OwnNetwork network = OwnNetwork.start(command);
    network.program().await("...done");
    return new End(network.program(), network::close, network.port(), true);
  }

  @Override
  public End call(Terms terms, @Nullable KeyFiles client, int port) {
    List<String> more = calling(terms);
    if (client != null) {
      more.addAll(identity(client));
    }
    return call(port, more);
  }

  private static List<String> identity(KeyFiles files) {
    String chain = files.chain().toString();
    return List.of("--x509certfile", chain, "--x509keyfile", files.key().toString());
  }

  @Override
  public List<String> calling(Terms terms) {
    List<String> more =
        new ArrayList<>(List.of("--priority", priority(terms.suite(), terms.offered())));
    more.add("--single-key-share");
    more.addAll(List.of("--alpn", OTHER_PROTOCOL, "--alpn", PROTOCOL));
    return more;
  }

  /// A client with more options.
  @Override
  public End call(int port, List<String> more) {
    List<String> command = command("gnutls-cli");
    command.addAll(List.of("--x509cafile", KeyFiles.root().toString()));
    command.addAll(List.of("--sni-hostname", KeyFiles.HOST, "--verify-hostname", KeyFiles.HOST));
    command.add("--inline-commands");
    command.addAll(more);
    command.addAll(List.of("--port", Integer.toString(port), "127.0.0.1"));
    Program program = Program.start(command);
    return new End(program, program::close, port, false);
  }

  @Override
  public Reunion serveTwice(Resumed row, KeyFiles server) throws IOException {
    List<String> more = serving(row.terms());
    if (!row.ticket()) {
      more.add("--noticket");
    }
    return new BothTimes(serve(server, more));
  }

  @Override
  public Reunion callTwice(Resumed row, @Nullable KeyFiles client, int port) {
    List<String> more = calling(row.terms());
    if (!row.ticket()) {
      more.set(1, more.get(1) + ":%NO_TICKETS");
    }
    if (client != null) {
      more.addAll(identity(client));
    }
    more.addAll(List.of("--resume", "--waitresumption"));
    return new BothTimes(call(port, more));
  }

  @Override
  public Reunion takingEarlyData(Terms terms, KeyFiles server, int most) throws IOException {
    List<String> more = serving(terms);
    more.addAll(List.of("--earlydata", "--maxearlydata", Integer.toString(most)));
    return new BothTimes(serve(server, more));
  }

  @Override
  public Reunion sendingEarlyData(Terms terms, Path file, int port) {
    List<String> more = calling(terms);
    more.addAll(List.of("--resume", "--waitresumption", "--earlydata", file.toString()));
    more.addAll(List.of("--debug", "4"));
    terms.mutual().ifPresent(kind -> more.addAll(identity(KeyFiles.client(kind))));
    return new BothTimes(call(port, more));
  }

  /// A server counts it; a client says where it ends, which it only does where it was taken (RFC
  /// 9846 §4.6).
  @Override
  public Pattern earlyDataTaken(int length) {
    return Pattern.compile(
        "decrypted early data with length: " + length + ",|END OF EARLY DATA was queued");
  }

  @Override
  public End serveTls12(KeyFiles server) throws IOException {
    return serve(server, List.of("--priority", "NORMAL:-VERS-TLS1.3"));
  }

  @Override
  public End callTls12(int port) {
    return call(port, List.of("--priority", "NORMAL:-VERS-TLS1.3"));
  }

  /// GnuTLS has no option for the key log.
  private List<String> command(String program) {
    return new ArrayList<>(
        List.of("env", "SSLKEYLOGFILE=" + keyLog(), Peers.find(program).toString()));
  }

  private static String keyExchange(Suite12 parts) {
    return parts.keyExchange() == KeyExchange12.RSA
        ? "RSA"
        : parts.keyExchange() + "-" + parts.authentication();
  }

  private static String mac(Bulk12 bulk) {
    return switch (bulk) {
      case Bulk12.AeadBulk aead -> "AEAD";
      case Bulk12.CbcBulk cbc -> cbc.mac().hashName().replace("-", "");
    };
  }

  private static String cipher(Bulk12 bulk) {
    return switch (bulk) {
      case Bulk12.AeadBulk aead -> aead.algorithm().name().replace('_', '-');
      case Bulk12.CbcBulk cbc -> "AES-" + 8 * cbc.keyLength() + "-CBC";
    };
  }

  private static String priority(CipherSuite suite, List<NamedGroup> groups) {
    StringBuilder text = new StringBuilder("NORMAL:-VERS-ALL:-CIPHER-ALL");
    Optional<Suite12> tls12 = suite.tls12();
    if (tls12.isPresent()) {
      text.append(":+VERS-TLS1.2:+").append(cipher(tls12.get().bulk())).append(":-KX-ALL:+");
      text.append(keyExchange(tls12.get())).append(":-MAC-ALL:+").append(mac(tls12.get().bulk()));
    } else {
      text.append(":+VERS-TLS1.3:+").append(CIPHERS.get(suite));
    }
    text.append(":-GROUP-ALL");
    for (NamedGroup group : groups) {
      text.append(":+GROUP-").append(group.toString().toUpperCase(Locale.ROOT));
    }
    return text.toString();
  }

  @Override
  public List<String> stapling(Path response) {
    return List.of("--ocsp-response", response.toString());
  }

  @Override
  public List<String> wantingStaple() {
    return List.of();
  }

  @Override
  public Pattern goodStaple() {
    return GOOD_STAPLE;
  }

  @Override
  public List<String> exporting(String label, int length) {
    return List.of("--keymatexport", label, "--keymatexportsize", Integer.toString(length));
  }

  @Override
  public Pattern exported() {
    return EXPORTED;
  }

  @Override
  public Path keyLog() {
    return KeyFiles.folder().resolve("gnutls.keys");
  }

  @Override
  public String toString() {
    return name();
  }

  /// What has to be closed for it.
  interface Ending extends AutoCloseable {
    @Override
    void close();
  }

  /// @param echoes whether it is a server, which says back what it hears
  record End(Program program, Ending whole, int port, boolean echoes) implements ProgramPeer.End {

    @Override
    public void talkWith(OurEnd ours, String line) throws Exception {
      if (!echoes) {
        ours.say(line);
        program.await(line);
      }
      try (Aside _ = Aside.begin(echoes ? () -> ours.say(line) : () -> program.type(line))) {
        assertEquals(line, ours.hear());
      }
    }

    /// The server has no command for it.
    @Override
    public boolean updateKeys() {
      if (!echoes) {
        program.type("^rekey^");
        program.await("Rekey was completed");
      }
      return !echoes;
    }

    @Override
    public void hangUp() {
      program.endInput();
    }

    @Override
    public void assertContent() {
      if (echoes) {
        assertTrue(!program.output().contains("Error"));
      } else {
        assertEquals(0, program.ended());
      }
    }

    @Override
    public void assertHeard(AlertDescription alert) {
      program.await((echoes ? "Alert[2|" : "Received alert [") + alert.code() + "]");
    }

    @Override
    public String told() {
      return program.toString();
    }

    @Override
    public void close() {
      whole.close();
    }
  }

  /// One program for both connections. A client leaves the first by itself.
  private record BothTimes(End end) implements Reunion {

    @Override
    public PeerEnd meet() {
      return end;
    }

    @Override
    public void part(PeerEnd first, OurEnd ours) {
      assertEquals(end, first);
    }

    @Override
    public void assertResumed() {
      end.program().await(RESUMED);
      String told = end.told();
      assertEquals(told.indexOf(RESUMED), told.lastIndexOf(RESUMED), told);
    }

    @Override
    public void close() {
      end.close();
    }
  }
}
