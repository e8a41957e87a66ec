package dev.padlock.cli.demo;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.store.TrustStore;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Credential;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What the scenes share: an authority made just now that the clients believe, another one that
/// nobody believes, and what they issue. Nothing is written to disk.
final class Props {

  static final String SERVER = "localhost";

  private final Ambience ambience = new Ambience(new SecureRandom(), InstantSource.system());
  private final CertificateAuthority believed;
  private final CertificateAuthority stranger;

  Props() throws PkiException {
    believed = CertificateAuthority.create(CertificateProfile.root("Padlock demo CA"), ambience);
    stranger = CertificateAuthority.create(CertificateProfile.root("Somebody else's CA"), ambience);
  }

  /// What clients and servers believe: the one authority.
  TrustStore trust() {
    return TrustStore.of("the demo's store", List.of(believed.certificate()));
  }

  /// A credential for a server as it should be.
  Credential server() throws PkiException, TlsException {
    return server(CertificateProfile.server(SERVER));
  }

  /// One with an RSA key, for what only RSA does.
  Credential rsaServer() throws PkiException, TlsException {
    return server(CertificateProfile.server(SERVER).withKey(KeyKind.RSA_2048));
  }

  Credential server(CertificateProfile profile) throws PkiException, TlsException {
    return Credential.of(believed.issue(profile));
  }

  /// One for the right name from the wrong authority.
  Credential strangersServer() throws PkiException, TlsException {
    return Credential.of(stranger.issue(CertificateProfile.server(SERVER)));
  }

  Credential client(String name) throws PkiException, TlsException {
    return Credential.of(believed.issue(CertificateProfile.client(name)));
  }

  Instant now() {
    return ambience.clock().instant();
  }
}
