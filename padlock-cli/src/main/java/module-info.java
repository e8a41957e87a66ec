/// The padlock command.
module dev.padlock.cli {
  requires dev.padlock.explain;
  requires dev.padlock.io;
  requires info.picocli;
  requires static org.jspecify;

  opens dev.padlock.cli to
      info.picocli;
  opens dev.padlock.cli.ca to
      info.picocli;
  opens dev.padlock.cli.connect to
      info.picocli;
  opens dev.padlock.cli.demo to
      info.picocli;
  opens dev.padlock.cli.inspect to
      info.picocli;
  opens dev.padlock.cli.option to
      info.picocli;
  opens dev.padlock.cli.serve to
      info.picocli;
}
