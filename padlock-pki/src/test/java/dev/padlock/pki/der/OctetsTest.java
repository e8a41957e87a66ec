package dev.padlock.pki.der;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class OctetsTest {
  private final byte[] source = {1, 2, (byte) 0xfe, 4};

  @Test
  void aCopyDoesNotFollowItsSource() {
    Octets copy = Octets.of(source);
    source[0] = 9;

    assertEquals("0102fe04", copy.hex());
  }

  @Test
  void aSliceIsEqualByContent() {
    Octets slice = Octets.of(source).slice(1, 2);

    assertEquals(Octets.of(new byte[] {2, (byte) 0xfe}), slice);
    assertEquals(Octets.of(new byte[] {2, (byte) 0xfe}).hashCode(), slice.hashCode());
    assertNotEquals(Octets.of(new byte[] {2}), slice);
    assertEquals(0xfe, slice.byteAt(1));
  }

  @Test
  void nothingOutsideASliceIsReachable() {
    Octets slice = Octets.of(source).slice(1, 2);

    assertThrows(IndexOutOfBoundsException.class, () -> slice.byteAt(2));
    assertThrows(IndexOutOfBoundsException.class, () -> slice.byteAt(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> slice.slice(1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> Octets.wrap(source, 3, 2));
  }

  @Test
  void theTextIsShort() {
    assertEquals("4 bytes 0102fe04", Octets.of(source).toString());
    assertEquals("17 bytes " + "00".repeat(16) + "...", Octets.wrap(new byte[17]).toString());
  }
}
