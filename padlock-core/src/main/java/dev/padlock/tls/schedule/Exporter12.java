package dev.padlock.tls.schedule;

import dev.padlock.tls.crypto.Prf12;
import dev.padlock.tls.crypto.Secret;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The exporter of TLS 1.2 (RFC 5705 §4). It is bound to the handshake only where the main secret
/// is an extended one (RFC 7627 §7.1).
public final class Exporter12 implements Exporter {

  /// RFC 5705 §4: what TLS itself derives must never be exported. RFC 7627 §4 added one.
  private static final Set<String> RESERVED =
      Set.of(
          "client finished",
          "server finished",
          "master secret",
          "extended master secret",
          "key expansion");

  private final Prf12 prf;
  private final Secret mainSecret;
  private final Randoms12 randoms;

  Exporter12(Prf12 prf, Secret mainSecret, Randoms12 randoms) {
    this.prf = prf;
    this.mainSecret = mainSecret;
    this.randoms = randoms;
  }

  /// `PRF(SecurityParameters.master_secret, label, client_random + server_random +
  /// context_value_length + context_value)`.
  ///
  /// @param context at most 65535 bytes
  /// @throws IllegalArgumentException for a label of TLS itself
  @Override
  public byte[] export(String label, byte @Nullable [] context, int length) {
    if (RESERVED.contains(label)) {
      throw new IllegalArgumentException("the label " + label + " is for TLS itself");
    }
    return prf.bytes(mainSecret, label, seed(context), length);
  }

  @Override
  public void destroy() {
    mainSecret.destroy();
  }

  private byte[] seed(byte @Nullable [] context) {
    byte[] both = randoms.clientFirst();
    if (context == null) {
      return both;
    }
    if (context.length > 0xffff) {
      throw new IllegalArgumentException("a context of " + context.length + " bytes");
    }
    byte[] seed = Arrays.copyOf(both, both.length + 2 + context.length);
    seed[both.length] = (byte) (context.length >>> 8);
    seed[both.length + 1] = (byte) context.length;
    System.arraycopy(context, 0, seed, both.length + 2, context.length);
    return seed;
  }
}
