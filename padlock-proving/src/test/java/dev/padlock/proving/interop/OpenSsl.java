package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.testkit.Peers;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.NamedGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `openssl s_server` and `openssl s_client`.
///
/// @param executable what it is called on this machine
record OpenSsl(String name, String executable, Abilities abilities) implements ProgramPeer {

  static final OpenSsl OF_THE_MACHINE = new OpenSsl("OpenSSL 3.0", "openssl", Abilities.CLASSICAL);
  static final OpenSsl NEWER = new OpenSsl("OpenSSL 3.5", "openssl35", Abilities.ALL);

  private static final Pattern LISTENING = Pattern.compile("ACCEPT 127\\.0\\.0\\.1:(\\d+)");

  /// What a client says. Old cipher suites are of SSLv3 to it.
  private static final Pattern NEW = Pattern.compile("New, [^,]+, Cipher is");

  private static final Pattern REUSED = Pattern.compile("Reused, [^,]+, Cipher is");

  /// What a server says.
  private static final String RESUMED = "Reused session-id";

  private static final AtomicInteger SESSIONS = new AtomicInteger();

  private static final Pattern EARLY_DATA_TAKEN =
      Pattern.compile("^Early data (received:|was accepted)$", Pattern.MULTILINE);

  private static final Pattern EXPORTED = Pattern.compile("Keying material: ([0-9A-F]+)");
  private static final Pattern GOOD_STAPLE =
      Pattern.compile("OCSP Response Status: successful.*?Cert Status: good", Pattern.DOTALL);

  @Override
  public End serve(Terms terms, KeyFiles server) {
    return serve(server, serving(terms));
  }

  @Override
  public List<String> serving(Terms terms) {
    List<String> options = agreeing(terms, terms.served());
    options.addAll(List.of("-alpn", PROTOCOL));
    if (terms.mutual().isPresent()) {
      options.addAll(List.of("-Verify", "3", "-verify_return_error"));
      options.addAll(List.of("-CAfile", KeyFiles.root().toString()));
    }
    return options;
  }

  @Override
  public End serve(KeyFiles server, List<String> options) {
    return serve(server, options, 1);
  }

  /// @param connections after how many it ends
  End serve(KeyFiles server, List<String> options, int connections) {
    String times = Integer.toString(connections);
    List<String> command = command("s_server", "-accept", "127.0.0.1:0", "-naccept", times);
    command.addAll(identity(server));
    if (server.identity().chain().size() > 1) {
      command.addAll(List.of("-cert_chain", server.rest().toString()));
    }
    command.addAll(options);
    Program program = Program.start(command);
    return new End(program, Integer.parseInt(program.await(LISTENING).group(1)), true);
  }

  @Override
  public End call(Terms terms, @Nullable KeyFiles client, int port) {
    List<String> options = calling(terms);
    if (client != null) {
      options.addAll(identity(client));
    }
    return call(port, options);
  }

  @Override
  public List<String> calling(Terms terms) {
    List<String> options = agreeing(terms, terms.offered());
    options.addAll(List.of("-alpn", OTHER_PROTOCOL + "," + PROTOCOL));
    return options;
  }

  @Override
  public End call(int port, List<String> options) {
    List<String> command = command("s_client", "-connect", "127.0.0.1:" + port);
    command.addAll(List.of("-servername", KeyFiles.HOST, "-verify_hostname", KeyFiles.HOST));
    command.addAll(List.of("-CAfile", KeyFiles.root().toString(), "-verify_return_error"));
    command.addAll(options);
    return new End(Program.start(command), port, false);
  }

  @Override
  public Reunion serveTwice(Resumed row, KeyFiles server) {
    return new ReunionOfServer(serve(server, with(row, serving(row.terms())), 2));
  }

  @Override
  public Reunion callTwice(Resumed row, @Nullable KeyFiles client, int port) {
    List<String> options = with(row, calling(row.terms()));
    if (client != null) {
      options.addAll(identity(client));
    }
    return calling(options, List.of(), port);
  }

  /// @param again more options of the second time
  private Reunion calling(List<String> options, List<String> again, int port) {
    String session = KeyFiles.folder().resolve("session-" + SESSIONS.incrementAndGet()).toString();
    List<String> more = ProgramMatrix.and(options, "-sess_in", session);
    more.addAll(again);
    return new ReunionOfClients(
        call(port, ProgramMatrix.and(options, "-sess_out", session)), () -> call(port, more));
  }

  @Override
  public Reunion takingEarlyData(Terms terms, KeyFiles server, int most) {
    String[] more = {"-early_data", "-max_early_data", Integer.toString(most)};
    return new ReunionOfServer(serve(server, ProgramMatrix.and(serving(terms), more), 2));
  }

  @Override
  public Reunion sendingEarlyData(Terms terms, Path file, int port) {
    List<String> options = calling(terms);
    terms.mutual().ifPresent(kind -> options.addAll(identity(KeyFiles.client(kind))));
    return calling(options, List.of("-early_data", file.toString()), port);
  }

  private static List<String> with(Resumed row, List<String> options) {
    return row.ticket() ? options : ProgramMatrix.and(options, "-no_ticket");
  }

  /// Its server shows the data too, its client does not count it.
  @Override
  public Pattern earlyDataTaken(int length) {
    return EARLY_DATA_TAKEN;
  }

  @Override
  public End serveTls12(KeyFiles server) {
    return serve(server, List.of("-tls1_2"));
  }

  @Override
  public End callTls12(int port) {
    return call(port, List.of("-tls1_2"));
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Peers.find(executable).toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keylogfile", keyLog().toString()));
    return command;
  }

  private static List<String> agreeing(Terms terms, List<NamedGroup> groups) {
    String names = groups.stream().map(NamedGroup::toString).collect(Collectors.joining(":"));
    return new ArrayList<>(
        terms.isTls12()
            ? List.of("-tls1_2", "-cipher", oldName(terms.suite()), "-groups", names)
            : List.of("-ciphersuites", terms.suite().toString(), "-groups", names));
  }

  /// OpenSSL's own names for the suites of TLS 1.2, for example `ECDHE-RSA-AES128-GCM-SHA256`.
  private static String oldName(CipherSuite suite) {
    return suite
        .toString()
        .replaceFirst("^TLS_(RSA_WITH_)?", "")
        .replace("_WITH_", "-")
        .replaceFirst("POLY1305_SHA256$", "POLY1305")
        .replaceFirst("AES_(\\d+)_(CBC_)?", "AES$1-")
        .replace('_', '-');
  }

  @Override
  public List<String> stapling(Path response) {
    return List.of("-status_file", response.toString());
  }

  @Override
  public List<String> wantingStaple() {
    return List.of("-status");
  }

  @Override
  public Pattern goodStaple() {
    return GOOD_STAPLE;
  }

  @Override
  public List<String> exporting(String label, int length) {
    return List.of("-keymatexport", label, "-keymatexportlen", Integer.toString(length));
  }

  @Override
  public Pattern exported() {
    return EXPORTED;
  }

  @Override
  public Path keyLog() {
    return KeyFiles.folder().resolve(executable + ".keys");
  }

  static List<String> identity(KeyFiles files) {
    return List.of("-cert", files.chain().toString(), "-key", files.key().toString());
  }

  @Override
  public String toString() {
    return name();
  }

  /// Either side: what is typed goes to us, and what we say is printed. A line that begins with
  /// certain capitals is a command.
  record End(Program program, int port, boolean serves) implements ProgramPeer.End {

    @Override
    public void talkWith(OurEnd ours, String line) throws Exception {
      ours.say(line);
      program.await(line);
      try (Aside _ = Aside.begin(() -> program.type(line))) {
        assertEquals(line, ours.hear());
      }
    }

    @Override
    public boolean updateKeys() {
      updateKeys("K");
      return true;
    }

    /// Its command `K` asks us for the same, `k` does not. What is typed before `s_client` has
    /// taken it would be lost.
    void updateKeys(String command) {
      program.type(command);
      if (!serves) {
        program.await("KEYUPDATE");
      }
    }

    @Override
    public void hangUp() {
      program.endInput();
    }

    @Override
    public void assertContent() {
      assertEquals(0, program.ended());
    }

    @Override
    public void assertHeard(AlertDescription alert) {
      program.await("SSL alert number " + alert.code());
    }

    @Override
    public String told() {
      return program.toString();
    }

    @Override
    public void close() {
      program.close();
    }
  }

  /// One program for both connections.
  private record ReunionOfServer(End server) implements Reunion {

    @Override
    public PeerEnd meet() {
      return server;
    }

    @Override
    public void assertResumed() {
      String told = server.told();
      assertTrue(told.contains(RESUMED), told);
      assertEquals(told.indexOf(RESUMED), told.lastIndexOf(RESUMED), told);
    }

    @Override
    public void close() {
      server.close();
    }
  }

  /// A program for each connection.
  private static final class ReunionOfClients implements Reunion {

    private final End first;
    private final Supplier<End> again;
    private @Nullable End second;
    private boolean met;

    ReunionOfClients(End first, Supplier<End> again) {
      this.first = first;
      this.again = again;
    }

    @Override
    public PeerEnd meet() {
      if (!met) {
        met = true;
        return first;
      }
      assertEquals(0, first.program().ended());
      End end = again.get();
      second = end;
      return end;
    }

    @Override
    public void assertResumed() {
      first.program().await(NEW);
      Objects.requireNonNull(second).program().await(REUSED);
    }

    @Override
    public void close() {
      first.close();
      if (second != null) {
        second.close();
      }
    }
  }
}
