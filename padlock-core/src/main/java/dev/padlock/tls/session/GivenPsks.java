package dev.padlock.tls.session;

import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.ConfigurationRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// External pre-shared keys that were all given at once.
final class GivenPsks implements PskFinder {

  private final Map<Opaque, ExternalPsk> byIdentity;

  private GivenPsks(Map<Opaque, ExternalPsk> byIdentity) {
    this.byIdentity = byIdentity;
  }

  static GivenPsks of(List<ExternalPsk> psks) throws ConfigurationRefused {
    Map<Opaque, ExternalPsk> byIdentity = new LinkedHashMap<>();
    for (ExternalPsk psk : psks) {
      if (byIdentity.put(psk.identity(), psk.copy()) != null) {
        throw ConfigurationFault.BAD_VALUE.refuse("two keys of one identity", psk.identity().hex());
      }
    }
    return new GivenPsks(byIdentity);
  }

  @Override
  public Optional<ExternalPsk> find(Opaque identity) {
    return Optional.ofNullable(byIdentity.get(identity)).map(ExternalPsk::copy);
  }

  @Override
  public Optional<Opaque> fingerprint() {
    ByteWriter all = new ByteWriter();
    byIdentity.values().forEach(psk -> all.opaque(psk.fingerprint()));
    return Optional.of(all.toOpaque());
  }
}
