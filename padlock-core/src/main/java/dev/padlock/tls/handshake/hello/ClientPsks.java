package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.ConfigurationRefused;
import dev.padlock.tls.session.ExternalPsk;
import dev.padlock.tls.wire.CipherSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The external pre-shared keys of a client.
///
/// @param offered in this order, behind that of a session
/// @param required whether a server that takes none of them is refused
public record ClientPsks(List<OfferedPsk> offered, boolean required) {

  public static final ClientPsks NONE = new ClientPsks(List.of(), false);

  public ClientPsks {
    offered = List.copyOf(offered);
  }

  /// Each key once for every hash that it can be used with, and those first that go with the suites
  /// that we like best: a server need not look at all of them (RFC 9258 §5).
  ///
  /// @param psks borrowed
  /// @throws ConfigurationRefused when no suite goes with a key
  public static ClientPsks of(
      List<ExternalPsk> psks, boolean required, List<CipherSuite> suites, CryptoProvider crypto)
      throws ConfigurationRefused {
    List<HashAlgorithm> hashes =
        suites.stream().map(CipherSuite::hash).flatMap(Optional::stream).distinct().toList();
    for (ExternalPsk psk : psks) {
      if (hashes.stream().allMatch(hash -> OfferedPsk.identity(psk, hash).isEmpty())) {
        throw ConfigurationFault.BAD_VALUE.refuse(
            "hash of a pre-shared key", psk.hash().jcaName(), "suites", suites);
      }
    }
    List<OfferedPsk> offered = new ArrayList<>();
    for (HashAlgorithm hash : hashes) {
      psks.forEach(psk -> OfferedPsk.of(psk, hash, crypto).ifPresent(offered::add));
    }
    return new ClientPsks(offered, required);
  }
}
