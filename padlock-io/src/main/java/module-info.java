/// Blocking sockets over the protocol core.
module dev.padlock.io {
  requires transitive dev.padlock.tls;
  requires static org.jspecify;

  exports dev.padlock.io;
}
