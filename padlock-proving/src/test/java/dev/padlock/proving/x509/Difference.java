package dev.padlock.proving.x509;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

/// Where Padlock and the JDK say something else about the same field: the whole list, each with its
/// reason.
enum Difference {
  /// `getSigAlgParams` gives nothing where the parameters are NULL; here the two are kept apart, as
  /// RFC 4055 §2.1 does.
  NULL_PARAMETERS(Field.ALGORITHM_PARAMETERS, (ours, jdk) -> ours.equals("0500") && jdk.isEmpty()),

  /// A dNSName is an IA5String (RFC 5280 §4.2.1.6); the JDK puts a question mark for each octet
  /// that is none.
  NAME_BEYOND_ASCII(
      Field.NAMES, (ours, jdk) -> isUnreadable(ours) && jdk.startsWith("82") && jdk.contains("3f")),

  /// An address has 4 or 16 octets (RFC 5280 §4.2.1.6); the JDK lets one with a mask pass, which
  /// belongs to name constraints.
  ADDRESS_WITH_MASK(Field.NAMES, (ours, jdk) -> isUnreadable(ours) && jdk.startsWith("8708")),

  /// The JDK asks `java.net.URI` for its opinion, which refuses a blank. Here the text is kept as
  /// it stands, and only what compares it asks for its form.
  URI_WITH_BLANK(
      Field.NAMES,
      (ours, jdk) -> isUnreadable(jdk) && ours.contains(", 86") && ours.contains("2c20")),

  /// One of the two lists must be there (RFC 5280 §4.2.1.10).
  EMPTY_NAME_CONSTRAINTS(
      Field.NAME_CONSTRAINTS, (ours, jdk) -> isUnreadable(ours) && jdk.equals("- but -"));

  private final Field field;
  private final BiPredicate<String, String> isThis;

  Difference(Field field, BiPredicate<String, String> isThis) {
    this.field = field;
    this.isThis = isThis;
  }

  /// All that explain this difference in this field.
  static List<Difference> explaining(Field field, String ours, String jdk) {
    return Arrays.stream(values())
        .filter(one -> one.field == field && one.isThis.test(ours, jdk))
        .toList();
  }

  private static boolean isUnreadable(String text) {
    return text.equals(OurFields.UNREADABLE);
  }
}
