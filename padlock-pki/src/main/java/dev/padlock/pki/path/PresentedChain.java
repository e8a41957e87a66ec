package dev.padlock.pki.path;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.ParsedCertificates;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The certificates a peer sent: the first is its own, the others may help, in any order. What can
/// not be read is kept as the reason why.
public final class PresentedChain {
  /// More than this is not looked at.
  public static final int MAX_CERTIFICATES = 100;

  private final int sent;
  private final Optional<Certificate> leaf;
  private final List<Certificate> others;
  private final List<PkiException> unreadable;
  private final List<Certificate> certificates;

  private PresentedChain(
      int sent,
      Optional<Certificate> leaf,
      List<Certificate> others,
      List<PkiException> unreadable) {
    this.sent = sent;
    this.leaf = leaf;
    this.others = List.copyOf(others);
    this.unreadable = List.copyOf(unreadable);
    List<Certificate> all = new ArrayList<>(others);
    leaf.ifPresent(all::addFirst);
    this.certificates = List.copyOf(all);
  }

  /// What these encodings say; those that were read before are not read again.
  public static PresentedChain read(List<Octets> leafFirst) {
    Optional<Certificate> leaf = Optional.empty();
    List<Certificate> others = new ArrayList<>();
    List<PkiException> unreadable = new ArrayList<>();
    for (int i = 0; i < Math.min(leafFirst.size(), MAX_CERTIFICATES); i++) {
      try {
        Certificate certificate = ParsedCertificates.shared().read(leafFirst.get(i));
        if (i == 0) {
          leaf = Optional.of(certificate);
        } else {
          others.add(certificate);
        }
      } catch (PkiException e) {
        unreadable.add(e.in("certificate " + (i + 1)));
      }
    }
    return new PresentedChain(leafFirst.size(), leaf, others, unreadable);
  }

  /// These certificates.
  public static PresentedChain of(List<Certificate> leafFirst) {
    List<Certificate> others = leafFirst.stream().skip(1).limit(MAX_CERTIFICATES - 1L).toList();
    return new PresentedChain(leafFirst.size(), leafFirst.stream().findFirst(), others, List.of());
  }

  /// How many certificates were sent.
  public int sent() {
    return sent;
  }

  /// The peer's own certificate; empty where none was sent or it can not be read.
  public Optional<Certificate> leaf() {
    return leaf;
  }

  /// The readable ones after the first.
  public List<Certificate> others() {
    return others;
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
