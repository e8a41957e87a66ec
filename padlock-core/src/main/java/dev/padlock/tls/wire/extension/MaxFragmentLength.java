package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import java.util.Optional;
import java.util.stream.IntStream;

/// How much a record may hold, for clients with little memory (RFC 6066 §4). RFC 8449 has replaced it
/// by `record_size_limit`. The server echoes it.
///
///     enum {
///         2^9(1), 2^10(2), 2^11(3), 2^12(4), (255)
///     } MaxFragmentLength;
public record MaxFragmentLength(int code) implements Extension {

  private static final int LEAST = 1;
  private static final int MOST = 4;

  /// @throws IllegalArgumentException for a code from outside the enumeration
  public MaxFragmentLength {
    if (!isKnown(code)) {
      throw new IllegalArgumentException("no max_fragment_length has the code " + code);
    }
  }

  /// @param length 512, 1024, 2048 or 4096
  public static Optional<MaxFragmentLength> of(int length) {
    return IntStream.rangeClosed(LEAST, MOST)
        .mapToObj(MaxFragmentLength::new)
        .filter(one -> one.length() == length)
        .findFirst();
  }

  /// The most bytes of content in a record.
  public int length() {
    return 1 << (8 + code);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.MAX_FRAGMENT_LENGTH;
  }

  /// "If a server receives a maximum fragment length negotiation request for a value other than the
  /// allowed values, it MUST abort the handshake".
  static MaxFragmentLength read(ByteReader in) throws TlsException {
    int code = in.uint8();
    if (!isKnown(code)) {
      throw Misbehaviour.BAD_MAX_FRAGMENT_LENGTH.refuse("max_fragment_length", code);
    }
    return new MaxFragmentLength(code);
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint8(code);
  }

  private static boolean isKnown(int code) {
    return code >= LEAST && code <= MOST;
  }
}
