package dev.padlock.pki.judge;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.Usage;
import dev.padlock.pki.path.Verdict.Trusted;
import dev.padlock.pki.revocation.RevocationList;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chains that one judge has trusted, so by one set of anchors and one policy. A verdict holds
/// while all certificates of its path, its anchor's and the revocation lists do, and for the very
/// same certificates, name and usage. Refusals are not kept.
///
/// Bounded; the one that was not asked for the longest goes first. Thread-safe.
final class JudgedChains {
  private static final int MAX_ENTRIES = 256;
  private static final int MAX_BYTES = 64 << 10;

  private final Map<Question, Remembered> known = new Latest();

  private static final class Latest extends LinkedHashMap<Question, Remembered> {
    private static final long serialVersionUID = 1L;

    Latest() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Question, Remembered> eldest) {
      return size() > MAX_ENTRIES;
    }
  }

  /// All that a verdict depends on but the time. Revocation lists are the same where they are the
  /// same object.
  private record Question(
      List<Certificate> sent,
      Usage usage,
      @Nullable ReferenceIdentity name,
      List<RevocationList> lists) {

    /// That of the leaf says enough.
    @Override
    public int hashCode() {
      return sent.getFirst().hashCode();
    }

    static Question of(PathRequest request) {
      return new Question(
          request.chain().certificates(),
          request.usage(),
          request.name(),
          request.evidence().lists());
    }
  }

  private record Remembered(Trusted verdict, Instant from, Instant until) {
    boolean holds(Instant at) {
      return !at.isBefore(from) && at.getEpochSecond() <= until.getEpochSecond();
    }
  }

  /// The verdict on the same chain for this time.
  Optional<Trusted> verdict(PathRequest request) {
    if (!isWhole(request)) {
      return Optional.empty();
    }
    Remembered found;
    synchronized (known) {
      found = known.get(Question.of(request));
    }
    return found != null && found.holds(request.at())
        ? Optional.of(found.verdict)
        : Optional.empty();
  }

  /// Keeps the verdict where it will hold for a while.
  void remember(PathRequest request, Trusted verdict) {
    Remembered remembered = remembered(request, verdict);
    if (!isSmall(request) || !isWhole(request) || !remembered.holds(request.at())) {
      return;
    }
    synchronized (known) {
      known.put(Question.of(request), remembered);
    }
  }

  private static boolean isSmall(PathRequest request) {
    int bytes = 0;
    for (Certificate certificate : request.chain().certificates()) {
      bytes += certificate.der().size();
    }
    return bytes <= MAX_BYTES;
  }

  private static boolean isWhole(PathRequest request) {
    return request.chain().unreadable().isEmpty();
  }

  /// From when the youngest is valid until the first ends.
  private static Remembered remembered(PathRequest request, Trusted verdict) {
    Instant from = verdict.anchor().notBefore();
    Instant until = verdict.anchor().notAfter();
    for (Certificate certificate : verdict.path()) {
      from = later(from, certificate.notBefore());
      until = earlier(until, certificate.notAfter());
    }
    for (RevocationList list : request.evidence().lists()) {
      from = later(from, list.thisUpdate());
      until = earlier(until, list.nextUpdate().orElse(Instant.MIN));
    }
    return new Remembered(verdict, from, until);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isAfter(other) ? other : one;
  }

  /// How many are kept.
  int size() {
    synchronized (known) {
      return known.size();
    }
  }
}
