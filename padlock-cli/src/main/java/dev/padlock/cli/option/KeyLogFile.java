package dev.padlock.cli.option;

import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.Terminal;
import dev.padlock.tls.trace.KeyLog;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Appends the secrets of connections to a file that only its owner may read (RFC 9850).
final class KeyLogFile implements KeyLog {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;
  private final Terminal terminal;
  private final Writer out;
  private boolean failed;

  private KeyLogFile(Path file, Terminal terminal, Writer out) {
    this.file = file;
    this.terminal = terminal;
    this.out = out;
  }

  /// Opens the file, making it where it is missing, and warns what that means.
  static KeyLogFile open(Path file, Terminal terminal) {
    try {
      create(file);
      Writer out =
          Files.newBufferedWriter(file, StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
      terminal.warn(
          "--keylog writes the secrets of every connection to "
              + file
              + ": whoever reads it can read the connections");
      return new KeyLogFile(file, terminal, out);
    } catch (IOException unusable) {
      throw Complaint.of(unusable).saying("The key log cannot be written").raise();
    }
  }

  private static void create(Path file) throws IOException {
    boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    if (Files.exists(file)) {
      if (isPosix && Files.isRegularFile(file)) {
        requireForOwnerOnly(file);
      }
    } else if (isPosix) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } else {
      Files.createFile(file);
    }
  }

  /// A file that was there already may have been made for others to read.
  private static void requireForOwnerOnly(Path file) throws IOException {
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw Complaint.local(
              "The key log would give the secrets away",
              "others may use " + file,
              "chmod 600 it, or name a new file")
          .raise();
    }
  }

  @Override
  public synchronized void line(String line) {
    try {
      out.write(line + "\n");
      out.flush();
    } catch (IOException full) {
      if (!failed) {
        failed = true;
        terminal.warn("the key log " + file + " cannot be written any more: " + full.getMessage());
      }
    }
  }
}
