package dev.padlock.pki;

import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How the values of the four policy extensions are read.
final class PolicyValues {
  /// More of one kind is no certificate for use, and would make work for nothing.
  private static final int MAX_ENTRIES = 256;

  private PolicyValues() {}

  /// `SEQUENCE SIZE (1..MAX) OF PolicyInformation`, no policy twice (RFC 5280 §4.2.1.4).
  static List<PolicyInformation> policies(DerReader in) throws PkiException {
    List<PolicyInformation> policies = new ArrayList<>();
    Set<Oid> seen = new HashSet<>();
    DerReader sequence = in.sequence();
    do {
      DerReader fields = sequence.sequence();
      Oid policy = fields.oid();
      if (fields.hasMore()) {
        DerReader qualifiers = fields.sequence();
        do {
          qualifiers.element(DerTag.SEQUENCE);
        } while (qualifiers.hasMore());
      }
      fields.end();
      if (!seen.add(policy)) {
        throw new PkiException(PkiFault.EXTENSION_MALFORMED, "the policy " + policy + " twice");
      }
      bound(policies);
      policies.add(new PolicyInformation(policy));
    } while (sequence.hasMore());
    return List.copyOf(policies);
  }

  /// `SEQUENCE SIZE (1..MAX) OF SEQUENCE { issuerDomainPolicy, subjectDomainPolicy }`.
  static List<PolicyMapping> mappings(DerReader in) throws PkiException {
    List<PolicyMapping> mappings = new ArrayList<>();
    DerReader sequence = in.sequence();
    do {
      DerReader fields = sequence.sequence();
      bound(mappings);
      mappings.add(new PolicyMapping(fields.oid(), fields.oid()));
      fields.end();
    } while (sequence.hasMore());
    return List.copyOf(mappings);
  }

  private static void bound(List<?> entries) throws PkiException {
    if (entries.size() == MAX_ENTRIES) {
      throw new PkiException(
          PkiFault.CERTIFICATE_TOO_LARGE, "more than " + MAX_ENTRIES + " policies");
    }
  }

  /// `SEQUENCE { requireExplicitPolicy [0] OPTIONAL, inhibitPolicyMapping [1] OPTIONAL }`, never
  /// empty (RFC 5280 §4.2.1.11).
  static PolicyConstraints constraints(DerReader in) throws PkiException {
    DerReader fields = in.sequence();
    if (!fields.hasMore()) {
      throw new PkiException(PkiFault.EXTENSION_MALFORMED, "policy constraints without any");
    }
    int explicit = optional(fields, DerTag.context(0));
    int mapping = optional(fields, DerTag.context(1));
    fields.end();
    return new PolicyConstraints(explicit, mapping);
  }

  private static int optional(DerReader fields, int tag) throws PkiException {
    return fields.isNext(tag)
        ? fields.smallInteger(tag, Integer.MAX_VALUE)
        : PolicyConstraints.SILENT;
  }

  /// `SkipCerts ::= INTEGER (0..MAX)`.
  static int skipCerts(DerReader in) throws PkiException {
    return in.smallInteger(Integer.MAX_VALUE);
  }
}
