package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.record.RecordFramer;

/// How this side makes and takes records.
///
/// @param sizeLimit the largest inner plaintext we take, type byte included, announced in
///   record_size_limit (RFC 8449); 0 announces none
/// @param paddingBlock protected records are padded so that content and type fill a multiple of
///   this; 0 or 1 pads none
/// @param smallFirst whether the first application records are small, so that they arrive whole in
///   one packet
/// @param mostSent bytes of content that we put into a record, however many the peer would take
/// @param recordsPerKey records that one key of ours protects, if the AEAD does not ask for less
public record RecordSettings(
    int sizeLimit, int paddingBlock, boolean smallFirst, int mostSent, long recordsPerKey) {

  public static final RecordSettings STANDARD =
      new RecordSettings(0, 0, true, RecordFramer.MAX_PLAINTEXT, Long.MAX_VALUE);

  /// The least that may be announced (RFC 8449 §4).
  public static final int SMALLEST = 64;

  /// The largest inner plaintext of TLS 1.3, type byte included.
  public static final int LARGEST = RecordFramer.MAX_PLAINTEXT + 1;

  public RecordSettings withSizeLimit(int bytes) {
    return new RecordSettings(bytes, paddingBlock, smallFirst, mostSent, recordsPerKey);
  }

  public RecordSettings withPaddingBlock(int bytes) {
    return new RecordSettings(sizeLimit, bytes, smallFirst, mostSent, recordsPerKey);
  }

  public RecordSettings withSmallFirst(boolean small) {
    return new RecordSettings(sizeLimit, paddingBlock, small, mostSent, recordsPerKey);
  }

  public RecordSettings withMostSent(int bytes) {
    return new RecordSettings(sizeLimit, paddingBlock, smallFirst, bytes, recordsPerKey);
  }

  public RecordSettings withRecordsPerKey(long count) {
    return new RecordSettings(sizeLimit, paddingBlock, smallFirst, mostSent, count);
  }

  /// What we take in TLS 1.2, where no type byte is counted.
  public int sizeLimit12() {
    return Math.min(effectiveSizeLimit(), RecordFramer.MAX_PLAINTEXT);
  }

  /// What we take, whether announced or not.
  public int effectiveSizeLimit() {
    return sizeLimit == 0 ? LARGEST : sizeLimit;
  }
}
