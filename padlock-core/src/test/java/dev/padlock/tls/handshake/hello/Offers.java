package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.Map;

/// Lets tests offer a hello that our composer would not write.
public final class Offers {

  private Offers() {}

  public static ClientOffer of(
      ClientSettings settings, ClientHello hello, Map<NamedGroup, KeyExchange.Initiator> shares) {
    return new ClientOffer(settings, null, hello, shares, ClientOffer.Resumable.NOTHING);
  }
}
