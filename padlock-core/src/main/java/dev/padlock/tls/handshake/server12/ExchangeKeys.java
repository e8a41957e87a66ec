package dev.padlock.tls.handshake.server12;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.Incoming;
import dev.padlock.tls.handshake.PeerChain;
import dev.padlock.tls.handshake.Question;
import dev.padlock.tls.handshake.Step;
import dev.padlock.tls.handshake.common12.SessionKeys;
import dev.padlock.tls.handshake.server12.ServerState12.AwaitingPremaster;
import dev.padlock.tls.handshake.server12.ServerState12.ClientProof;
import dev.padlock.tls.handshake.server12.ServerState12.Conversation;
import dev.padlock.tls.handshake.server12.ServerState12.WaitCertificateVerify;
import dev.padlock.tls.handshake.server12.ServerState12.WaitChangeCipherSpec;
import dev.padlock.tls.handshake.server12.ServerState12.WaitClientKeyExchange;
import dev.padlock.tls.wire.KeyExchange12;
import dev.padlock.tls.wire.message.ClientKeyExchange;
import org.jspecify.annotations.Nullable;

/// Chapter four: the client's half of the key exchange, and the secrets that follow (RFC 5246
/// §7.4.7, §8.1).
final class ExchangeKeys {

  private ExchangeKeys() {}

  static Step agree(WaitClientKeyExchange s, ClientKeyExchange m, Incoming.Message in)
      throws TlsException {
    Conversation longer = s.conversation().with(s.conversation().transcript().append(in.raw()));
    return switch (s.half()) {
      case OwnHalf.Ephemeral half -> {
        boolean onCurve = longer.agreed().parts().keyExchange() == KeyExchange12.ECDHE;
        Opaque theirs = onCurve ? m.ecPoint() : m.dhPublic();
        Secret premaster = half.exchange().agree(theirs.toArray());
        half.destroy();
        yield agreed(longer, s.chain(), premaster);
      }
      case OwnHalf.Certified half ->
          Step.ask(
              new AwaitingPremaster(longer, s.chain()),
              new Question.DecryptPremaster(
                  longer.settings().common().crypto(),
                  half.credential(),
                  m.encryptedPremaster(),
                  longer.offeredVersion()));
    };
  }

  /// Whether it is the client's or random bytes, nobody knows before its Finished (RFC 5246
  /// §7.4.7.1).
  static Step decrypted(AwaitingPremaster s, Secret premaster) {
    return agreed(s.conversation(), s.chain(), premaster);
  }

  private static Step agreed(
      Conversation conversation, @Nullable PeerChain chain, Secret premaster) {
    SessionKeys keys =
        SessionKeys.derive(
            conversation.settings().common().crypto(),
            conversation.agreed(),
            premaster,
            conversation.transcript().hash());
    return chain == null
        ? Step.next(
            new WaitChangeCipherSpec(conversation, keys, new ClientProof.Anonymous()),
            keys.learned())
        : Step.next(new WaitCertificateVerify(conversation, keys, chain), keys.learned());
  }
}
