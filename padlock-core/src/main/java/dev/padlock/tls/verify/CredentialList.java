package dev.padlock.tls.verify;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.name.NameMatch;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Chooses from a list: of those whose key can sign what the peer accepts, the first that also
/// matches the name and the authorities; failing that, the first that matches the name; a server
/// then takes the first that can sign at all (RFC 9846 §4.5.1.2).
public final class CredentialList implements CredentialChooser {

  private final List<Credential> credentials;

  public CredentialList(List<Credential> credentials) {
    this.credentials = List.copyOf(credentials);
  }

  @Override
  public Optional<Credential> choose(CredentialRequest request) {
    List<Credential> able = credentials.stream().filter(request::accepts).toList();
    if (request.role() == Role.SERVER && able.size() == 1) {
      return Optional.of(able.getFirst());
    }
    Predicate<Credential> named = c -> matchesName(c, request.serverName());
    Predicate<Credential> issued = c -> isIssuedBy(c, request.authorities());
    if (request.role() == Role.CLIENT) {
      return first(able, issued);
    }
    return first(able, named.and(issued))
        .or(() -> first(able, named))
        .or(() -> first(able, issued))
        .or(() -> able.stream().findFirst());
  }

  /// The end entities' certificates.
  @Override
  public Optional<Opaque> fingerprint() {
    ByteWriter all = new ByteWriter();
    credentials.forEach(credential -> all.opaque24(credential.encodedChain().getFirst()));
    return Optional.of(all.toOpaque());
  }

  private static Optional<Credential> first(List<Credential> able, Predicate<Credential> test) {
    return able.stream().filter(test).findFirst();
  }

  private static boolean matchesName(Credential credential, @Nullable String serverName) {
    if (serverName == null) {
      return true;
    }
    try {
      return ReferenceIdentity.of(serverName).match(credential.chain().getFirst())
          instanceof NameMatch.Matched;
    } catch (PkiException notAName) {
      return false;
    }
  }

  private static boolean isIssuedBy(Credential credential, List<Opaque> authorities) {
    return authorities.isEmpty()
        || credential.chain().stream()
            .map(Certificate::issuer)
            .anyMatch(issuer -> authorities.contains(Opaque.wrap(issuer.der().toArray())));
  }
}
