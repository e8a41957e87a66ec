package dev.padlock.tls.refusal;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.Refusal;
import dev.padlock.tls.wire.message.ServerKeyExchange;
import org.junit.jupiter.api.function.Executable;

/// What is refused about a key exchange of TLS 1.2 by those who read and compute it.
final class KeyExchange12Scenarios extends ScenarioTable {

  KeyExchange12Scenarios() {
    refused(
        Misbehaviour.BAD_CURVE_TYPE,
        "a curve that is spelled out",
        () -> new ServerKeyExchange(Opaque.ofHex("01001d0304aabb04030000")).ecdhe());
  }

  private void refused(Refusal refusal, String story, Executable attempt) {
    add(new Scenario.Local(refusal, story, attempt));
  }
}
