package dev.padlock.tls.schedule;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.Secret;

/// Makes a pre-shared key of TLS 1.3 from one that somebody provided, so that no key serves two
/// hashes, two protocols or two purposes (RFC 9258 §5.1). Its binders are of [PskKind#IMPORTED].
public final class PskImporter {

  private PskImporter() {}

  /// `HKDF-Expand-Label(HKDF-Extract(0, epsk), "derived psk", Hash(ImportedIdentity), L)`. The
  /// caller owns the result.
  ///
  /// @param hkdf with the hash of the external key, whatever the target
  /// @param externalKey `epsk`, borrowed
  /// @param importedIdentity as it is on the wire
  /// @param target the hash of the suites that the result is for
  public static Secret importKey(
      Hkdf hkdf, Secret externalKey, Opaque importedIdentity, HashAlgorithm target) {
    Derivation extracted = Derivation.start(hkdf, externalKey, "epskx");
    byte[] context = hkdf.hash(importedIdentity.toArray());
    Secret imported = extracted.expand("derived psk", context, target.length());
    extracted.destroy();
    return imported;
  }
}
