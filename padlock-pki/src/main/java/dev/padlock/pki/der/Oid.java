package dev.padlock.pki.der;

import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/// An object identifier, kept as its DER content octets (X.690 §8.19).
public final class Oid {
  private static final int MAX_BYTES = 128;
  private static final BigInteger EIGHTY = BigInteger.valueOf(80);

  /// Those that are named in the code, by a part of their hash: of the dozens of identifiers in a
  /// certificate nearly all are among them, and are then not made again. A race keeps one of two.
  private static final Oid[] CONSTANTS = new Oid[1024];

  private final Octets content;
  private final int hash;

  private Oid(Octets content) {
    this.content = content;
    this.hash = content.hashCode();
  }

  /// The identifier in dotted form.
  ///
  /// @throws IllegalArgumentException when `dotted` is none; meant for constants
  public static Oid of(String dotted) {
    String[] arcs = dotted.split("\\.", -1);
    if (arcs.length < 2) {
      throw new IllegalArgumentException("an object identifier has two arcs at least: " + dotted);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BigInteger first = new BigInteger(arcs[0]).multiply(BigInteger.valueOf(40));
    writeArc(out, first.add(new BigInteger(arcs[1])));
    for (int i = 2; i < arcs.length; i++) {
      writeArc(out, new BigInteger(arcs[i]));
    }
    Oid oid = new Oid(Octets.wrap(out.toByteArray()));
    int slot = slot(oid.content);
    if (CONSTANTS[slot] == null) {
      CONSTANTS[slot] = oid;
    }
    return oid;
  }

  private static int slot(Octets content) {
    int hash = content.hashCode();
    return (hash ^ hash >>> 10 ^ hash >>> 20) & (CONSTANTS.length - 1);
  }

  private static void writeArc(ByteArrayOutputStream out, BigInteger arc) {
    int groups = Math.max(1, (arc.bitLength() + 6) / 7);
    for (int i = groups - 1; i >= 0; i--) {
      int group = arc.shiftRight(7 * i).intValue() & 0x7f;
      out.write(i == 0 ? group : group | 0x80);
    }
  }

  static Oid read(Octets content) throws PkiException {
    Oid known = CONSTANTS[slot(content)];
    if (known != null && known.content.equals(content)) {
      return known;
    }
    if (content.isEmpty() || content.size() > MAX_BYTES) {
      throw new PkiException(PkiFault.DER_OID, content.toString());
    }
    boolean starts = true;
    for (int i = 0; i < content.size(); i++) {
      int octet = content.byteAt(i);
      if (starts && octet == 0x80) {
        throw new PkiException(PkiFault.DER_OID, content.toString());
      }
      starts = octet < 0x80;
    }
    if (!starts) {
      throw new PkiException(PkiFault.DER_OID, content.toString());
    }
    return new Oid(content);
  }

  /// The DER content octets, without tag and length.
  public Octets content() {
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Oid that && hash == that.hash && content.equals(that.content));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /// The dotted form.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    BigInteger arc = BigInteger.ZERO;
    for (int i = 0; i < content.size(); i++) {
      int octet = content.byteAt(i);
      arc = arc.shiftLeft(7).or(BigInteger.valueOf(octet & 0x7f));
      if (octet < 0x80) {
        append(text, arc);
        arc = BigInteger.ZERO;
      }
    }
    return text.toString();
  }

  /// The first two arcs travel as one number, 40 * first + second (X.690 §8.19.4).
  private static void append(StringBuilder text, BigInteger arc) {
    if (!text.isEmpty()) {
      text.append('.').append(arc);
    } else if (arc.compareTo(EIGHTY) >= 0) {
      text.append("2.").append(arc.subtract(EIGHTY));
    } else {
      text.append(arc.intValue() / 40).append('.').append(arc.intValue() % 40);
    }
  }
}
