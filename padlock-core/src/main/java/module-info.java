/// The TLS protocol without I/O.
module dev.padlock.tls {
  requires transitive dev.padlock.pki;
  requires static org.jspecify;

  exports dev.padlock.tls.codec;
  exports dev.padlock.tls.error;
}
