package dev.padlock.cli.option;

import dev.padlock.cli.terminal.Complaint;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.session.ExternalPsk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// An external pre-shared key. The key itself is in a file: others on this machine can see a
/// command line.
public final class PskOptions {

  private static final String HEX = "hex:";
  private static final int LARGEST_FILE = 1 << 16;

  @Option(
      names = "--psk-identity",
      paramLabel = "ID",
      description = "Use a pre-shared key, which both sides call ID: text, or hex: and digits.")
  private @Nullable String identity;

  @Option(
      names = "--psk-file",
      paramLabel = "FILE",
      description = "The pre-shared key, in hex digits.")
  private @Nullable Path file;

  @Option(
      names = "--psk-context",
      paramLabel = "CONTEXT",
      description =
          "Import the key (RFC 9258), with this context: text, or hex: and digits; may be empty.")
  private @Nullable String context;

  /// The key; empty where none was named.
  public Optional<ExternalPsk> psk() throws IOException {
    if (identity == null && file == null && context == null) {
      return Optional.empty();
    }
    if (identity == null || file == null) {
      throw Complaint.usage(
              "A pre-shared key needs a name and a file", "", "give --psk-identity and --psk-file")
          .raise();
    }
    Opaque name = bytes("--psk-identity", identity);
    Opaque imported = context == null ? null : bytes("--psk-context", context);
    return Optional.of(psk(name, imported, Secret.of("external PSK", read(file))));
  }

  /// With SHA-256, as where nothing else was agreed on.
  private static ExternalPsk psk(Opaque name, @Nullable Opaque imported, Secret secret)
      throws TlsException {
    return imported == null
        ? ExternalPsk.direct(name, secret, HashAlgorithm.SHA256)
        : ExternalPsk.imported(name, imported, secret, HashAlgorithm.SHA256);
  }

  private static Opaque bytes(String option, String given) {
    if (!given.startsWith(HEX)) {
      return Opaque.wrap(given.getBytes(StandardCharsets.UTF_8));
    }
    try {
      return Opaque.wrap(HexFormat.of().parseHex(given.substring(HEX.length())));
    } catch (IllegalArgumentException notHex) {
      throw Complaint.usage(option + " has no hex digits behind " + HEX, "", "write two for a byte")
          .raise();
    }
  }

  /// Leaves no copy of the key behind.
  private static byte[] read(Path file) throws IOException {
    byte[] text = GivenFile.read(file, LARGEST_FILE);
    byte[] key = new byte[text.length / 2];
    int digits = 0;
    boolean isHex = true;
    for (byte each : text) {
      if (!Character.isWhitespace(each)) {
        int digit = Character.digit(each, 16);
        isHex &= digit >= 0 && digits / 2 < key.length;
        if (isHex) {
          key[digits / 2] = (byte) (key[digits / 2] << 4 | digit);
          digits++;
        }
      }
    }
    byte[] exact = Arrays.copyOf(key, digits / 2);
    Arrays.fill(text, (byte) 0);
    Arrays.fill(key, (byte) 0);
    if (!isHex || digits % 2 != 0) {
      Arrays.fill(exact, (byte) 0);
      throw Complaint.local(
              "The pre-shared key cannot be read",
              file + " does not hold whole bytes in hex digits alone",
              "make one with: openssl rand -hex 32")
          .raise();
    }
    return exact;
  }
}
