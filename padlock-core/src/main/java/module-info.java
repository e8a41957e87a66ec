/// The TLS protocol without I/O.
module dev.padlock.tls {
  requires transitive dev.padlock.pki;
  requires static org.jspecify;

  uses java.security.Provider;

  exports dev.padlock.tls;
  exports dev.padlock.tls.codec;
  exports dev.padlock.tls.crypto;
  exports dev.padlock.tls.crypto.jca;
  exports dev.padlock.tls.error;
  exports dev.padlock.tls.session;
  exports dev.padlock.tls.session.replay;
  exports dev.padlock.tls.trace;
  exports dev.padlock.tls.verify;
  exports dev.padlock.tls.wire;
  exports dev.padlock.tls.wire.extension;
  exports dev.padlock.tls.wire.message;
}
