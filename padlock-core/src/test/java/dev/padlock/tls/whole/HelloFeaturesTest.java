package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.ClientConnection;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.handshake.hello.GroupMemory;
import dev.padlock.tls.trace.TraceEvent.MessageSeen;
import dev.padlock.tls.wire.CipherSuite;
import dev.padlock.tls.wire.Grease;
import dev.padlock.tls.wire.NamedGroup;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.extension.Extension;
import dev.padlock.tls.wire.extension.KeyShareClientHello;
import dev.padlock.tls.wire.extension.KeyShareEntry;
import dev.padlock.tls.wire.extension.SignatureAlgorithms;
import dev.padlock.tls.wire.extension.SupportedGroups;
import dev.padlock.tls.wire.extension.SupportedVersions;
import dev.padlock.tls.wire.message.ClientHello;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a client puts into its hello beside the negotiation: reserved values (RFC 8701), and a
/// share of the group that a server asked for last time.
class HelloFeaturesTest {

  private static ClientHello hello(ClientConfig config) throws Exception {
    Side client = Side.client(config).run();
    return (ClientHello) client.traced(MessageSeen.class).getFirst().message();
  }

  @Test
  void reservedValuesStandWhereServersMustIgnoreThem() throws Exception {
    ClientHello hello = hello(Parties.client().build());
    List<Extension> extensions = hello.extensions().list();
    assertTrue(Grease.isGrease(hello.cipherSuites().getFirst().code()));
    assertTrue(
        Grease.isGrease(find(hello, SupportedGroups.class).namedGroupList().getFirst().code()));
    assertTrue(Grease.isGrease(find(hello, SupportedVersions.class).versions().getFirst().code()));
    assertTrue(
        Grease.isGrease(
            find(hello, SignatureAlgorithms.class)
                .supportedSignatureAlgorithms()
                .getFirst()
                .code()));
    KeyShareEntry share = find(hello, KeyShareClientHello.class).clientShares().getFirst();
    assertEquals(find(hello, SupportedGroups.class).namedGroupList().getFirst(), share.group());
    assertEquals(1, share.keyExchange().size());
    assertTrue(extensions.getFirst().type().isGrease());
    assertTrue(extensions.getLast().type().isGrease());
    assertNotEquals(extensions.getFirst().type(), extensions.getLast().type());
    assertEquals(2, extensions.stream().filter(each -> each.type().isGrease()).count());
  }

  private static <E extends Extension> E find(ClientHello hello, Class<E> kind) {
    return hello.extensions().find(kind).orElseThrow();
  }

  @Test
  void reservedValuesAreDrawnAnewForEachHello() throws Exception {
    ClientConfig config = Parties.client().build();
    Set<CipherSuite> drawn = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      drawn.add(hello(config).cipherSuites().getFirst());
    }
    assertTrue(drawn.size() > 4, () -> "drawn: " + drawn);
  }

  @Test
  void withoutGreaseThereIsNone() throws Exception {
    ClientHello hello = hello(Parties.client().grease(false).build());
    assertTrue(hello.cipherSuites().stream().noneMatch(each -> Grease.isGrease(each.code())));
    assertEquals(List.of(ProtocolVersion.TLS_1_3), find(hello, SupportedVersions.class).versions());
    assertEquals(1, find(hello, KeyShareClientHello.class).clientShares().size());
    assertTrue(hello.extensions().list().stream().noneMatch(each -> each.type().isGrease()));
  }

  @Test
  void aServerIgnoresReservedValues() throws Exception {
    Wire wire = Wire.between(Parties.client().build(), Parties.server().build()).talk();
    assertTrue(wire.server.isConnected());
    assertEquals(NamedGroup.X25519, wire.server.connection().info().group().orElseThrow());
  }

  @Test
  void aServerThatAskedForAGroupGetsItAtOnceNextTime() throws Exception {
    ClientConfig client = Parties.client().build();
    ServerConfig server = Parties.server().groups(List.of(NamedGroup.SECP384R1)).build();
    Wire first = Wire.between(client, server).talk();
    Wire second = Wire.between(client, server).talk();
    for (Side side : List.of(first.client, first.server)) {
      assertTrue(side.isConnected());
      assertTrue(side.connection().info().wasRetried());
    }
    for (Side side : List.of(second.client, second.server)) {
      assertTrue(side.isConnected());
      assertFalse(side.connection().info().wasRetried());
      assertEquals(NamedGroup.SECP384R1, side.connection().info().group().orElseThrow());
    }
  }

  @Test
  void whatOneServerAskedForIsNotSentToAnother() throws Exception {
    ClientConfig config = Parties.client().grease(false).build();
    ServerConfig server = Parties.server().groups(List.of(NamedGroup.SECP384R1)).build();
    Wire.between(config, server).talk();
    assertEquals(List.of(NamedGroup.SECP384R1), shared(hello(config)));
    Side other =
        new Side(
            ClientConnection.open(
                config,
                "other.example",
                event -> {
                  if (event instanceof MessageSeen seen) {
                    assertEquals(List.of(NamedGroup.X25519), shared((ClientHello) seen.message()));
                  }
                }),
            List.of(),
            List.of(),
            new Side.Answers.AtOnce());
    assertEquals("waits", other.run().outcome());
  }

  @Test
  void theBestPostQuantumGroupAndTheBestOfTheOthersAreSharedAtOnce() throws Exception {
    List<NamedGroup> hybrids = List.of(NamedGroup.SECP256R1MLKEM768, NamedGroup.X25519MLKEM768);
    List<NamedGroup> curves = List.of(NamedGroup.X25519, NamedGroup.SECP256R1);
    assertEquals(hybrids.subList(0, 1), sharedOf(hybrids));
    assertEquals(curves.subList(0, 1), sharedOf(curves));
    assertEquals(
        List.of(NamedGroup.X25519, NamedGroup.X25519MLKEM768),
        sharedOf(List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.X25519MLKEM768)));
  }

  private static List<NamedGroup> sharedOf(List<NamedGroup> groups) throws Exception {
    ClientConfig.Builder client =
        ClientConfig.builder().crypto(Parties.CRYPTO).trust(TestCa.trust()).grease(false);
    return shared(hello(client.groups(groups).build()));
  }

  private static List<NamedGroup> shared(ClientHello hello) {
    return find(hello, KeyShareClientHello.class).clientShares().stream()
        .map(KeyShareEntry::group)
        .toList();
  }

  @Test
  void theMemoryOfGroupsIsBounded() {
    GroupMemory memory = new GroupMemory();
    for (int i = 0; i < 2000; i++) {
      memory.remember("server" + i, NamedGroup.SECP384R1);
    }
    assertTrue(memory.of("server0").isEmpty());
    assertTrue(memory.of("server1999").isPresent());
    assertEquals(
        1024,
        java.util.stream.IntStream.range(0, 2000)
            .filter(i -> memory.of("server" + i).isPresent())
            .count());
  }
}
