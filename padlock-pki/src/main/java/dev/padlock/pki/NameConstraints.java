package dev.padlock.pki;

import java.util.List;

/// RFC 5280 §4.2.1.10: the name space that an authority may issue in, each subtree by its base. The
/// base of an IP address is the address and then its mask.
public record NameConstraints(List<GeneralName> permitted, List<GeneralName> excluded) {

  /// How many subtrees there are.
  public int size() {
    return permitted.size() + excluded.size();
  }
}
