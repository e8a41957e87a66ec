package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.testkit.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A headless browser of a user of its own.
///
/// @param home of the user
record Chromium(Path home) {

  private static final List<String> SWITCHES =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--no-first-run",
          "--no-proxy-server",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /// Puts a root into the database of NSS in the user's home, which Chromium on Linux believes.
  void trust(Path root) throws IOException {
    String database = "sql:" + Files.createDirectories(home.resolve(".pki/nssdb"));
    certutil("-d", database, "-N", "--empty-password");
    certutil("-d", database, "-A", "-t", "C,,", "-n", "root", "-i", root.toString());
  }

  private static void certutil(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Peers.find("certutil").toString()));
    command.addAll(List.of(arguments));
    Program.outputOf(command);
  }

  /// The document after its scripts have run.
  ///
  /// @param switches more of them
  String page(String address, String... switches) {
    List<String> command = new ArrayList<>(List.of(Peers.find("chromium").toString()));
    command.addAll(SWITCHES);
    command.addAll(List.of(switches));
    command.addAll(List.of("--user-data-dir=" + home.resolve("profile"), "--dump-dom", address));
    try (Program program = Program.start(command, Map.of("HOME", home.toString()))) {
      assertEquals(0, program.ended(), program::toString);
      return program.output();
    }
  }
}
