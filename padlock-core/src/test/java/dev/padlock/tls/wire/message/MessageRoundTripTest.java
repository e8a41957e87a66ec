package dev.padlock.tls.wire.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.HandshakeType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every well-formed message, tried on random ones. A failure names its seed,
/// message and position.
final class MessageRoundTripTest {

  private static final int HEADER = 4;

  /// A flip of each bit.
  private static final int[] FLIPS = {1, 2, 4, 8, 16, 32, 64, 128, 255};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void writingAndReadingGivesTheSameMessageAndBytes(long seed) throws TlsException {
    for (Sample sample : samples(seed)) {
      HandshakeMessage message = sample.message();
      Opaque encoded = message.encode();

      HandshakeMessage read = read(sample.dialect(), encoded);

      assertEquals(message, read, () -> "seed " + seed);
      assertEquals(encoded, read.encode(), () -> "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyTruncationIsRefusedWithDecodeError(long seed) {
    for (Sample sample : samples(seed)) {
      HandshakeMessage message = sample.message();
      Opaque encoded = message.encode();
      for (int size = HEADER; size < encoded.size(); size++) {
        Opaque truncated = encoded.slice(0, size);
        if (isAnotherMessage(message, size - HEADER)) {
          continue;
        }
        int left = size;
        Supplier<String> what = () -> "seed " + seed + ", " + left + " bytes of " + message;
        TlsException refusal =
            assertThrows(TlsException.class, () -> read(sample.dialect(), truncated), what);
        assertEquals(AlertDescription.DECODE_ERROR, refusal.refusal().alert(), what);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyLengthenedMessageIsRefusedWithDecodeError(long seed) {
    for (Sample sample : samples(seed)) {
      HandshakeMessage message = sample.message();
      if (hasAnyLength(message) || isHelloWithoutExtensions(message)) {
        continue;
      }
      Opaque lengthened = Opaque.ofHex(message.encode().hex() + "00");
      TlsException refusal =
          assertThrows(TlsException.class, () -> read(sample.dialect(), lengthened));
      assertEquals(AlertDescription.DECODE_ERROR, refusal.refusal().alert(), () -> "" + message);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyChangedByteIsRefusedByNameOrReadCanonically(long seed) {
    for (Sample sample : samples(seed)) {
      HandshakeMessage message = sample.message();
      byte[] encoded = message.encode().toArray();
      for (int at = HEADER; at < encoded.length; at++) {
        int position = at;
        Supplier<String> what = () -> "seed " + seed + ", byte " + position + " of " + message;
        for (int flip : FLIPS) {
          encoded[at] ^= (byte) flip;
          assertRefusedOrCanonical(sample.dialect(), Opaque.of(encoded), what);
          encoded[at] ^= (byte) flip;
        }
      }
    }
  }

  private static void assertRefusedOrCanonical(
      Dialect dialect, Opaque changed, Supplier<String> what) {
    HandshakeMessage read;
    try {
      read = read(dialect, changed);
    } catch (TlsException refused) {
      return;
    } catch (RuntimeException e) {
      throw new AssertionError(what.get(), e);
    }
    assertEquals(changed, read.encode(), what);
  }

  private record Sample(Dialect dialect, HandshakeMessage message) {}

  private static List<Sample> samples(long seed) {
    RandomMessages random = new RandomMessages(seed);
    return Arrays.stream(Dialect.values())
        .flatMap(dialect ->
            random.oneOfEach(dialect).stream().map(message -> new Sample(dialect, message)))
        .toList();
  }

  /// Only who knows the cipher suite knows more of them.
  private static boolean hasAnyLength(HandshakeMessage message) {
    return message instanceof Finished
        || message instanceof ServerKeyExchange
        || message instanceof ClientKeyExchange;
  }

  /// A hello may end before its extensions.
  private static boolean isAnotherMessage(HandshakeMessage message, int size) {
    if (hasAnyLength(message)) {
      return true;
    }
    return switch (message) {
      case ClientHello hello ->
          size
              == 2
                  + 32
                  + 1
                  + hello.legacySessionId().size()
                  + 2
                  + 2 * hello.cipherSuites().size()
                  + 1
                  + hello.legacyCompressionMethods().size();
      case ServerHello hello -> size == 2 + 32 + 1 + hello.legacySessionIdEcho().size() + 2 + 1;
      default -> false;
    };
  }

  private static boolean isHelloWithoutExtensions(HandshakeMessage message) {
    return (message instanceof ClientHello client && !client.extensions().isPresent())
        || (message instanceof ServerHello server && !server.extensions().isPresent());
  }

  private static HandshakeMessage read(Dialect dialect, Opaque encoded) throws TlsException {
    HandshakeType type = HandshakeType.read(encoded.reader());
    return MessageReader.read(dialect, type, encoded.slice(HEADER, encoded.size()));
  }
}
