package dev.padlock.proving.bogo;

import dev.padlock.pki.error.PkiException;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.error.TlsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// What is said on one connection, in the order of the reference shim.
final class Exchange {

  private static final int[] SIZES = {
    0, 1, 255, 256, 257, 16383, 16384, 16385, 32767, 32768, 32769
  };
  private static final byte FILLING = 0x42;

  private final Settings settings;
  private final Settings.Play play;
  private final Observed observed;
  private final Checks checks;
  private final Link link;
  private boolean cutOff;

  Exchange(Settings settings, Observed observed, Memory memory, Link link) {
    this.settings = settings;
    this.play = settings.play;
    this.observed = observed;
    this.checks = new Checks(settings, observed, memory);
    this.link = link;
  }

  /// @param said how many bytes of what is said first went as early data
  void play(int said) throws IOException, Unmet, Unimplemented, PkiException {
    if (!play.implicitHandshake) {
      link.handshake();
      if (!settings.offer.waitsIn12.isEmpty() && Checks.is12(link.info())) {
        throw new Unimplemented(settings.offer.waitsIn12);
      }
      Unmet.unless(!play.handshakeNeverDone, "handshake", "none", "one");
      checks.afterHandshake(link.info());
      if (play.handshakeAgain) {
        link.handshake();
      }
    }
    exports();
    if (play.differentSizes) {
      differentSizes();
    } else {
      talk(said);
    }
    checks.atTheEnd(link.info());
    shutDown();
  }

  private void exports() throws IOException {
    Settings.Exports exports = settings.exports;
    if (exports.length > 0) {
      Opaque context = exports.hasContext ? Opaque.wrap(FlagTable.raw(exports.context)) : null;
      link.write(link.export(exports.label, context, exports.length));
    }
    if (exports.trafficSecrets) {
      byte[] client = observed.secret("CLIENT_TRAFFIC_SECRET_0");
      byte[] server = observed.secret("SERVER_TRAFFIC_SECRET_0");
      boolean serving = settings.endpoint.server;
      link.write(
          ByteBuffer.allocate(2 + client.length + server.length)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putShort((short) client.length)
              .put(serving ? client : server)
              .put(serving ? server : client)
              .array());
    }
  }

  private void differentSizes() throws IOException {
    for (int size : SIZES) {
      byte[] filled = new byte[size];
      Arrays.fill(filled, FILLING);
      link.write(filled);
    }
  }

  private void talk(int said) throws IOException, Unimplemented, Unmet {
    byte[] first = FlagTable.raw(play.initialWrite);
    if (play.unfinishedWrite && said == 0) {
      link.leaveUnfinished(first);
    } else if (play.writesFirst) {
      for (int i = said / first.length; i < play.initialWrites; i++) {
        int from = i == said / first.length ? said % first.length : 0;
        link.write(Arrays.copyOfRange(first, from, first.length));
      }
    }
    if (!play.shutsDown) {
      echo();
    }
  }

  private void echo() throws IOException, Unmet {
    byte[] buffer = new byte[play.readSize];
    int length = next(buffer);
    while (length >= 0) {
      Unmet.unless(link.isEstablished(), "data", "after the handshake", "before");
      Unmet.unless(!play.handshakeNeverDone, "handshake", "none", "one");
      if (play.keyUpdate) {
        link.updateKeys();
      }
      link.write(inverted(buffer, length));
      length = next(buffer);
    }
  }

  /// What is sent back for what came.
  static byte[] inverted(byte[] bytes, int length) {
    byte[] inverted = Arrays.copyOf(bytes, length);
    for (int i = 0; i < length; i++) {
      inverted[i] ^= (byte) 0xff;
    }
    return inverted;
  }

  /// The end of the transport ends the talk as close_notify does; what it is worth is asked later.
  private int next(byte[] buffer) throws IOException {
    if (play.keyUpdateBeforeRead) {
      link.updateKeys();
    }
    try {
      int length = link.read(buffer);
      if (settings.exports.betweenReads) {
        link.export("", Opaque.EMPTY, 1);
      }
      return length;
    } catch (TlsException refusal) {
      if (refusal.refusal() != ReceivedAlert.MISSING_CLOSE_NOTIFY) {
        throw refusal;
      }
      cutOff = true;
      return -1;
    }
  }

  private void shutDown() throws IOException, Unmet {
    if (!play.checkCloseNotify) {
      return;
    }
    Unmet.unless(!cutOff, "end", "close_notify", "the end of the transport");
    link.closeOutput();
    if (play.shutsDown) {
      Unmet.unless(link.read(new byte[1]) < 0, "end", "close_notify", "data");
    }
  }
}
