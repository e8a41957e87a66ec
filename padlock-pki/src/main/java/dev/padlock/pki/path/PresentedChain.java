package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.ParsedCertificates;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The certificates a peer sent: the first is its own, the others may help, in any order. What can
/// not be read is kept as the reason why.
public final class PresentedChain {
  /// More than this is not looked at.
  public static final int MAX_CERTIFICATES = 100;

  private final int sent;
  private final boolean hasLeaf;
  private final List<Certificate> certificates;
  private final List<PkiException> unreadable;

  private PresentedChain(
      int sent, boolean hasLeaf, List<Certificate> certificates, List<PkiException> unreadable) {
    this.sent = sent;
    this.hasLeaf = hasLeaf;
    this.certificates = certificates;
    this.unreadable = unreadable;
  }

  /// What these encodings say; those that were read before are not read again.
  public static PresentedChain read(List<Octets> leafFirst) {
    int count = Math.min(leafFirst.size(), MAX_CERTIFICATES);
    boolean hasLeaf = count > 0;
    Certificate[] certificates = new Certificate[count];
    int readable = 0;
    List<PkiException> unreadable = List.of();
    for (int i = 0; i < count; i++) {
      try {
        certificates[readable] = ParsedCertificates.shared().read(leafFirst.get(i));
        readable++;
      } catch (PkiException e) {
        hasLeaf &= i > 0;
        unreadable = unreadable.isEmpty() ? new ArrayList<>() : unreadable;
        unreadable.add(e.in("certificate " + (i + 1)));
      }
    }
    return new PresentedChain(
        leafFirst.size(),
        hasLeaf,
        List.of(readable == count ? certificates : Arrays.copyOf(certificates, readable)),
        List.copyOf(unreadable));
  }

  /// These certificates.
  public static PresentedChain of(List<Certificate> leafFirst) {
    int count = Math.min(leafFirst.size(), MAX_CERTIFICATES);
    List<Certificate> kept = List.copyOf(leafFirst.subList(0, count));
    return new PresentedChain(leafFirst.size(), count > 0, kept, List.of());
  }

  /// How many certificates were sent.
  public int sent() {
    return sent;
  }

  /// The peer's own certificate; empty where none was sent or it can not be read.
  public Optional<Certificate> leaf() {
    return hasLeaf ? Optional.of(certificates.getFirst()) : Optional.empty();
  }

  /// All readable ones, in the order they were sent.
  public List<Certificate> certificates() {
    return certificates;
  }

  /// Why the others can not be read, one reason each.
  public List<PkiException> unreadable() {
    return unreadable;
  }
}
