package dev.padlock.proving.interop;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.pem.Pem;
import dev.padlock.pki.store.Identity;
import dev.padlock.testkit.TestCa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// An identity, with the PEM files that other programs read it from.
///
/// @param chain the whole chain, the leaf first
/// @param rest the chain without the leaf
record KeyFiles(Identity identity, Path chain, Path rest, Path key) {

  /// The name that every server here has.
  static final String HOST = "localhost";

  private static final Path FOLDER = temporary();
  private static final Map<String, KeyFiles> MADE = new ConcurrentHashMap<>();
  private static final Path ROOT =
      write("root.pem", Pem.write("CERTIFICATE", TestCa.root().certificate().der()));

  static KeyFiles server(KeyKind kind) {
    return of("server-" + kind, TestCa.server(kind, HOST, "127.0.0.1"));
  }

  static KeyFiles client(KeyKind kind) {
    return of("client-" + kind, TestCa.client(kind, "A client"));
  }

  /// @param name of the files; the first identity with this name stays
  static KeyFiles of(String name, Identity identity) {
    return MADE.computeIfAbsent(name, n -> written(n, identity));
  }

  private static KeyFiles written(String name, Identity identity) {
    Path chain = FOLDER.resolve(name + ".pem");
    Path key = FOLDER.resolve(name + ".key");
    try {
      identity.writePem(chain, key);
    } catch (PkiException e) {
      throw new UncheckedIOException(e);
    }
    String rest =
        identity.chain().stream()
            .skip(1)
            .map(certificate -> Pem.write("CERTIFICATE", certificate.der()))
            .collect(Collectors.joining());
    return new KeyFiles(identity, chain, write(name + "-rest.pem", rest), key);
  }

  /// The root that both sides trust.
  static Path root() {
    return ROOT;
  }

  /// Any file beside the keys.
  static Path write(String name, String text) {
    try {
      return Files.writeString(FOLDER.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where the files are; deleted at the end.
  static Path folder() {
    return FOLDER;
  }

  private static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("padlock-interop");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      System.err.println(folder + " is left behind: " + e);
    }
  }
}
