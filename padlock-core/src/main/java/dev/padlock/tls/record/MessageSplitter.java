package dev.padlock.tls.record;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Handshake messages on their way out: puts as many into a record as fit, and splits what does not
/// (RFC 9846 §5.1).
public final class MessageSplitter {

  private final Deque<Opaque> messages = new ArrayDeque<>(2);
  private int sentOfFirst;
  private int size;

  public void add(Opaque message) {
    messages.add(message);
    size += message.size();
  }

  /// Bytes that wait.
  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /// Feeds the next `length` bytes to the record that was begun.
  public void feed(RecordProtection protection, int length) throws TlsException {
    int left = length;
    while (left > 0) {
      Opaque first = messages.getFirst();
      int piece = Math.min(left, first.size() - sentOfFirst);
      protection.content(first.slice(sentOfFirst, sentOfFirst + piece).toArray(), 0, piece);
      sentOfFirst += piece;
      left -= piece;
      size -= piece;
      if (sentOfFirst == first.size()) {
        messages.removeFirst();
        sentOfFirst = 0;
      }
    }
  }

  public void clear() {
    messages.clear();
    sentOfFirst = 0;
    size = 0;
  }
}
