package dev.padlock.proving.interop;

import dev.padlock.tls.wire.NamedGroup;

final class OpenSsl30Test extends OpenSslTest {

  @Override
  OpenSsl peer() {
    return OpenSsl.OF_THE_MACHINE;
  }

  @Override
  NamedGroup groupByDefault() {
    return NamedGroup.X25519;
  }
}
