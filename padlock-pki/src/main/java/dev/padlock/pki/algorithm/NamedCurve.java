package dev.padlock.pki.algorithm;

import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The curves of RFC 5480 §2.1.1.1 that the JDK can compute on.
public enum NamedCurve {
  SECP256R1("1.2.840.10045.3.1.7", 256),
  SECP384R1("1.3.132.0.34", 384),
  SECP521R1("1.3.132.0.35", 521);

  private static final List<NamedCurve> ALL = List.of(values());

  private final Oid oid;
  private final Octets parameters;
  private final int bits;

  NamedCurve(String oid, int bits) {
    this.oid = Oid.of(oid);
    this.parameters = DerWriter.write(w -> w.oid(this.oid));
    this.bits = bits;
  }

  /// The curve that the parameters of a key name, which are its identifier and nothing else.
  static @Nullable NamedCurve of(Octets parameters) {
    for (int i = 0; i < ALL.size(); i++) {
      if (ALL.get(i).parameters.equals(parameters)) {
        return ALL.get(i);
      }
    }
    return null;
  }

  public Oid oid() {
    return oid;
  }

  /// The size of the field.
  public int bits() {
    return bits;
  }

  /// What JCA's ECGenParameterSpec calls it.
  public String jcaName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
