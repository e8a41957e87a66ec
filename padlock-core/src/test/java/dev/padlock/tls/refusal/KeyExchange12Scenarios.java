package dev.padlock.tls.refusal;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.store.Identity;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Doors;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Policy;
import dev.padlock.tls.ServerConnection;
import dev.padlock.tls.TwistedScore;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.CryptoProvider;
import dev.padlock.tls.crypto.FiniteField;
import dev.padlock.tls.crypto.SignatureAlgorithm;
import dev.padlock.tls.error.AlertDescription;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.Misbehaviour;
import dev.padlock.tls.error.Refusal;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.SigningKey;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.message.ClientHello;
import dev.padlock.tls.wire.message.DheParams;
import dev.padlock.tls.wire.message.ServerHello;
import dev.padlock.tls.wire.message.ServerKeyExchange;
import dev.padlock.tls.wire.message.SignedParams;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// What is refused about the key exchanges of TLS 1.2 that only the policy LEGACY has.
final class KeyExchange12Scenarios extends ScenarioTable {

  private static final BigInteger PRIME = FiniteField.FFDHE2048.prime();

  KeyExchange12Scenarios() {
    proposes(
        Misbehaviour.FINITE_FIELD_TOO_SMALL,
        AlertDescription.INSUFFICIENT_SECURITY,
        "a field of 2047 bits",
        new FiniteField(BigInteger.ONE.shiftLeft(2047).subtract(BigInteger.ONE), BigInteger.TWO));
    proposes(
        Misbehaviour.BAD_FINITE_FIELD,
        AlertDescription.ILLEGAL_PARAMETER,
        "a modulus that is no prime",
        new FiniteField(PRIME.subtract(BigInteger.TWO), BigInteger.TWO));
    proposes(
        Misbehaviour.BAD_FINITE_FIELD,
        AlertDescription.ILLEGAL_PARAMETER,
        "a generator of two elements",
        new FiniteField(PRIME, PRIME.subtract(BigInteger.ONE)));
    add(
        new Scenario.Twisted(
            ConfigurationFault.KEY_CANNOT_DECRYPT,
            "a key that says that it decrypts, and does not",
            AlertDescription.INTERNAL_ERROR,
            KeyExchange12Scenarios::decryptsNothing));
  }

  /// A server proposes this field, and signs it as it should.
  private void proposes(Refusal refusal, AlertDescription alert, String story, FiniteField field) {
    add(
        new Scenario.Twisted(
            refusal,
            story,
            alert,
            () -> {
              Identity identity = TestCa.server(KeyKind.RSA_2048, Parties.NAME);
              return new Pair(
                  client(CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256),
                  Doors.anyServer(
                      Parties.server12()
                          .policy(Policy.LEGACY)
                          .credentials(Credential.of(identity))
                          .build(),
                      proposing(field, identity)::over,
                      null));
            }));
  }

  private static ClientConnection client(CipherSuite suite) throws TlsException {
    return ClientConnection.open(
        Parties.client12().policy(Policy.LEGACY).cipherSuites(List.of(suite)).build(),
        Parties.NAME);
  }

  private static TwistedScore proposing(FiniteField field, Identity identity) {
    AtomicReference<ServerHello> said = new AtomicReference<>();
    TwistedScore server = new TwistedScore();
    return server
        .edit(
            ServerHello.class,
            hello -> {
              said.set(hello);
              return hello;
            })
        .edit(
            ServerKeyExchange.class,
            natural ->
                signed(
                    new DheParams(
                        number(field.prime()), number(field.generator()), number(BigInteger.TWO)),
                    server.heard(ClientHello.class).random(),
                    said.get().random(),
                    identity));
  }

  private static ServerKeyExchange signed(
      DheParams params, Opaque client, Opaque server, Identity identity) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(identity.key());
      signature.update(SignedParams.signedContent(client, server, params.encode()));
      return ServerKeyExchange.of(
          new SignedParams<>(
              params,
              params.encode(),
              SignatureScheme.RSA_PKCS1_SHA256,
              Opaque.wrap(signature.sign())));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Opaque number(BigInteger value) {
    return Opaque.wrap(value.toByteArray());
  }

  private static Pair decryptsNothing() throws Exception {
    Identity identity = TestCa.server(KeyKind.RSA_2048, Parties.NAME);
    Credential boastful = Credential.of(identity.chain(), new Boast());
    return new Pair(
        ServerConnection.open(
            Parties.server12().policy(Policy.LEGACY).credentials(boastful).build()),
        client(CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256));
  }

  /// A key that promises more than it can do.
  private static final class Boast implements SigningKey {
    @Override
    public byte[] sign(CryptoProvider crypto, SignatureAlgorithm algorithm, byte[] content) {
      return new byte[0];
    }

    @Override
    public boolean decrypts() {
      return true;
    }
  }
}
