package dev.padlock.pki.transparency;

import dev.padlock.pki.algorithm.SubjectPublicKeyInfo;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;

/// The public key of a log that is trusted to have published what it signs.
public record LogKey(SubjectPublicKeyInfo key) {

  /// The key in this SubjectPublicKeyInfo in DER.
  public static LogKey read(Octets der) throws PkiException {
    DerReader in = DerReader.of(der);
    LogKey key = new LogKey(SubjectPublicKeyInfo.read(in));
    in.end();
    return key;
  }

  /// RFC 6962 §3.2: what a timestamp calls the log.
  public Octets id() {
    return key.der().sha256();
  }
}
