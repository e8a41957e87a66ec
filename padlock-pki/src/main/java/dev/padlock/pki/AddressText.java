package dev.padlock.pki;

import dev.padlock.pki.der.Octets;

/// How an IP address is written.
final class AddressText {
  private static final int IPV4 = 4;
  private static final int IPV6 = 16;

  private AddressText() {}

  /// An address, or an address and its mask; anything else as its bytes.
  static String of(Octets bytes) {
    return switch (bytes.size()) {
      case IPV4, IPV6 -> address(bytes);
      case 2 * IPV4, 2 * IPV6 -> {
        int half = bytes.size() / 2;
        yield address(bytes.slice(0, half)) + "/" + address(bytes.slice(half, half));
      }
      default -> "#" + bytes.hex();
    };
  }

  private static String address(Octets bytes) {
    if (bytes.size() == IPV6) {
      return ipv6(bytes);
    }
    return "%d.%d.%d.%d"
        .formatted(bytes.byteAt(0), bytes.byteAt(1), bytes.byteAt(2), bytes.byteAt(3));
  }

  /// RFC 5952 §4: lower case, no leading zeros, the first of the longest runs of zeros left out
  /// where it has two groups at least.
  private static String ipv6(Octets bytes) {
    int[] groups = new int[IPV6 / 2];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = bytes.byteAt(2 * i) << 8 | bytes.byteAt(2 * i + 1);
    }
    int from = 0;
    int length = 1;
    for (int i = 0; i < groups.length; i++) {
      int run = zeros(groups, i);
      if (run > length) {
        from = i;
        length = run;
      }
    }
    if (length < 2) {
      return join(groups, 0, groups.length);
    }
    return join(groups, 0, from) + "::" + join(groups, from + length, groups.length);
  }

  private static int zeros(int[] groups, int from) {
    int count = 0;
    while (from + count < groups.length && groups[from + count] == 0) {
      count++;
    }
    return count;
  }

  private static String join(int[] groups, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
