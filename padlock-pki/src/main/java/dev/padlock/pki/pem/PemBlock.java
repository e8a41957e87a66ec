package dev.padlock.pki.pem;

import dev.padlock.pki.der.Octets;
import java.util.List;

/// One block: what stands after BEGIN, the header lines of RFC 1421 where there are any, the
/// decoded content.
public record PemBlock(String label, List<String> headers, Octets content) {
  public PemBlock {
    headers = List.copyOf(headers);
  }

  /// Says nothing about the content, which may be a private key.
  @Override
  public String toString() {
    return label + ", " + content.size() + " bytes";
  }
}
