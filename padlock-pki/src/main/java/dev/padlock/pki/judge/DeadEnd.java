package dev.padlock.pki.judge;

import dev.padlock.pki.AccessDescription;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.DistinguishedName;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.FactName;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.path.Rule;
import dev.padlock.pki.store.TrustStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says why no path reaches an anchor: `reached` is the longest row of names from the leaf up.
record DeadEnd(TrustStore anchors, PresentedChain chain, List<Certificate> reached) {

  Finding finding() {
    Certificate last = reached.getLast();
    if (!last.isSelfIssued()) {
      return issuerAbsent(last);
    }
    return reached.size() == 1 ? selfSigned(last) : unknownRoot(last);
  }

  private Finding selfSigned(Certificate leaf) {
    return Finding.about(
        leaf,
        Rule.NOT_SIGNED_BY_ITSELF,
        "The certificate \"%s\" is signed by itself and is not in %s."
            .formatted(leaf.subject(), anchors.description()),
        facts(leaf));
  }

  private Finding unknownRoot(Certificate root) {
    return Finding.about(
        root,
        Rule.ROOT_TRUSTED,
        "The chain ends at the root \"%s\", which is not in %s."
            .formatted(root.subject(), anchors.description()),
        facts(root));
  }

  /// A public authority says where its own certificate is, or has a root of the same organisation
  /// in the store: then it is the peer that forgot to send it. Otherwise nobody here knows the
  /// issuer.
  private Finding issuerAbsent(Certificate last) {
    Optional<Certificate> root = rootOfSameOrganization(last.issuer());
    Optional<String> url = issuerUrl(last);
    List<Fact> facts = new ArrayList<>(List.of(facts(last)));
    root.ifPresent(r -> facts.add(new Fact(FactName.ROOT, r.subject().toString())));
    url.ifPresent(u -> facts.add(new Fact(FactName.ISSUER_URL, u)));
    boolean isForgotten = root.isPresent() || url.isPresent();
    String known =
        root.map(r -> "; a root of the same organisation, \"%s\", is".formatted(r.subject()))
            .orElse("");
    String sentence =
        "The peer sent %s; \"%s\" was issued by \"%s\", which was not sent and is not in %s%s."
            .formatted(
                chain.sent() == 1 ? "1 certificate" : chain.sent() + " certificates",
                last.subject(),
                last.issuer(),
                anchors.description(),
                known);
    return Finding.about(
        last,
        isForgotten ? Rule.INTERMEDIATE_SENT : Rule.ROOT_TRUSTED,
        sentence,
        facts.toArray(Fact[]::new));
  }

  private Optional<Certificate> rootOfSameOrganization(DistinguishedName issuer) {
    Optional<String> organization = issuer.organization();
    return anchors.anchors().stream()
        .filter(a -> organization.isPresent() && a.subject().organization().equals(organization))
        .findFirst();
  }

  private static Optional<String> issuerUrl(Certificate certificate) {
    try {
      return certificate.authorityInformation().stream()
          .filter(AccessDescription::isIssuer)
          .map(access -> access.location().toString())
          .findFirst();
    } catch (PkiException e) {
      return Optional.empty(); // it was only a hint
    }
  }

  private Fact[] facts(Certificate last) {
    return new Fact[] {
      new Fact(FactName.ISSUER, last.issuer().toString()),
      new Fact(FactName.SENT, Integer.toString(chain.sent())),
      new Fact(FactName.STORE, anchors.description())
    };
  }
}
