package dev.padlock.tls.wire.message;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.SignatureScheme;

/// A server's parameters with the signature over both randoms and them (RFC 5246 §7.4.3).
///
///     digitally-signed struct {
///         opaque client_random[32];
///         opaque server_random[32];
///         ServerParams params;
///     } signed_params;
///
/// @param encoded the parameters as they came: the signature is over these bytes
public record SignedParams<P extends ServerParams>(
    P params, Opaque encoded, SignatureScheme algorithm, Opaque signature) {

  /// What [#signature] is over.
  public static byte[] signedContent(Opaque clientRandom, Opaque serverRandom, Opaque encoded) {
    return new ByteWriter().opaque(clientRandom).opaque(serverRandom).opaque(encoded).toByteArray();
  }

  static <P extends ServerParams> SignedParams<P> read(
      ByteReader in, Opaque content, ByteReader.Item<P> params) throws TlsException {
    P read = params.read(in);
    Opaque encoded = content.slice(0, content.size() - in.remaining());
    return new SignedParams<>(read, encoded, SignatureScheme.read(in), in.opaque16(0, 0xffff));
  }

  void write(ByteWriter out) {
    out.opaque(encoded);
    algorithm.write(out);
    out.opaque16(signature);
  }
}
