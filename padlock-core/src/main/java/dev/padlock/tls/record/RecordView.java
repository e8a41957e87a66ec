package dev.padlock.tls.record;

import dev.padlock.tls.wire.ContentType;

/// What is inside a record that was opened: a flyweight that is filled again for each one.
public final class RecordView {

  private static final byte[] EMPTY = {};

  private ContentType type = ContentType.HANDSHAKE;
  private byte[] bytes = EMPTY;
  private int offset;
  private int length;
  private int padding;

  /// Points this view at a content.
  ///
  /// @param padding bytes of padding that stood behind content and type
  void wrap(ContentType type, byte[] bytes, int offset, int length, int padding) {
    this.type = type;
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    this.padding = padding;
  }

  public ContentType type() {
    return type;
  }

  /// The array in which the content lies.
  public byte[] bytes() {
    return bytes;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  public int padding() {
    return padding;
  }

  /// Lets go of the array, so that an idle connection holds none.
  public void release() {
    bytes = EMPTY;
    length = 0;
  }
}
