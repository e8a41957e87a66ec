package dev.padlock.tls.engine;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.RecordRejected;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.Limits;
import dev.padlock.tls.record.MessageJoiner;
import dev.padlock.tls.record.RawMessage;
import dev.padlock.tls.record.RecordFramer;
import dev.padlock.tls.record.RecordProtection;
import dev.padlock.tls.record.RecordView;
import dev.padlock.tls.record.Unprotected;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.Alert;
import dev.padlock.tls.wire.ContentType;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A byte coming in: frames, opens, counts and sorts records by type.
///
/// A record is either taken whole or not at all: where it has to wait or does not fit, neither the
/// input nor the keys have moved, and the same record may be offered again.
final class ReceivePath {

  /// What was found at the head of the input.
  enum Arrival {
    INCOMPLETE,
    NO_ROOM,
    HELD,
    APPLICATION_DATA,
    HANDSHAKE,
    ALERT,
    CHANGE_CIPHER_SPEC,
    /// Refused early data, of which nothing is left.
    SKIPPED,
    /// Early data, and nobody asked for that; or the other way round.
    NOT_ASKED_FOR
  }

  /// Inner type and tag: what every suite adds to content.
  private static final int EARLY_DATA_EXPANSION = 17;

  /// In the header of every record once TLS 1.2 is negotiated (RFC 5246 §6.2.1).
  private static final int TLS12_MINOR_VERSION = 3;

  private final RecordFramer framer = new RecordFramer();
  private final RecordView view = new RecordView();
  private final AbuseLimits abuse;
  private final Trace trace;
  private final Keys keys = new Keys();
  private final EarlyData earlyData;
  private final MessageJoiner joiner;
  private final Left left = new Left();

  /// What the last record left to be asked for.
  private static final class Left {
    private int roomNeeded;
    private int alert;
  }

  /// What the records are under, and what is allowed there.
  private static final class Keys {
    private RecordProtection protection = new Unprotected(3);
    private KeyStage stage = KeyStage.PLAINTEXT;
    private int sizeLimit = RecordFramer.MAX_PLAINTEXT + 1;
    private boolean open;
    private boolean tls12;
    private boolean tls13;
    private boolean limitsAll;
  }

  ReceivePath(Limits limits, AbuseLimits abuse, EarlyData earlyData, Trace trace) {
    this.abuse = abuse;
    this.earlyData = earlyData;
    this.trace = trace;
    this.joiner = new MessageJoiner(limits.maxHandshakeMessage(), limits.maxFragments());
  }

  /// Takes the next record.
  ///
  /// @param held whether only alerts and what means nothing may pass, because the handshake waits
  ///   for an answer
  Arrival take(ByteBuffer in, Destination out, boolean held) throws TlsException {
    int available = in.remaining();
    if (in.hasArray()) {
      return take(in.array(), in.arrayOffset() + in.position(), in, out, held);
    }
    byte[] copy = Scratch.borrow();
    int length = Math.min(available, copy.length);
    in.get(in.position(), copy, 0, length);
    try {
      return take(copy, 0, in, out, held);
    } finally {
      Scratch.giveBack(copy, length);
    }
  }

  private Arrival take(byte[] bytes, int offset, ByteBuffer in, Destination out, boolean held)
      throws TlsException {
    if (!framer.frame(bytes, offset, in.remaining())
        || in.remaining() < RecordFramer.HEADER + framer.length()) {
      return Arrival.INCOMPLETE;
    }
    if (keys.tls12 && bytes[offset + 2] != TLS12_MINOR_VERSION) {
      throw RecordFault.BAD_RECORD_VERSION.refuse("minor version", bytes[offset + 2] & 0xff);
    }
    Arrival arrival =
        isPlainAside()
            ? aside(bytes, offset, held)
            : earlyData.isSkipped()
                ? openedOrSkipped(bytes, offset, out, held)
                : opened(bytes, offset, out, held);
    if (arrival != Arrival.HELD && arrival != Arrival.NO_ROOM && arrival != Arrival.NOT_ASKED_FOR) {
      framer.taken();
      in.position(in.position() + RecordFramer.HEADER + framer.length());
    }
    return arrival;
  }

  /// change_cipher_spec is never protected, but in TLS 1.2 by keys that it would replace; nor is
  /// the alert of a peer that failed before it had keys.
  private boolean isPlainAside() {
    return framer.type() == ContentType.CHANGE_CIPHER_SPEC
            && !(keys.tls12 && keys.stage != KeyStage.PLAINTEXT)
        || framer.type() == ContentType.ALERT
            && keys.stage == KeyStage.HANDSHAKE
            && keys.protection.sequence() == 0;
  }

  private Arrival aside(byte[] bytes, int offset, boolean held) throws TlsException {
    int at = offset + RecordFramer.HEADER;
    if (framer.type() == ContentType.ALERT) {
      seen(ContentType.ALERT, framer.length(), KeyStage.PLAINTEXT);
      return alert(bytes, at, framer.length());
    }
    if (held && (!keys.tls13 || !joiner.isEmpty())) {
      return Arrival.HELD;
    }
    if (framer.length() != 1 || bytes[at] != 1) {
      throw RecordFault.BAD_CHANGE_CIPHER_SPEC.refuse("length", framer.length());
    }
    requireNoPartialMessage();
    abuse.changeCipherSpec();
    seen(ContentType.CHANGE_CIPHER_SPEC, 1, KeyStage.PLAINTEXT);
    return Arrival.CHANGE_CIPHER_SPEC;
  }

  /// Without keys, early data is what calls itself protected; under handshake keys, what they do
  /// not open.
  private Arrival openedOrSkipped(byte[] bytes, int offset, Destination out, boolean held)
      throws TlsException {
    if (framer.type() == ContentType.APPLICATION_DATA && keys.stage == KeyStage.PLAINTEXT) {
      return skipped();
    }
    try {
      Arrival arrival = opened(bytes, offset, out, held);
      if (arrival != Arrival.HELD) {
        earlyData.endSkipping();
      }
      return arrival;
    } catch (RecordRejected rejected) {
      if (rejected.refusal() != RecordFault.BAD_RECORD_MAC) {
        throw rejected;
      }
      return skipped();
    }
  }

  private Arrival skipped() throws TlsException {
    earlyData.skip(Math.max(0, framer.length() - EARLY_DATA_EXPANSION));
    seen(ContentType.APPLICATION_DATA, framer.length(), KeyStage.EARLY_DATA);
    return Arrival.SKIPPED;
  }

  /// Behind messages that wait, it is not known yet under which keys a record is: one of them may
  /// be a Finished. Nor is it behind a hello, with which early data may come.
  private Arrival opened(byte[] bytes, int offset, Destination out, boolean held)
      throws TlsException {
    boolean early =
        framer.type() == ContentType.APPLICATION_DATA && keys.stage == KeyStage.PLAINTEXT;
    if (held && (early || !joiner.isEmpty())) {
      return Arrival.HELD;
    }
    if (!held && delivers() && out.takesDirectly(keys.protection.mostOpened(framer.length()))) {
      keys.protection.open(bytes, offset, framer.length(), out.array(), out.offset(), view);
      Arrival arrival = sort(out, held);
      if (arrival != Arrival.APPLICATION_DATA) {
        out.wipe(view.length());
      }
      view.release();
      return arrival;
    }
    byte[] scratch = Scratch.borrow();
    try {
      keys.protection.open(bytes, offset, framer.length(), scratch, 0, view);
      return sort(out, held);
    } finally {
      view.release();
      Scratch.giveBack(scratch, framer.length());
    }
  }

  private Arrival sort(Destination out, boolean held) throws TlsException {
    requireWithinLimit();
    ContentType type = view.type();
    if (held && type != ContentType.ALERT) {
      return Arrival.HELD;
    }
    if (type == ContentType.APPLICATION_DATA && delivers()) {
      boolean early = keys.stage == KeyStage.EARLY_DATA;
      if (early != out.isForEarlyData()) {
        return Arrival.NOT_ASKED_FOR;
      }
      if (early) {
        earlyData.requireRoomFor(view.length());
      }
      if (!out.deliver(view)) {
        left.roomNeeded = view.length();
        return Arrival.NO_ROOM;
      }
      if (early) {
        earlyData.received(view.length());
      }
    }
    seen(type, view.length(), keys.stage);
    keys.protection.advance();
    return switch (type) {
      case APPLICATION_DATA -> applicationData();
      case HANDSHAKE -> handshake();
      case ALERT -> alert(view.bytes(), view.offset(), view.length());
      case CHANGE_CIPHER_SPEC -> throw RecordFault.BAD_CHANGE_CIPHER_SPEC.refuse("protected", true);
    };
  }

  private boolean delivers() {
    return keys.open || keys.stage == KeyStage.EARLY_DATA;
  }

  /// RFC 8449 §4: TLS 1.3 counts type and padding too. RFC 6066 §4 counts all records.
  private void requireWithinLimit() throws TlsException {
    int inner = keys.tls12 ? view.length() : view.length() + view.padding() + 1;
    boolean counts = keys.stage != KeyStage.PLAINTEXT || keys.limitsAll;
    if (counts && inner > keys.sizeLimit) {
      throw RecordFault.RECORD_TOO_LARGE.refuse("length", inner, "most", keys.sizeLimit);
    }
  }

  private Arrival applicationData() throws TlsException {
    requireNoPartialMessage();
    abuse.applicationData(view.length());
    return Arrival.APPLICATION_DATA;
  }

  private Arrival handshake() throws TlsException {
    joiner.add(view.bytes(), view.offset(), view.length());
    return Arrival.HANDSHAKE;
  }

  private Arrival alert(byte[] bytes, int offset, int length) throws TlsException {
    if (length == 0) {
      throw RecordFault.EMPTY_FRAGMENT.refuse("type", "alert");
    }
    if (length != 2) {
      throw Malformation.BAD_ALERT.refuse("length", length);
    }
    Alert read = Alert.read(ByteReader.of(bytes, offset, length));
    left.alert = read.level() << 8 | read.description();
    return Arrival.ALERT;
  }

  private void requireNoPartialMessage() throws TlsException {
    if (!joiner.isEmpty()) {
      throw Misbehaviour.INTERLEAVED_HANDSHAKE.refuse("record", framer.type());
    }
  }

  private void seen(ContentType type, int content, KeyStage stage) {
    if (trace.isOn()) {
      trace.emit(
          new TraceEvent.RecordSeen(
              Direction.RECEIVED,
              type,
              RecordFramer.HEADER + framer.length(),
              content,
              stage,
              keys.protection.sequence()));
    }
  }

  /// The next whole handshake message.
  Optional<RawMessage> message() throws TlsException {
    return joiner.next();
  }

  /// The alert that came last.
  Alert lastAlert() {
    return new Alert(left.alert >>> 8, left.alert & 0xff);
  }

  /// Room that the record of the last NO_ROOM needs.
  int roomNeeded() {
    return left.roomNeeded;
  }

  KeyStage stage() {
    return keys.stage;
  }

  void protect(RecordProtection protection, KeyStage stage) {
    keys.protection.destroy();
    keys.protection = protection;
    keys.stage = stage;
  }

  /// From here on application data is delivered.
  void openForApplicationData() {
    keys.open = true;
  }

  /// The records are those of TLS 1.2, where a change_cipher_spec means something.
  void speakTls12() {
    framer.allowTls12();
    keys.tls12 = true;
    keys.sizeLimit = Math.min(keys.sizeLimit, RecordFramer.MAX_PLAINTEXT);
  }

  /// A change_cipher_spec means nothing, and can be passed over at any time (RFC 9846 §5).
  void speakTls13() {
    keys.tls13 = true;
  }

  /// The negotiated max_fragment_length counts from here on, in the clear as well.
  void limitAll(int plaintext) {
    keys.limitsAll = true;
    keys.sizeLimit = plaintext;
  }

  /// Our record_size_limit counts from here on.
  void limit(int innerPlaintext) {
    keys.sizeLimit = innerPlaintext;
  }

  void destroy() {
    keys.protection.destroy();
    joiner.clear();
  }
}
