package dev.padlock.pki.der;

/// A BIT STRING (X.690 §8.6): its bytes, of whose last one `unusedBits` bits do not count.
public record BitString(int unusedBits, Octets bytes) {

  /// Whether bit `number` is set; bit 0 is the highest bit of the first byte.
  public boolean isSet(int number) {
    int index = number / 8;
    return index < bytes.size() && (bytes.byteAt(index) & (0x80 >> (number % 8))) != 0;
  }
}
