package dev.padlock.pki;

import java.util.OptionalInt;

/// RFC 5280 §4.2.1.11: after how many certificates more a policy is needed, and mappings count no
/// longer; less than 0 where it says nothing.
public record PolicyConstraints(int explicitAfter, int inhibitMappingAfter) {
  static final int SILENT = -1;

  public OptionalInt requireExplicitPolicy() {
    return explicitAfter < 0 ? OptionalInt.empty() : OptionalInt.of(explicitAfter);
  }

  public OptionalInt inhibitPolicyMapping() {
    return inhibitMappingAfter < 0 ? OptionalInt.empty() : OptionalInt.of(inhibitMappingAfter);
  }
}
