package dev.padlock.tls.engine;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.RecordSettings;
import dev.padlock.tls.record.MessageSplitter;
import dev.padlock.tls.record.RecordFramer;
import dev.padlock.tls.record.RecordProtection;
import dev.padlock.tls.record.Unprotected;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.trace.KeyStage;
import dev.padlock.tls.trace.TraceEvent;
import dev.padlock.tls.wire.Alert;
import dev.padlock.tls.wire.ContentType;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/// A byte going out: what the handshake wants sent, in order, then application data, each straight
/// into the caller's buffer. Messages are sealed when there is room for them, so nothing sealed is
/// ever kept.
final class SendPath {

  private static final byte[] CHANGE_CIPHER_SPEC = {1};

  /// Content of the first application records, which then arrive whole in one packet, and how many
  /// these are.
  private static final int SMALL = 1300;

  private static final int SMALL_RECORDS = 8;

  private final RecordSettings settings;
  private final Trace trace;
  private final Deque<Outgoing> queue = new ArrayDeque<>(4);
  private final Keys keys;
  private final Bounds bounds;
  private int roomNeeded;
  private int applicationRecords;
  private boolean closing;

  /// What the records go under.
  private static final class Keys {
    private RecordProtection protection;
    private KeyStage stage = KeyStage.PLAINTEXT;
    private long recordLimit = Long.MAX_VALUE;

    Keys(RecordProtection protection) {
      this.protection = protection;
    }
  }

  /// How large records may be.
  private static final class Bounds {
    private final int most;
    private int protectedContent;
    private int plainContent;
    private boolean tls12;

    Bounds(int most) {
      this.most = most;
      this.protectedContent = most;
      this.plainContent = most;
    }
  }

  /// @param firstMinorVersion of the first record's header: 1 for a client, 3 for a server
  SendPath(RecordSettings settings, int firstMinorVersion, Trace trace) {
    this.settings = settings;
    this.bounds = new Bounds(settings.mostSent());
    this.trace = trace;
    this.keys = new Keys(new Unprotected(firstMinorVersion));
  }

  void add(Opaque message) {
    if (queue.peekLast() instanceof Outgoing.Flight flight) {
      flight.messages().add(message);
      return;
    }
    MessageSplitter messages = new MessageSplitter();
    messages.add(message);
    queue.add(new Outgoing.Flight(messages));
  }

  void add(Outgoing outgoing) {
    queue.add(outgoing);
  }

  /// Nothing comes after close_notify (RFC 9846 §6.1).
  void alert(AlertDescription description) {
    queue.add(new Outgoing.AlertOut(description));
    closing |= description == AlertDescription.CLOSE_NOTIFY;
  }

  /// The peer's record_size_limit counts from here on.
  void limit(int innerPlaintext) {
    int content = bounds.tls12 ? innerPlaintext : innerPlaintext - 1;
    bounds.protectedContent = Math.min(content, bounds.most);
  }

  /// The negotiated max_fragment_length counts from here on, in the clear as well (RFC 6066 §4).
  void limitAll(int plaintext) {
    bounds.protectedContent = Math.min(plaintext, bounds.most);
    bounds.plainContent = bounds.protectedContent;
  }

  /// The records are those of TLS 1.2, which have no inner type and no padding to hide lengths.
  void speakTls12() {
    bounds.tls12 = true;
  }

  /// Whether close_notify was said, or waits to be.
  boolean isClosing() {
    return closing;
  }

  /// Whether nothing waits.
  boolean isEmpty() {
    return queue.isEmpty();
  }

  /// Whether something waits that the peer needs. A change_cipher_spec or new keys alone can wait
  /// for company.
  boolean isUrgent() {
    if (queue.isEmpty()) {
      return false; // the usual case, and an iterator would be garbage for every record
    }
    for (Outgoing outgoing : queue) {
      if (outgoing instanceof Outgoing.Flight || outgoing instanceof Outgoing.AlertOut) {
        return true;
      }
    }
    return false;
  }

  /// Whether these keys may protect one record more, which is the KeyUpdate's (RFC 9846 §5.5).
  boolean isRenewalDue() {
    long protectedRecords = keys.protection.sequence();
    return protectedRecords > 0 && protectedRecords >= keys.recordLimit - 1;
  }

  int roomNeeded() {
    return roomNeeded;
  }

  /// Seals what waits, as far as there is room.
  Transfer flush(ByteBuffer out) throws TlsException {
    boolean made = false;
    for (Outgoing next = queue.peek(); next != null; next = queue.peek()) {
      boolean fits =
          switch (next) {
            case Outgoing.NewKeys renewed -> change(renewed);
            case Outgoing.Flight flight -> seal(flight.messages(), out);
            case Outgoing.ChangeCipherSpec ccs -> changeCipherSpec(out);
            case Outgoing.AlertOut alert -> alert(alert.description(), out);
          };
      if (!fits) {
        return made ? Transfer.DONE : Transfer.ROOM_NEEDED;
      }
      made |= !(next instanceof Outgoing.NewKeys);
      if (!(next instanceof Outgoing.Flight flight) || flight.messages().isEmpty()) {
        queue.remove();
      }
    }
    return made ? Transfer.DONE : Transfer.NOTHING;
  }

  private boolean change(Outgoing.NewKeys renewed) {
    keys.protection.destroy();
    keys.protection = renewed.protection();
    keys.stage = renewed.stage();
    keys.recordLimit = renewed.recordLimit();
    return true;
  }

  private boolean seal(MessageSplitter messages, ByteBuffer out) throws TlsException {
    int length = Math.min(messages.size(), contentLimit());
    return seal(keys.protection, ContentType.HANDSHAKE, length, out, p -> messages.feed(p, length));
  }

  private boolean changeCipherSpec(ByteBuffer out) throws TlsException {
    return seal(
        new Unprotected(3),
        ContentType.CHANGE_CIPHER_SPEC,
        1,
        out,
        p -> p.content(CHANGE_CIPHER_SPEC, 0, 1));
  }

  private boolean alert(AlertDescription description, ByteBuffer out) throws TlsException {
    int level = description.isWarning() ? Alert.WARNING : Alert.FATAL;
    byte[] alert = {(byte) level, (byte) description.code()};
    return seal(keys.protection, ContentType.ALERT, 2, out, p -> p.content(alert, 0, 2));
  }

  /// Seals one record of application data. The caller has flushed before.
  ///
  /// @param length bytes there are in `in`, at least 1
  Transfer application(Source in, int length, ByteBuffer out) throws TlsException {
    int most = Math.min(contentLimit(), isStillSmall() ? SMALL : RecordFramer.MAX_PLAINTEXT);
    int content = Math.min(length, most);
    if (!seal(keys.protection, ContentType.APPLICATION_DATA, content, out, in.limit(content))) {
      return Transfer.ROOM_NEEDED;
    }
    in.advance(content);
    if (isStillSmall()) {
      applicationRecords++;
    }
    return Transfer.DONE;
  }

  private boolean isStillSmall() {
    return settings.smallFirst() && applicationRecords < SMALL_RECORDS;
  }

  private int contentLimit() {
    return keys.stage == KeyStage.PLAINTEXT ? bounds.plainContent : bounds.protectedContent;
  }

  /// Gives a record its content.
  @FunctionalInterface
  interface Content {
    void feed(RecordProtection protection) throws TlsException;
  }

  private boolean seal(
      RecordProtection protection, ContentType type, int length, ByteBuffer out, Content content)
      throws TlsException {
    int padding = protection.pads() ? padding(length) : 0;
    int record = RecordFramer.HEADER + length + padding + protection.expansion(length);
    if (out.remaining() < record) {
      roomNeeded = record;
      return false;
    }
    long sequence = protection.sequence();
    if (out.hasArray()) {
      protection.begin(type, length, padding, out.array(), out.arrayOffset() + out.position());
      content.feed(protection);
      out.position(out.position() + protection.finish());
    } else {
      byte[] scratch = Scratch.borrow();
      protection.begin(type, length, padding, scratch, 0);
      content.feed(protection);
      out.put(scratch, 0, protection.finish());
      Scratch.giveBack(scratch, record);
    }
    seen(type, record, length, sequence);
    return true;
  }

  /// RFC 9846 §5.4: as many zeros as fill the block, as far as a record may go.
  private int padding(int length) {
    int block = settings.paddingBlock();
    if (block <= 1) {
      return 0;
    }
    int missing = (block - (length + 1) % block) % block;
    return Math.min(missing, bounds.protectedContent - length);
  }

  private void seen(ContentType type, int record, int content, long sequence) {
    if (trace.isOn()) {
      KeyStage stage = type == ContentType.CHANGE_CIPHER_SPEC ? KeyStage.PLAINTEXT : keys.stage;
      trace.emit(new TraceEvent.RecordSeen(Direction.SENT, type, record, content, stage, sequence));
    }
  }

  void destroy() {
    keys.protection.destroy();
    for (Outgoing outgoing : queue) {
      if (outgoing instanceof Outgoing.NewKeys unused) {
        unused.protection().destroy();
      }
    }
    queue.clear();
  }
}
