package dev.padlock.proving.bogo;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.session.EarlyDataOutcome;
import java.io.IOException;

/// What is said before the handshake is complete (0-RTT, and a server's answer to that), where the
/// settings want it. It is of no effect where there is no session to resume.
final class EarlyExchange {

  private final Settings settings;
  private final Observed observed;
  private final Link link;

  EarlyExchange(Settings settings, Observed observed, Link link) {
    this.settings = settings;
    this.observed = observed;
    this.link = link;
  }

  /// @return how many bytes of what is said first have been said, and heard
  int play() throws IOException, Unimplemented, Unmet {
    if (!settings.offer.earlyData) {
      return 0;
    }
    return settings.endpoint.server ? answer() : say();
  }

  /// The reference reads early data like any other, and answers it at once.
  private int answer() throws IOException {
    if (!link.awaitEarly()) {
      return 0;
    }
    int said = 0;
    if (settings.play.writesFirst) {
      byte[] first = FlagTable.raw(settings.play.initialWrite);
      link.writeEarly(first);
      said = first.length;
    }
    byte[] buffer = new byte[settings.play.readSize];
    for (int length = link.readEarly(buffer); length >= 0; length = link.readEarly(buffer)) {
      link.writeEarly(Exchange.inverted(buffer, length));
    }
    return said;
  }

  private int say() throws IOException, Unimplemented, Unmet {
    if (link.info().earlyData() == EarlyDataOutcome.NONE) {
      return 0;
    }
    if (settings.play.earlyAfter > 0) {
      link.handshakeUntil(() -> observed.lastReceived() == settings.play.earlyAfter);
    }
    requireNoKeyingMaterial();
    int said = settings.play.writesFirst ? sayFirst() : 0;
    link.handshake();
    return isTaken() ? said : 0;
  }

  /// There is none before the handshake is complete.
  private void requireNoKeyingMaterial() throws Unmet {
    if (settings.exports.length > 0) {
      try {
        link.export(settings.exports.label, Opaque.EMPTY, settings.exports.length);
      } catch (IllegalStateException tooEarly) {
        Unmet.unless(false, "keying material", "some", "none yet");
      }
    }
  }

  private int sayFirst() throws IOException, Unimplemented {
    byte[] first = FlagTable.raw(settings.play.initialWrite);
    if (settings.play.unfinishedWrite) {
      link.leaveEarlyUnfinished(first);
      return first.length;
    }
    int said = 0;
    for (int i = 0; i < settings.play.initialWrites; i++) {
      said += link.sendEarly(first);
    }
    return said;
  }

  private boolean isTaken() {
    return link.info().earlyData() == EarlyDataOutcome.TAKEN;
  }
}
