/// The padlock command.
module dev.padlock.cli {
  requires dev.padlock.explain;
  requires dev.padlock.io;
  requires info.picocli;
  requires static org.jspecify;

  opens dev.padlock.cli to
      info.picocli;
}
