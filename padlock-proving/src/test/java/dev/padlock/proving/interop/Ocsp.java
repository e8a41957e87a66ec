package dev.padlock.proving.interop;

import dev.padlock.pki.error.PkiException;
import dev.padlock.testkit.Peers;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.codec.Opaque;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What our root says of a certificate that it issued, as `openssl ocsp` writes it (RFC 6960).
///
/// @param file the response in DER
record Ocsp(Path file) {

  private static final Path ROOT_KEY = rootKey();

  /// "It is good."
  static Ocsp good(KeyFiles subject) throws IOException {
    String serial = subject.identity().leaf().serial().toString(16);
    String padded = serial.length() % 2 == 0 ? serial : "0" + serial;
    Path index =
        KeyFiles.write(
            "index-" + serial,
            "V\t491231235959Z\t\t" + padded.toUpperCase(Locale.ROOT) + "\tunknown\t/CN=x\n");
    Path file = KeyFiles.folder().resolve("ocsp-" + serial + ".der");
    String root = KeyFiles.root().toString();
    List<String> command =
        List.of(
            Peers.find("openssl").toString(),
            "ocsp",
            "-index",
            index.toString(),
            "-issuer",
            root,
            "-CA",
            root,
            "-rsigner",
            root,
            "-rkey",
            ROOT_KEY.toString(),
            "-cert",
            subject.chain().toString(),
            "-ndays",
            "7",
            "-respout",
            file.toString(),
            "-noverify");
    Program.outputOf(command);
    return new Ocsp(file);
  }

  Opaque bytes() throws IOException {
    return Opaque.wrap(Files.readAllBytes(file));
  }

  private static Path rootKey() {
    Path chain = KeyFiles.folder().resolve("root-chain.pem");
    Path key = KeyFiles.folder().resolve("root.key");
    try {
      TestCa.root().identity().writePem(chain, key);
      return key;
    } catch (PkiException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
