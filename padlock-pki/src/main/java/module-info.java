/// X.509 for TLS; knows no TLS.
module dev.padlock.pki {
  requires static org.jspecify;
}
