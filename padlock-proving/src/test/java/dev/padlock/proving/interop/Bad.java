package dev.padlock.proving.interop;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.store.Identity;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.error.IdentityFault;
import java.time.Duration;
import java.time.Instant;

/// Certificates that nobody may believe, and why we do not.
enum Bad {
  EXPIRED(IdentityFault.CERTIFICATE_EXPIRED),
  UNTRUSTED(IdentityFault.UNKNOWN_CA),
  WRONG_NAME(IdentityFault.NAME_MISMATCH);

  private final IdentityFault fault;

  Bad(IdentityFault fault) {
    this.fault = fault;
  }

  /// What we say about it.
  IdentityFault fault() {
    return fault;
  }

  KeyFiles server() throws PkiException {
    String name = this == WRONG_NAME ? "elsewhere.test" : KeyFiles.HOST;
    return KeyFiles.of("bad-server-" + this, issued(CertificateProfile.server(name)));
  }

  /// A name says nothing about a client, so there is none for that.
  KeyFiles client() throws PkiException {
    return KeyFiles.of("bad-client-" + this, issued(CertificateProfile.client("A client")));
  }

  private Identity issued(CertificateProfile profile) throws PkiException {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    CertificateAuthority issuer = this == UNTRUSTED ? TestCa.root(KeyKind.EC_P384) : TestCa.root();
    return issuer.issue(
        this == EXPIRED
            ? profile.withValidity(yesterday.minus(Duration.ofDays(30)), yesterday)
            : profile);
  }
}
