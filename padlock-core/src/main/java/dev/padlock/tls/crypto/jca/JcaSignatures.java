package dev.padlock.tls.crypto.jca;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.crypto.SignatureVerifier;
import dev.padlock.tls.crypto.Signer;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// One signature algorithm by the JCA's [Signature].
///
/// A provider may have the algorithm and yet refuse a key, for instance one that lives in a
/// hardware module. Then the next one is asked.
record JcaSignatures(SignatureAlgorithm algorithm, SignatureName name, List<Provider> preferred) {

  static JcaSignatures of(SignatureAlgorithm algorithm, Providers providers) {
    SignatureName name = SignatureName.of(algorithm);
    return new JcaSignatures(
        algorithm, name, providers.preferred(name.primitive(), "Signature", name.jcaName()));
  }

  boolean isSupported() {
    return !preferred.isEmpty();
  }

  Signer signer(PrivateKey key, SecureRandom random) throws TlsException {
    Signature signature =
        ready(
            jca -> jca.initSign(key, random),
            () ->
                ConfigurationFault.KEY_CANNOT_SIGN.refuse(
                    "algorithm", algorithm, "key", key.getAlgorithm()));
    return content -> sign(signature, content);
  }

  SignatureVerifier verifier(PublicKey key) throws TlsException {
    if (!algorithm.fits(key)) {
      throw Misbehaviour.SIGNATURE_SCHEME_DOES_NOT_FIT_KEY.refuse(
          "algorithm", algorithm, "key", key.getAlgorithm());
    }
    Signature signature =
        ready(
            jca -> jca.initVerify(key),
            () -> Misbehaviour.UNREADABLE_CERTIFICATE.refuse("key", key.getAlgorithm()));
    return (content, value) -> verify(signature, key, content, value);
  }

  private interface Start {
    void with(Signature signature) throws InvalidKeyException;
  }

  /// A signature object that has accepted the key.
  private Signature ready(Start start, Supplier<TlsException> refusal) throws TlsException {
    List<InvalidKeyException> reasons = new ArrayList<>();
    Optional<Signature> ready = firstToAccept(preferred, start, reasons);
    if (ready.isEmpty()) {
      List<Provider> others = Providers.registered("Signature", name.jcaName());
      ready = firstToAccept(others, start, reasons);
    }
    return ready.orElseThrow(() -> {
      TlsException refused = refusal.get();
      reasons.forEach(refused::addSuppressed);
      return refused;
    });
  }

  private Optional<Signature> firstToAccept(
      List<Provider> providers, Start start, List<InvalidKeyException> reasons)
      throws TlsException {
    for (Provider provider : providers) {
      try {
        Signature signature = Signature.getInstance(name.jcaName(), provider);
        start.with(signature);
        if (name.parameters() != null) {
          signature.setParameter(name.parameters());
        }
        return Optional.of(signature);
      } catch (InvalidKeyException e) {
        reasons.add(e);
      } catch (GeneralSecurityException | ProviderException e) {
        throw failed(e);
      }
    }
    return Optional.empty();
  }

  private byte[] sign(Signature signature, byte[] content) throws TlsException {
    try {
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException | ProviderException e) {
      throw failed(e);
    }
  }

  private boolean verify(Signature jca, PublicKey key, byte[] content, byte[] value) {
    if (name.primitive() == Primitive.ECDSA && !isStrict(value)) {
      return false;
    }
    try {
      jca.update(content);
      return jca.verify(value);
    } catch (SignatureException malformed) {
      restart(jca, key);
      return false;
    }
  }

  /// An `Ecdsa-Sig-Value` in DER with two positive numbers (RFC 3279 §2.2.3). The JDK takes
  /// negative ones for positive.
  private static boolean isStrict(byte[] signature) {
    try {
      DerReader outside = DerReader.of(Octets.wrap(signature));
      DerReader inside = outside.sequence();
      outside.end();
      boolean positive = inside.integer().signum() > 0;
      positive &= inside.integer().signum() > 0;
      inside.end();
      return positive;
    } catch (PkiException malformed) {
      return false;
    }
  }

  /// The JDK does not forget the content when it finds a signature malformed.
  private static void restart(Signature jca, PublicKey key) {
    try {
      jca.initVerify(key);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException("the key was accepted before", impossible);
    }
  }

  private TlsException failed(Exception cause) {
    return InternalFailure.CRYPTO_FAILED.refuse("signature", algorithm).causedBy(cause);
  }
}
