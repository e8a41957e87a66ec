package dev.padlock.proving.interop;

final class SunJsseTest extends InteropMatrix {
  @Override
  Peer peer() {
    return new SunJsse();
  }
}
