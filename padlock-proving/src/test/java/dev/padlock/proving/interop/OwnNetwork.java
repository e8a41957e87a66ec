package dev.padlock.proving.interop;

import dev.padlock.testkit.Peers;
import dev.padlock.testkit.Required;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that cannot be told to keep to loopback, shut up in a network of its own in which there
/// is nothing else (a network namespace of Linux). One way leads in: a port of ours on 127.0.0.1, a
/// Unix-domain socket behind it, and `socat` inside.
///
/// @param program the server and what is around it; ends with all of it
record OwnNetwork(Program program, Bridge bridge) implements AutoCloseable {

  /// The server's port, which nobody else can have taken.
  static final String PORT = "4433";

  private static final String LOOPBACK = "PATH=$PATH:/usr/sbin:/sbin; ip link set lo up";

  /// Arguments: the socket's path, then the command.
  private static final String INSIDE =
      """
      %s || exit
      door=$1
      shift
      socat UNIX-LISTEN:"$door",fork TCP4:127.0.0.1:%s &
      while [ ! -S "$door" ]; do sleep 0.01; done
      exec "$@"
      """
          .formatted(LOOPBACK, PORT);

  private static final AtomicInteger DOORS = new AtomicInteger();

  /// As root; else as root of a user namespace too.
  private static final List<List<String>> WAYS =
      List.of(List.of("--net"), List.of("--user", "--map-root-user", "--net"));

  /// Starts a server whose port is [#PORT].
  static OwnNetwork start(List<String> server) throws IOException {
    Path door = KeyFiles.folder().resolve("door-" + DOORS.incrementAndGet());
    Peers.find("socat");
    List<String> command = unshare(Way.in());
    command.addAll(List.of("--pid", "--fork", "--kill-child"));
    command.addAll(List.of("sh", "-c", INSIDE, "inside", door.toString()));
    command.addAll(server);
    return new OwnNetwork(Program.start(command), Bridge.to(UnixDomainSocketAddress.of(door)));
  }

  int port() {
    return bridge.port();
  }

  @Override
  public void close() {
    program.close();
    bridge.close();
  }

  private static List<String> unshare(List<String> options) {
    List<String> command = new ArrayList<>(List.of(Peers.find("unshare").toString()));
    command.addAll(options);
    return command;
  }

  /// How this machine lets us make a network; tried once.
  private static final class Way {

    private static final Optional<List<String>> FOUND =
        WAYS.stream().filter(Way::works).findFirst();

    private Way() {}

    static List<String> in() {
      return FOUND.orElseThrow(
          () -> Required.missing("the permission to make a network namespace"));
    }

    private static boolean works(List<String> options) {
      List<String> command = unshare(options);
      command.addAll(List.of("sh", "-c", LOOPBACK));
      try (Program program = Program.start(command)) {
        return program.ended() == 0;
      }
    }
  }
}
