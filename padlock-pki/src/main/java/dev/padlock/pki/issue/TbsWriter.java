package dev.padlock.pki.issue;

import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.algorithm.SubjectPublicKeyInfo;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Writes a TBSCertificate of version 3 (RFC 5280 §4.1).
record TbsWriter(CertificateProfile profile, SubjectPublicKeyInfo key, Signer signer) {
  /// So that a peer whose clock is a little behind is not refused.
  private static final Duration BACKDATED = Duration.ofMinutes(5);

  /// Who signs: its name and key, and with which algorithm.
  record Signer(DistinguishedName name, PublicKey key, AlgorithmIdentifier algorithm) {}

  Octets write(Ambience ambience) throws PkiException {
    // RFC 5280 §4.1.2.2 wants a positive number of 20 octets at most.
    BigInteger serial = new BigInteger(128, ambience.random()).max(BigInteger.ONE);
    SubjectPublicKeyInfo signerKey = SubjectPublicKeyInfo.of(signer.key);
    Octets extensions = new ExtensionWriter(profile, key, signerKey).write();
    Instant now = ambience.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    return DerWriter.write(w ->
        w.sequence(tbs -> {
          tbs.constructed(DerTag.contextConstructed(0), v -> v.integer(2));
          tbs.integer(serial);
          signer.algorithm.write(tbs);
          tbs.raw(signer.name.der());
          tbs.sequence(v -> v.time(notBefore(now)).time(notAfter(now)));
          tbs.raw(profile.holder().subject().der());
          tbs.raw(key.der());
          tbs.constructed(DerTag.contextConstructed(3), e -> e.raw(extensions));
        }));
  }

  private Instant notBefore(Instant now) {
    Instant asked = profile.window().notBefore();
    return asked != null ? asked : now.minus(BACKDATED);
  }

  private Instant notAfter(Instant now) {
    Instant asked = profile.window().notAfter();
    return asked != null ? asked : notBefore(now).plus(profile.window().standard());
  }
}
