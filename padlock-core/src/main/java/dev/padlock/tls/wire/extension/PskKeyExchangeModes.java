package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import dev.padlock.tls.wire.PskKeyExchangeMode;
import java.util.List;

/// How the client would use a pre-shared key, now and later (RFC 9846 §4.3.9).
///
///     struct {
///         PskKeyExchangeMode ke_modes<1..255>;
///     } PskKeyExchangeModes;
public record PskKeyExchangeModes(List<PskKeyExchangeMode> keModes) implements Extension {

  public PskKeyExchangeModes {
    keModes = List.copyOf(keModes);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.PSK_KEY_EXCHANGE_MODES;
  }

  static PskKeyExchangeModes read(ByteReader in) throws TlsException {
    return new PskKeyExchangeModes(in.vector8(1, 0xff, PskKeyExchangeMode::read));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.vector8(keModes, PskKeyExchangeMode::write);
  }
}
