/// The padlock command.
module dev.padlock.cli {
  requires dev.padlock.explain;
  requires dev.padlock.io;
  requires info.picocli;
  requires static org.jspecify;

  opens dev.padlock.cli to
      info.picocli;
  opens dev.padlock.cli.demo to
      info.picocli;
}
