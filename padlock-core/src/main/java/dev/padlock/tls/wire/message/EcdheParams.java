package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.NamedGroup;

/// A named curve and a point on it (RFC 8422 §5.4). Curves that are spelled out are refused: nobody
/// can check them in reasonable time.
///
///     struct {
///         ECCurveType curve_type = named_curve(3);
///         NamedCurve namedcurve;
///         opaque point<1..2^8-1>;
///     } ServerECDHParams;
public record EcdheParams(NamedGroup namedCurve, Opaque point) implements ServerParams {

  private static final int NAMED_CURVE = 3;

  static EcdheParams read(ByteReader in) throws TlsException {
    int curveType = in.uint8();
    if (curveType != NAMED_CURVE) {
      throw Misbehaviour.BAD_CURVE_TYPE.refuse("curve_type", curveType);
    }
    return new EcdheParams(NamedGroup.read(in), in.opaque8(1, 0xff));
  }

  @Override
  public void write(ByteWriter out) {
    out.uint8(NAMED_CURVE);
    namedCurve.write(out);
    out.opaque8(point);
  }
}
