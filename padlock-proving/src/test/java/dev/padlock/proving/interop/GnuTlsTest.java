package dev.padlock.proving.interop;

final class GnuTlsTest extends InteropMatrix {
  @Override
  Peer peer() {
    return new GnuTls();
  }
}
