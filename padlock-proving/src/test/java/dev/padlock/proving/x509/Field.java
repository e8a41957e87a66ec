package dev.padlock.proving.x509;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fields of a certificate that two parsers are compared by.
enum Field {
  VERSION,
  SERIAL,
  ISSUER,
  SUBJECT,
  NOT_BEFORE,
  NOT_AFTER,
  KEY,
  ALGORITHM,
  ALGORITHM_PARAMETERS,
  SIGNATURE,
  SIGNED_PART,
  UNIQUE_IDENTIFIER,
  /// All of them, each with its identifier, whether it is critical, and its value.
  EXTENSIONS,
  BASIC_CONSTRAINTS,
  KEY_USAGE,
  PURPOSES,
  NAMES,
  OWN_KEY,
  ISSUERS_KEY,
  NAME_CONSTRAINTS,
  AUTHORITY_INFORMATION,
  POLICIES,
  POLICY_MAPPINGS,
  POLICY_CONSTRAINTS,
  INHIBIT_ANY_POLICY;

  /// What stands for an extension that is not there.
  static final String NOT_THERE = "-";

  static String list(Stream<String> items) {
    String all = items.collect(Collectors.joining(", "));
    return all.isEmpty() ? NOT_THERE : all;
  }

  static String sorted(Stream<String> items) {
    return list(items.sorted());
  }
}
