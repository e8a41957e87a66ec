package dev.padlock.tls.crypto.jca;

import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.crypto.KeyExchangeAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import java.util.Arrays;

/// Two key exchanges side by side, so that the secret holds as long as either does (RFC 10024).
///
/// Shares and secrets are concatenated in one order: ML-KEM comes first beside X25519, the curve
/// comes first beside secp256r1 and secp384r1.
///
/// @param split the lengths of the first part's shares
record HybridExchange(
    KeyExchangeAlgorithm algorithm, KeyExchange first, KeyExchange second, Split split)
    implements KeyExchange {

  record Split(int initiatorShare, int responderShare) {}

  @Override
  public Initiator initiate() throws TlsException {
    return new HybridInitiator(this, first.initiate(), second.initiate());
  }

  @Override
  public Response respond(byte[] peerShare) throws TlsException {
    requireLength(peerShare, algorithm.initiatorShareLength());
    Response one = first.respond(head(peerShare, split.initiatorShare()));
    try {
      Response two = second.respond(tail(peerShare, split.initiatorShare()));
      return new Response(join(one.share(), two.share()), join(one.secret(), two.secret()));
    } finally {
      one.secret().destroy();
    }
  }

  private record HybridInitiator(HybridExchange hybrid, Initiator one, Initiator two)
      implements Initiator {

    @Override
    public byte[] share() {
      return join(one.share(), two.share());
    }

    @Override
    public Secret agree(byte[] peerShare) throws TlsException {
      requireLength(peerShare, hybrid.algorithm.responderShareLength());
      int middle = hybrid.split.responderShare();
      Secret first = one.agree(head(peerShare, middle));
      try {
        return join(first, two.agree(tail(peerShare, middle)));
      } finally {
        first.destroy();
      }
    }

    @Override
    public void destroy() {
      one.destroy();
      two.destroy();
    }
  }

  private static void requireLength(byte[] share, int length) throws TlsException {
    if (share.length != length) {
      throw Misbehaviour.INVALID_KEY_SHARE.refuse("length", share.length, "expected", length);
    }
  }

  private static byte[] head(byte[] share, int middle) {
    return Arrays.copyOf(share, middle);
  }

  private static byte[] tail(byte[] share, int middle) {
    return Arrays.copyOfRange(share, middle, share.length);
  }

  /// Ends both parts.
  private static Secret join(Secret one, Secret two) {
    Secret both = Secret.of(SECRET_NAME, join(one.bytes(), two.bytes()));
    one.destroy();
    two.destroy();
    return both;
  }

  private static byte[] join(byte[] one, byte[] two) {
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }
}
