/// X.509 for TLS; knows no TLS.
module dev.padlock.pki {
  requires static transitive org.jspecify;

  exports dev.padlock.pki;
  exports dev.padlock.pki.algorithm;
  exports dev.padlock.pki.der;
  exports dev.padlock.pki.error;
  exports dev.padlock.pki.issue;
  exports dev.padlock.pki.judge;
  exports dev.padlock.pki.key;
  exports dev.padlock.pki.name;
  exports dev.padlock.pki.path;
  exports dev.padlock.pki.pem;
  exports dev.padlock.pki.revocation;
  exports dev.padlock.pki.store;
  exports dev.padlock.pki.transparency;
}
