package dev.padlock.proving.interop;

import dev.padlock.tls.wire.NamedGroup;

final class OpenSsl35Test extends OpenSslTest {

  @Override
  OpenSsl peer() {
    return OpenSsl.NEWER;
  }

  @Override
  NamedGroup groupByDefault() {
    return NamedGroup.X25519MLKEM768;
  }
}
