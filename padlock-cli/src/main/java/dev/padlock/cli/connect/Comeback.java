package dev.padlock.cli.connect;

import dev.padlock.cli.option.GivenFile;
import dev.padlock.cli.terminal.Complaint;
import dev.padlock.io.EarlyRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a client comes back to a server that it has been to.
final class Comeback {

  private static final int MOST = 1000;

  /// More than any server takes, and little enough to be read at once.
  private static final int LARGEST = 1 << 24;

  @Option(
      names = "--resume",
      paramLabel = "N",
      description =
          "Connect, and come back N times, each time resuming where the server lets us; the last"
              + " connection is the one that is piped.")
  private int times;

  @Option(
      names = "--early-data",
      paramLabel = "FILE",
      description =
          "Send FILE with the hello when we come back (0-RTT), once the server has given a ticket"
              + " that allows it. Whoever listens can send it again: only what may happen twice.")
  private @Nullable Path earlyData;

  /// How often to connect before the connection that counts.
  int before() {
    if (times < 0 || times > MOST) {
      throw Complaint.usage("--resume takes a number from 0 to " + MOST, "", "").raise();
    }
    return earlyData == null ? times : Math.max(1, times);
  }

  boolean hasEarlyData() {
    return earlyData != null;
  }

  Optional<EarlyRequest> request() throws IOException {
    if (earlyData == null) {
      return Optional.empty();
    }
    byte[] bytes = GivenFile.read(earlyData, LARGEST);
    if (bytes.length == 0) {
      throw Complaint.local("There is no early data", earlyData + " is empty", "name another file")
          .raise();
    }
    return Optional.of(EarlyRequest.of(bytes));
  }
}
