package dev.padlock.bench.stack;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.issue.Ambience;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.store.Identity;
import dev.padlock.pki.store.TrustStore;
import java.io.IOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A throw-away root, and server certificates right below it that share one key: a client that
/// judges such a chain verifies two signatures, the certificate's and CertificateVerify's.
///
/// @param identities at least one
record Credentials(TrustStore trust, List<Identity> identities) {

  static final String NAME = "localhost";

  static Credentials create(KeyKind kind, int count) throws IOException {
    SecureRandom random = new SecureRandom();
    CertificateAuthority root =
        CertificateAuthority.create(
            CertificateProfile.root("Bench root").withKey(kind),
            new Ambience(random, InstantSource.system()));
    KeyPair keys = kind.generate(random);
    CertificateProfile server = CertificateProfile.server(NAME).withKey(kind);
    List<Identity> identities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      identities.add(root.issue(server, keys));
    }
    return new Credentials(root.trust(), List.copyOf(identities));
  }
}
