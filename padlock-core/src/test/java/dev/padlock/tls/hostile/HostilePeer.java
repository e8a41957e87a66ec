package dev.padlock.tls.hostile;

import dev.padlock.tls.Parties;
import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.schedule.FinishedKey;
import dev.padlock.tls.schedule.TrafficSecret;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.wire.Alert;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.ContentType;
import dev.padlock.tls.wire.HandshakeType;
import dev.padlock.tls.wire.message.Dialect;
import dev.padlock.tls.wire.message.Finished;
import dev.padlock.tls.wire.message.HandshakeMessage;
import dev.padlock.tls.wire.message.KeyUpdate;
import dev.padlock.tls.wire.message.MessageReader;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One end of a connection that can be made to misbehave: it plays the handshake as RFC 9846 has
/// it, and before it says a message, it looks whether a test wants something else said.
///
/// Twists are put on before the peers meet. Each applies to the first message of its kind.
///
/// @param <P> the peer itself
public abstract sealed class HostilePeer<P extends HostilePeer<P>>
    permits HostileServer, HostileClient {

  private static final int HEADER = 5;

  final CryptoProvider crypto = Parties.CRYPTO;
  final Voice voice = new Voice();
  private final Map<Class<?>, Twist<HandshakeMessage>> twists = new HashMap<>();
  private final Map<Class<?>, Speech> reactions = new HashMap<>();
  private final Heard heard = new Heard();
  private @Nullable RecordKeys ears;
  private @Nullable Speech afterwards;
  private boolean connected;

  /// Everything that came.
  private static final class Heard {
    private final List<HeardRecord> records = new ArrayList<>();
    private final List<HandshakeMessage> messages = new ArrayList<>();
    private final List<HeardAlert> alerts = new ArrayList<>();
    private final ByteArrayOutputStream applicationData = new ByteArrayOutputStream();
    private byte[] bytes = {};
    private byte[] fragments = {};
    private int unreadable;
  }

  abstract P self();

  /// What opens the conversation, if it is for this side to do so.
  abstract void begins() throws Exception;

  /// A message came; the transcript does not hold it yet.
  abstract void hears(HandshakeMessage message, Opaque raw) throws Exception;

  /// Says a changed message instead.
  public <M extends HandshakeMessage> P edit(Class<M> kind, UnaryOperator<M> change) {
    Twist<M> before = twist(kind);
    return replace(kind, (natural, to) -> before.say(change.apply(natural), to));
  }

  /// Leaves a message out.
  public P drop(Class<? extends HandshakeMessage> kind) {
    return replace(kind, (natural, to) -> {});
  }

  /// Says a message twice.
  public P repeat(Class<? extends HandshakeMessage> kind) {
    return replace(kind, (natural, to) -> to.say(natural).say(natural));
  }

  /// Says something before a message.
  public <M extends HandshakeMessage> P before(Class<M> kind, Speech first) {
    Twist<M> then = twist(kind);
    return replace(
        kind,
        (natural, to) -> {
          first.say(to);
          then.say(natural, to);
        });
  }

  /// Says something after a message, under the same keys.
  public <M extends HandshakeMessage> P after(Class<M> kind, Speech then) {
    Twist<M> first = twist(kind);
    return replace(
        kind,
        (natural, to) -> {
          first.say(natural, to);
          then.say(to);
        });
  }

  /// Says something else instead of a message.
  public <M extends HandshakeMessage> P replace(Class<M> kind, Twist<? super M> instead) {
    twists.put(kind, (natural, to) -> instead.say(kind.cast(natural), to));
    return self();
  }

  /// Says something as soon as a message came and what follows from it is done.
  public P upon(Class<? extends HandshakeMessage> heard, Speech then) {
    reactions.put(heard, then);
    return self();
  }

  /// Says something once both sides should be connected.
  public P afterwards(Speech then) {
    Speech before = afterwards;
    afterwards =
        before == null
            ? then
            : to -> {
              before.say(to);
              then.say(to);
            };
    return self();
  }

  private <M extends HandshakeMessage> Twist<M> twist(Class<M> kind) {
    Twist<HandshakeMessage> present = twists.get(kind);
    return present == null ? (natural, to) -> to.say(natural) : present::say;
  }

  /// Says a message as the handshake has it, or what was put in its place.
  final void says(HandshakeMessage natural) throws Exception {
    Twist<HandshakeMessage> twist = twists.remove(natural.getClass());
    if (twist == null) {
      voice.say(natural);
    } else {
      twist.say(natural, voice);
    }
  }

  /// Both Finished are said and heard, as far as this side knows.
  final void connects() throws Exception {
    connected = true;
    if (afterwards != null) {
      afterwards.say(voice);
    }
  }

  /// Takes bytes off the wire.
  final void hears(byte[] bytes) throws Exception {
    heard.bytes = joined(heard.bytes, bytes);
    while (heard.bytes.length >= HEADER) {
      int length = HEADER + (heard.bytes[3] & 0xff) * 256 + (heard.bytes[4] & 0xff);
      if (heard.bytes.length < length) {
        return;
      }
      byte[] record = Arrays.copyOf(heard.bytes, length);
      heard.bytes = Arrays.copyOfRange(heard.bytes, length, heard.bytes.length);
      record(record);
    }
  }

  private void record(byte[] record) throws Exception {
    ContentType outer = ContentType.of(record[0]).orElseThrow();
    RecordKeys keys = ears;
    if (outer != ContentType.APPLICATION_DATA) {
      content(record, outer, Arrays.copyOfRange(record, HEADER, record.length), 0);
      return;
    }
    byte[] inner;
    try {
      inner = Optional.ofNullable(keys).orElseThrow().open(record);
    } catch (TlsException wrongKeys) {
      heard.unreadable++;
      return;
    }
    int end = inner.length - 1;
    while (inner[end] == 0) {
      end--;
    }
    ContentType type = ContentType.of(inner[end]).orElseThrow();
    content(record, type, Arrays.copyOf(inner, end), inner.length - 1 - end);
  }

  private void content(byte[] record, ContentType type, byte[] content, int padding)
      throws Exception {
    KeyStage stage = record[0] == 23 && ears != null ? ears.stage() : KeyStage.PLAINTEXT;
    int version = (record[1] & 0xff) << 8 | record[2] & 0xff;
    heard.records.add(new HeardRecord(type, version, content.length, padding, stage));
    switch (type) {
      case ALERT -> heard.alerts.add(new HeardAlert(Alert.read(ByteReader.of(content)), stage));
      case APPLICATION_DATA -> heard.applicationData.writeBytes(content);
      case CHANGE_CIPHER_SPEC -> {}
      case HANDSHAKE -> fragments(content);
    }
  }

  private void fragments(byte[] content) throws Exception {
    heard.fragments = joined(heard.fragments, content);
    while (heard.fragments.length >= HandshakeMessage.HEADER_LENGTH) {
      ByteReader in = ByteReader.of(heard.fragments);
      HandshakeType type = HandshakeType.read(in);
      int length = in.uint24();
      if (in.remaining() < length) {
        return;
      }
      Opaque body = in.opaque(length);
      Opaque raw = Opaque.copyOf(heard.fragments, 0, HandshakeMessage.HEADER_LENGTH + length);
      heard.fragments = Arrays.copyOfRange(heard.fragments, raw.size(), heard.fragments.length);
      message(MessageReader.read(Dialect.TLS13, type, body), raw);
    }
  }

  private void message(HandshakeMessage message, Opaque raw) throws Exception {
    heard.messages.add(message);
    if (message instanceof KeyUpdate) {
      ears = Optional.ofNullable(ears).orElseThrow().next();
    } else if (!connected) {
      hears(message, raw);
    }
    Speech reaction = reactions.remove(message.getClass());
    if (reaction != null) {
      reaction.say(voice);
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  final void hearsUnder(TrafficSecret secret, CipherSuite suite, KeyStage stage) {
    ears = new RecordKeys(crypto, suite, secret, stage);
  }

  final void speaksUnder(TrafficSecret secret, CipherSuite suite, KeyStage stage) {
    voice.changeKeys(new RecordKeys(crypto, suite, secret, stage));
  }

  /// The right Finished for what was said and heard so far.
  final Finished finished(TrafficSecret secret) {
    FinishedKey key = secret.finishedKey();
    return new Finished(Opaque.wrap(key.verifyData(voice.transcript().hash())));
  }

  /// With which it can go on speaking once the peers have met.
  public Voice voice() {
    return voice;
  }

  /// Whether the handshake is complete for this side.
  public boolean isConnected() {
    return connected;
  }

  /// All records that came, in order.
  public List<HeardRecord> heardRecords() {
    return List.copyOf(heard.records);
  }

  public List<HeardAlert> heardAlerts() {
    return List.copyOf(heard.alerts);
  }

  /// Records that came under keys that this side does not have.
  public int unreadableRecords() {
    return heard.unreadable;
  }

  /// All messages of one kind that came.
  public <M extends HandshakeMessage> List<M> heard(Class<M> kind) {
    return heard.messages.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public byte[] heardApplicationData() {
    return heard.applicationData.toByteArray();
  }
}
