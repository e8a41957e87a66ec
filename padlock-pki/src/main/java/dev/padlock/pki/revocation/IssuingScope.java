package dev.padlock.pki.revocation;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.error.PkiException;

/// For which certificates of its issuer a list speaks (RFC 5280 §5.2.5). That of one distribution
/// point, of some reasons or of other issuers is not relied on here.
public record IssuingScope(boolean onlyUsers, boolean onlyAuthorities, boolean isPartial) {
  /// For all of them.
  public static final IssuingScope ALL = new IssuingScope(false, false, false);

  /// What the list's issuingDistributionPoint says.
  public static IssuingScope of(RevocationList list) throws PkiException {
    var extension = list.extension(RevocationList.ISSUING_DISTRIBUTION_POINT);
    if (extension.isEmpty()) {
      return ALL;
    }
    DerReader in = DerReader.of(extension.get().value());
    DerReader fields = in.sequence();
    in.end();
    if (fields.isNext(DerTag.contextConstructed(0))) {
      fields.element(); // where it can be had does not change what it says
    }
    boolean users = flag(fields, 1);
    boolean authorities = flag(fields, 2);
    boolean someReasons = fields.isNext(DerTag.context(3));
    if (someReasons) {
      fields.element();
    }
    boolean indirect = flag(fields, 4);
    boolean attributes = flag(fields, 5);
    fields.end();
    return new IssuingScope(users, authorities, someReasons || indirect || attributes);
  }

  private static boolean flag(DerReader fields, int number) throws PkiException {
    return fields.isNext(DerTag.context(number)) && fields.bool(DerTag.context(number));
  }
}
