package dev.padlock.cli.option;

import dev.padlock.cli.terminal.Complaint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A file that the command line names and that is read whole. It may be a pipe, and it may be
/// something without an end.
public final class GivenFile {

  private GivenFile() {}

  /// @param most bytes that it may hold
  public static byte[] read(Path file, int most) throws IOException {
    if (Files.isDirectory(file)) {
      String named = file.toString().isEmpty() ? "an empty name" : file.toString();
      throw Complaint.local("The file cannot be read", named + " is a directory", "name a file")
          .raise();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        Arrays.fill(bytes, (byte) 0);
        throw Complaint.local(
                "The file is too large",
                "%s holds more than %,d bytes".formatted(file, most),
                "name a smaller one")
            .raise();
      }
      return bytes;
    }
  }
}
