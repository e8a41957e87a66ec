package dev.padlock.cli.connect;

import picocli.CommandLine.Option;

/// How much is told about a connection, and to whom.
final class Telling {

  @Option(names = "--trace", description = "Tell the whole handshake on standard error.")
  boolean trace;

  @Option(
      names = "--json",
      description = {
        "Do not pipe: print one JSON document about the connection on standard output.",
        "With --trace it holds every event."
      })
  boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing on standard error unless something fails.")
  boolean quiet;
}
