package dev.padlock.tls.refusal;

import dev.padlock.tls.Parties;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.FiniteField;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.Refusal;
import dev.padlock.tls.wire.message.ServerKeyExchange;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.function.Executable;

/// What is refused about a key exchange of TLS 1.2 by those who read and compute it.
final class KeyExchange12Scenarios extends ScenarioTable {

  private static final BigInteger PRIME = FiniteField.FFDHE2048.prime();

  KeyExchange12Scenarios() {
    refused(
        Misbehaviour.BAD_CURVE_TYPE,
        "a curve that is spelled out",
        () -> new ServerKeyExchange(Opaque.ofHex("01001d0304aabb04030000")).ecdhe());
    refused(
        Misbehaviour.FINITE_FIELD_TOO_SMALL,
        "a field of 2047 bits",
        () -> propose(BigInteger.ONE.shiftLeft(2047).subtract(BigInteger.ONE), BigInteger.TWO));
    refused(
        Misbehaviour.BAD_FINITE_FIELD,
        "a modulus that is no prime",
        () -> propose(PRIME.subtract(BigInteger.TWO), BigInteger.TWO));
    refused(
        Misbehaviour.BAD_FINITE_FIELD,
        "a generator of two elements",
        () -> propose(PRIME, PRIME.subtract(BigInteger.ONE)));
    refused(
        Misbehaviour.WRONG_KEY_FOR_SUITE,
        "a key that cannot encrypt",
        () -> Parties.CRYPTO.rsaEncryption(ed25519().getPublic()));
    refused(
        Misbehaviour.WRONG_KEY_FOR_SUITE,
        "a key for RSASSA-PSS alone",
        () -> Parties.CRYPTO.rsaEncryption(pss().getPublic()));
    refused(
        ConfigurationFault.KEY_CANNOT_DECRYPT,
        "a key that can only sign",
        () -> Parties.CRYPTO.rsaDecryption(ed25519().getPrivate()));
  }

  private static FiniteField propose(BigInteger prime, BigInteger generator) throws Exception {
    return FiniteField.proposed(prime.toByteArray(), generator.toByteArray());
  }

  private static KeyPair pss() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static KeyPair ed25519() throws Exception {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private void refused(Refusal refusal, String story, Executable attempt) {
    add(new Scenario.Local(refusal, story, attempt));
  }
}
