package dev.padlock.bench.stack;

import java.io.IOException;
import java.nio.ByteBuffer;

/// What seals or opens one record after the other. Buffers are on the heap, and both positions
/// move.
public interface Records {

  void seal(ByteBuffer plaintext, ByteBuffer out) throws IOException;

  void open(ByteBuffer in, ByteBuffer plaintext) throws IOException;
}
