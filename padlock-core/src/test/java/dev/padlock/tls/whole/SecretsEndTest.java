package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Doors;
import dev.padlock.tls.ForwardingCrypto;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.HashAlgorithm;
import dev.padlock.tls.crypto.Hkdf;
import dev.padlock.tls.crypto.KeyExchange;
import dev.padlock.tls.crypto.KeyExchangeAlgorithm;
import dev.padlock.tls.crypto.Secret;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.handshake.hello.ClientSessions;
import dev.padlock.tls.session.ExternalPsk;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every secret that a connection derives has its end: while it is up only those live that are
/// needed, and once it is over, in order or not, none does.
class SecretsEndTest {

  /// Crypto that remembers every secret it made.
  private static final class Watched extends ForwardingCrypto {
    private final List<Secret> made = new ArrayList<>();

    private Secret noted(Secret secret) {
      made.add(secret);
      return secret;
    }

    List<String> alive() {
      return made.stream().filter(Watched::isAlive).map(Secret::name).toList();
    }

    /// An IV is handed on as an array, and wiped there.
    private static boolean isAlive(Secret secret) {
      return !secret.isDestroyed() && !secret.matches(new byte[secret.length()]);
    }

    @Override
    public Hkdf hkdf(HashAlgorithm algorithm) {
      Hkdf real = super.hkdf(algorithm);
      return new Hkdf() {
        @Override
        public HashAlgorithm algorithm() {
          return real.algorithm();
        }

        @Override
        public Secret extract(String name, Secret salt, Secret inputKeyingMaterial) {
          return noted(real.extract(name, salt, inputKeyingMaterial));
        }

        @Override
        public Secret expand(String name, Secret pseudorandomKey, byte[] info, int length) {
          return noted(real.expand(name, pseudorandomKey, info, length));
        }

        @Override
        public byte[] hmac(Secret key, byte[] data) {
          return real.hmac(key, data);
        }

        @Override
        public byte[] hash(byte[] data) {
          return real.hash(data);
        }
      };
    }

    @Override
    public KeyExchange keyExchange(KeyExchangeAlgorithm algorithm) throws TlsException {
      KeyExchange real = super.keyExchange(algorithm);
      return new KeyExchange() {
        @Override
        public Initiator initiate() throws TlsException {
          Initiator own = real.initiate();
          return new Initiator() {
            @Override
            public byte[] share() {
              return own.share();
            }

            @Override
            public Secret agree(byte[] peerShare) throws TlsException {
              return noted(own.agree(peerShare));
            }

            @Override
            public void destroy() {
              own.destroy();
            }
          };
        }

        @Override
        public Response respond(byte[] peerShare) throws TlsException {
          Response response = real.respond(peerShare);
          noted(response.secret());
          return response;
        }
      };
    }
  }

  /// What a client remembers for the next connection lives on, by intent.
  private static final List<String> REMEMBERED = List.of("resumption", "resumption");

  private final Watched clientCrypto = new Watched();
  private final Watched serverCrypto = new Watched();
  private ClientConfig client;
  private ServerConfig server;

  @BeforeEach
  void makeBoth() throws Exception {
    client = Parties.client().crypto(clientCrypto).credentials(Parties.clientCredential()).build();
    server =
        Parties.server()
            .crypto(serverCrypto)
            .clientCertificates(ClientCertificates.REQUIRED, TestCa.trust())
            .build();
  }

  /// A handshake in which everything happens that may: both prove who they are.
  private Wire mutual(Wire.Tampering tampering) throws Exception {
    return Wire.between(Side.client(client), Side.server(server), tampering);
  }

  /// The client forgets what it remembers.
  private void forget() {
    ClientSessions sessions = Objects.requireNonNull(Doors.settings(client).sessions());
    sessions.memory().forget(sessions.terms().scope(Parties.NAME));
  }

  private Wire mutual() throws Exception {
    return mutual((fromClient, bytes) -> bytes);
  }

  private void assertNothingLives(String when) {
    assertTrue(clientCrypto.made.size() + serverCrypto.made.size() > 0, when);
    assertEquals(List.of(), clientCrypto.alive(), when);
    assertEquals(List.of(), serverCrypto.alive(), when);
  }

  @Test
  void onlyTheCurrentSecretsLiveWhileAConnectionIsUp() throws Exception {
    Wire wire = mutual().talk();
    wire.client.connection().updateKeys(true);
    wire.client.say("x");
    wire.talk();
    wire.server.say("y");
    wire.talk();
    assertTrue(wire.client.isConnected());
    forget();
    assertEquals(4, clientCrypto.alive().size(), () -> "alive: " + clientCrypto.alive());
    assertEquals(3, serverCrypto.alive().size(), () -> "alive: " + serverCrypto.alive());
  }

  @Test
  void aConnectionThatIsResumedLeavesNoMoreThanAnother() throws Exception {
    ended(mutual().talk());
    assertEquals(REMEMBERED, clientCrypto.alive());
    assertEquals(List.of(), serverCrypto.alive());

    Wire second = mutual().talk();
    assertTrue(second.client.connection().info().isResumed());
    ended(second);
    assertEquals(REMEMBERED, clientCrypto.alive(), "one was used, and another came");
    assertEquals(List.of(), serverCrypto.alive());
    forget();
    assertNothingLives("forgotten");
  }

  /// A client's configuration keeps its keys; a server takes each from its finder for one
  /// handshake.
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aServerKeepsNothingOfAnExternalKey(int held) throws Exception {
    client = Parties.client().crypto(clientCrypto).externalPsks(imported(held)).build();
    server = Parties.server().crypto(serverCrypto).externalPsks(imported(1)).build();
    int kept = clientCrypto.alive().size();
    Wire wire = mutual().talk();
    if (held == 1) {
      assertTrue(wire.client.connection().info().pskIdentity().isPresent());
      ended(wire);
    } else {
      assertEquals("BINDER_MISMATCH", wire.server.outcome());
    }
    forget();
    assertTrue(serverCrypto.made.size() > 0);
    assertEquals(List.of(), serverCrypto.alive());
    assertEquals(2, kept, "one for each hash");
    assertEquals(kept, clientCrypto.alive().size(), () -> "alive: " + clientCrypto.alive());
  }

  private static ExternalPsk imported(int first) throws TlsException {
    byte[] key = new byte[32];
    key[0] = (byte) first;
    return ExternalPsk.imported(
        Opaque.ofHex("01"), Opaque.EMPTY, Secret.of("a key", key), HashAlgorithm.SHA256);
  }

  private static void ended(Wire wire) throws Exception {
    wire.client.connection().closeSending();
    wire.talk();
    wire.server.connection().closeSending();
    wire.talk();
  }

  @Test
  void noSecretOutlivesAnOrderlyEnd() throws Exception {
    ended(mutual().talk());
    assertEquals(REMEMBERED, clientCrypto.alive());
    forget();
    assertNothingLives("closed by both");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noSecretOutlivesAFailureAtAnyRecord(boolean resumed) throws Exception {
    beforehand(resumed);
    int[] records = {0, 0};
    mutual(
            (fromClient, bytes) -> {
              records[fromClient ? 0 : 1] += Wire.records(bytes).size();
              return bytes;
            })
        .talk();
    for (boolean ofClient : List.of(true, false)) {
      for (int number = 0; number < records[ofClient ? 0 : 1]; number++) {
        clientCrypto.made.clear();
        serverCrypto.made.clear();
        beforehand(resumed);
        Wire wire = mutual(garbled(ofClient, number)).talk();
        wire.client.end();
        wire.server.end();
        String when = "record " + number + (ofClient ? " of the client" : " of the server");
        assertTrue(wire.client.refusal().isPresent(), when);
        assertTrue(wire.server.refusal().isPresent(), when);
        forget();
        assertEquals(List.of(), clientCrypto.alive(), when);
        assertEquals(List.of(), serverCrypto.alive(), when);
      }
    }
  }

  private void beforehand(boolean resumed) throws Exception {
    if (resumed) {
      ended(mutual().talk());
    }
  }

  /// The last byte of one record changes.
  private static Wire.Tampering garbled(boolean ofClient, int number) {
    int[] passed = {0};
    return (fromClient, bytes) -> {
      byte[] changed = bytes.clone();
      int end = 0;
      for (byte[] record : Wire.records(bytes)) {
        end += record.length;
        if (fromClient == ofClient && passed[0]++ == number) {
          changed[end - 1] ^= 1;
        }
      }
      return changed;
    };
  }

  @Test
  void noSecretOutlivesAHandshakeThatIsGivenUp() throws Exception {
    Wire wire = mutual();
    wire.client.run();
    wire.server.feed(wire.client.taken());
    wire.client.feed(wire.server.taken());
    wire.client.connection().closeSending();
    wire.server.connection().closeSending();
    wire.talk();
    assertNothingLives("given up by both");
  }
}
