package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.schedule.Transcript;
import dev.padlock.tls.session.Recollection;
import dev.padlock.tls.session.Session13;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.List;
import java.util.Map;

/// Lets tests offer a hello that our composer would not write.
public final class Offers {

  private Offers() {}

  public static ClientOffer of(
      ClientSettings settings, ClientHello hello, Map<NamedGroup, KeyExchange.Initiator> shares) {
    return new ClientOffer(
        settings, null, PskOffer.Bound.of(hello), shares, ClientOffer.Resumable.NOTHING);
  }

  /// The same, where the hello shows the ticket of this session.
  public static ClientOffer resuming(
      ClientSettings settings,
      ClientHello hello,
      Map<NamedGroup, KeyExchange.Initiator> shares,
      Session13 session) {
    return new ClientOffer(
        settings,
        null,
        PskOffer.Bound.of(hello),
        shares,
        new ClientOffer.Resumable(
            new Recollection.Found(session), new PskOffer(List.of(OfferedPsk.of(session)))));
  }

  /// A hello that offers these pre-shared keys too, each with the right binder.
  ///
  /// @param before the transcript up to the hello
  public static ClientHello bound(
      ClientSettings settings, ClientHello hello, List<OfferedPsk> keys, Transcript before) {
    return new PskOffer(keys).bind(hello, settings.common(), before).hello();
  }
}
