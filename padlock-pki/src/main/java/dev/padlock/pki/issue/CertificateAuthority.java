package dev.padlock.pki.issue;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.algorithm.CertificateSignature;
import dev.padlock.pki.algorithm.SubjectPublicKeyInfo;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.issue.TbsWriter.Signer;
import dev.padlock.pki.store.Identity;
import dev.padlock.pki.store.TrustStore;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;

/// A certification authority: a key with its certificate that signs what it is asked to. It issues
/// what a profile says, also what nobody should trust. Thread-safe where the randomness is.
public final class CertificateAuthority {
  private final Identity identity;
  private final Ambience ambience;

  private CertificateAuthority(Identity identity, Ambience ambience) {
    this.identity = identity;
    this.ambience = ambience;
  }

  /// A new root with a new key.
  public static CertificateAuthority create(CertificateProfile root, Ambience ambience)
      throws PkiException {
    return create(root, root.key().generate(ambience.random()), ambience);
  }

  /// A new root with this key.
  public static CertificateAuthority create(
      CertificateProfile root, KeyPair keys, Ambience ambience) throws PkiException {
    return new CertificateAuthority(selfSigned(root, keys, ambience), ambience);
  }

  /// The authority that this key and chain belong to.
  public static CertificateAuthority of(Identity identity, Ambience ambience) {
    return new CertificateAuthority(identity, ambience);
  }

  /// A certificate that its own key signed, with a new key.
  public static Identity selfSigned(CertificateProfile profile, Ambience ambience)
      throws PkiException {
    return selfSigned(profile, profile.key().generate(ambience.random()), ambience);
  }

  private static Identity selfSigned(CertificateProfile profile, KeyPair keys, Ambience ambience)
      throws PkiException {
    CertificateSignature algorithm = CertificateSignature.forKey(keys.getPublic());
    Signer signer =
        new Signer(profile.holder().subject(), keys.getPublic(), algorithm.identifier());
    Octets tbs = tbs(profile, keys.getPublic(), signer, ambience);
    Certificate certificate = seal(tbs, algorithm, keys.getPrivate(), ambience);
    return Identity.of(keys.getPrivate(), List.of(certificate));
  }

  /// A certificate for a new key, with the chain up to (and without) the root.
  public Identity issue(CertificateProfile profile) throws PkiException {
    return issue(profile, profile.key().generate(ambience.random()));
  }

  /// A certificate for this key, with the chain up to (and without) the root.
  public Identity issue(CertificateProfile profile, KeyPair keys) throws PkiException {
    return Identity.of(keys.getPrivate(), chainFor(sign(profile, keys.getPublic())));
  }

  /// A certificate for a key whose private half is elsewhere.
  public Certificate sign(CertificateProfile profile, PublicKey key) throws PkiException {
    return sign(profile, key, CertificateSignature.forKey(certificate().publicKey()));
  }

  /// The same, signed with an algorithm that is not the authority's usual one.
  public Certificate sign(CertificateProfile profile, PublicKey key, CertificateSignature algorithm)
      throws PkiException {
    Signer signer =
        new Signer(certificate().subject(), certificate().publicKey(), algorithm.identifier());
    return seal(tbs(profile, key, signer, ambience), algorithm, identity.key(), ambience);
  }

  /// A new authority below this one, with a new key.
  public CertificateAuthority intermediate(CertificateProfile profile) throws PkiException {
    return new CertificateAuthority(issue(profile), ambience);
  }

  private List<Certificate> chainFor(Certificate leaf) {
    List<Certificate> chain = new ArrayList<>();
    chain.add(leaf);
    for (Certificate above : identity.chain()) {
      if (!above.isSelfIssued()) {
        chain.add(above);
      }
    }
    return chain;
  }

  private static Octets tbs(
      CertificateProfile profile, PublicKey key, Signer signer, Ambience ambience)
      throws PkiException {
    return new TbsWriter(profile, SubjectPublicKeyInfo.of(key), signer).write(ambience);
  }

  /// `Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue }`.
  private static Certificate seal(
      Octets tbs, CertificateSignature algorithm, PrivateKey key, Ambience ambience)
      throws PkiException {
    Octets signature = algorithm.sign(key, tbs, ambience.random());
    AlgorithmIdentifier identifier = algorithm.identifier();
    return Certificate.read(
        DerWriter.write(w ->
            w.sequence(s -> {
              s.raw(tbs);
              identifier.write(s);
              s.bitString(signature);
            })));
  }

  /// The certificate that is named as the issuer.
  public Certificate certificate() {
    return identity.leaf();
  }

  /// The authority's key and chain.
  public Identity identity() {
    return identity;
  }

  /// A store that trusts this authority and nobody else.
  public TrustStore trust() {
    return TrustStore.of(List.of(certificate()));
  }
}
