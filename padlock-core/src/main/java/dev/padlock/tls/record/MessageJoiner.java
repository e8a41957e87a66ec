package dev.padlock.tls.record;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Malformation;
import dev.padlock.tls.error.RecordFault;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;
import java.util.Optional;

/// Joins the fragments of handshake messages, and parts messages that share a record (RFC 9846
/// §5.1).
///
/// Holds at most one record more than one message of the allowed size, and nothing while no message
/// is under way.
public final class MessageJoiner {

  private static final byte[] NOTHING = {};

  private final int maxMessage;
  private final int maxFragments;
  private byte[] bytes = NOTHING;
  private int start;
  private int end;
  private int fragments;

  /// @param maxMessage the longest message accepted, header not counted
  /// @param maxFragments records that one message may be spread over
  public MessageJoiner(int maxMessage, int maxFragments) {
    this.maxMessage = maxMessage;
    this.maxFragments = maxFragments;
  }

  /// Adds the content of one handshake record.
  public void add(byte[] content, int offset, int length) throws TlsException {
    if (length == 0) {
      throw RecordFault.EMPTY_FRAGMENT.refuse("type", "handshake");
    }
    if (++fragments > maxFragments) {
      throw RecordFault.TOO_MANY_FRAGMENTS.refuse("records", fragments);
    }
    makeRoom(length);
    System.arraycopy(content, offset, bytes, end, length);
    end += length;
    checkLength();
  }

  /// The next whole message, or empty where more records are needed.
  public Optional<RawMessage> next() throws TlsException {
    checkLength();
    if (end - start < RawMessage.HEADER || end - start < messageLength()) {
      return Optional.empty();
    }
    int length = messageLength();
    Opaque raw = Opaque.copyOf(bytes, start, length);
    start += length;
    fragments = start == end ? 0 : 1;
    if (start == end) {
      clear();
    }
    return Optional.of(new RawMessage(raw, isEmpty()));
  }

  /// Whether nothing is left, not even a part of a message.
  public boolean isEmpty() {
    return start == end;
  }

  /// Forgets everything.
  public void clear() {
    bytes = NOTHING;
    start = 0;
    end = 0;
    fragments = 0;
  }

  private void checkLength() throws TlsException {
    if (end - start >= RawMessage.HEADER && messageLength() - RawMessage.HEADER > maxMessage) {
      throw Malformation.MESSAGE_TOO_LARGE.refuse(
          "message",
          new HandshakeType(bytes[start] & 0xff),
          "length",
          messageLength() - RawMessage.HEADER,
          "most",
          maxMessage);
    }
  }

  private int messageLength() {
    return RawMessage.HEADER
        + ((bytes[start + 1] & 0xff) << 16
            | (bytes[start + 2] & 0xff) << 8
            | (bytes[start + 3] & 0xff));
  }

  private void makeRoom(int length) {
    if (end + length <= bytes.length) {
      return;
    }
    int kept = end - start;
    byte[] target = kept + length > bytes.length ? grown(kept + length) : bytes;
    System.arraycopy(bytes, start, target, 0, kept);
    bytes = target;
    start = 0;
    end = kept;
  }

  private byte[] grown(int needed) {
    return new byte[bytes.length == 0 ? needed : Math.max(needed, 2 * bytes.length)];
  }
}
