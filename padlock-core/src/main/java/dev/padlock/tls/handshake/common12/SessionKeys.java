package dev.padlock.tls.handshake.common12;

import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.Prf12;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.handshake.Effect;
import dev.padlock.tls.handshake.Fact;
import dev.padlock.tls.handshake.RecordKeys;
import dev.padlock.tls.schedule.KeyBlock12;
import dev.padlock.tls.schedule.MainSecret12;
import java.util.ArrayList;
import java.util.List;

/// The main secret of a connection and the record keys of both directions that come from it (RFC
/// 5246 §6.3, §8.1). Owned by the state that holds it, until the record layer takes its part.
public record SessionKeys(MainSecret12 main, RecordKeys.Keys12 client, RecordKeys.Keys12 server) {

  /// @param premaster destroyed here
  /// @param sessionHash of all messages up to the ClientKeyExchange (RFC 7627 §3)
  public static SessionKeys derive(
      CryptoProvider crypto, Agreement agreed, Secret premaster, byte[] sessionHash) {
    Prf12 prf = crypto.prf12(agreed.parts().prfHash());
    MainSecret12 main =
        agreed.extendedMainSecret()
            ? MainSecret12.extended(prf, premaster, sessionHash)
            : MainSecret12.of(prf, premaster, agreed.randoms());
    return of(main, agreed);
  }

  /// The keys of a connection that resumes a session. Borrows the session's secret.
  public static SessionKeys resume(CryptoProvider crypto, Agreement agreed, Secret ofSession) {
    Prf12 prf = crypto.prf12(agreed.parts().prfHash());
    return of(MainSecret12.resumed(prf, ofSession), agreed);
  }

  /// The keys of a connection whose main secret is there already. Owns it from here on.
  public static SessionKeys of(MainSecret12 main, Agreement agreed) {
    KeyBlock12 block = main.keyBlock(agreed.parts(), agreed.randoms());
    boolean encryptThenMac = agreed.encryptThenMac();
    return new SessionKeys(
        main,
        new RecordKeys.Keys12(agreed.suite(), block.client(), encryptThenMac),
        new RecordKeys.Keys12(agreed.suite(), block.server(), encryptThenMac));
  }

  /// What is said about the main secret as soon as it is there.
  public Effect learned() {
    return new Effect.Learned(new Fact.MainSecret(main));
  }

  /// What completes a handshake. Keying material is for a main secret that belongs to this
  /// connection alone (RFC 7627 §5.4, §7.1).
  public List<Effect> complete(Agreement agreed) {
    List<Effect> effects = new ArrayList<>();
    if (agreed.extendedMainSecret()) {
      effects.add(new Effect.Learned(new Fact.KeyingMaterial(main.exporter(agreed.randoms()))));
    }
    effects.add(new Effect.Complete());
    return effects;
  }

  public void destroy() {
    main.destroy();
    client.keys().destroy();
    server.keys().destroy();
  }

  @Override
  public String toString() {
    return "session keys of " + client.suite();
  }
}
