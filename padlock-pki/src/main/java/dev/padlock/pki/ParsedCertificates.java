package dev.padlock.pki;

import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Certificates that were read before, found by their bytes: the same server shows the same ones
/// again and again. What is kept is what they say, and never whether somebody trusts them.
///
/// Bounded in number and in bytes; the one that was not asked for the longest goes first.
/// Thread-safe.
public final class ParsedCertificates {
  private static final int MAX_ENTRIES = 1_024;
  private static final int MAX_TOTAL = 4 << 20;
  private static final int MAX_BYTES = 16 << 10;

  private static final ParsedCertificates SHARED = new ParsedCertificates();

  private final LinkedHashMap<Encoding, Certificate> known = new Latest();
  private int total;

  /// Makes room for one without an iterator: nearly every new certificate takes another's place.
  private final class Latest extends LinkedHashMap<Encoding, Certificate> {
    private static final long serialVersionUID = 1L;

    Latest() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Encoding, Certificate> eldest) {
      boolean isFull = size() > MAX_ENTRIES;
      total -= isFull ? eldest.getKey().der.size() : 0;
      return isFull;
    }
  }

  ParsedCertificates() {}

  /// Those of this process.
  public static ParsedCertificates shared() {
    return SHARED;
  }

  /// The bytes, found by their last ones: those are a signature's and as good as random. What is
  /// found is compared whole.
  private record Encoding(Octets der, int hash) {
    private static final int LOOKED_AT = 32;

    Encoding(Octets der) {
      this(der, 31 * der.size() + der.end(LOOKED_AT).hashCode());
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Encoding that && der.equals(that.der);
    }
  }

  /// The certificate that these bytes are, read now or before.
  public Certificate read(Octets der) throws PkiException {
    Encoding encoding = new Encoding(der);
    synchronized (known) {
      Certificate before = known.get(encoding);
      if (before != null) {
        return before;
      }
    }
    Certificate certificate = Certificate.read(der);
    if (der.size() <= MAX_BYTES) {
      keep(encoding, certificate);
    }
    return certificate;
  }

  private void keep(Encoding encoding, Certificate certificate) {
    synchronized (known) {
      if (known.putIfAbsent(encoding, certificate) == null) {
        total += encoding.der.size();
      }
      while (total > MAX_TOTAL) {
        Map.Entry<Encoding, Certificate> eldest = known.pollFirstEntry();
        total -= eldest.getKey().der.size();
      }
    }
  }

  /// How many are kept.
  int size() {
    synchronized (known) {
      return known.size();
    }
  }
}
