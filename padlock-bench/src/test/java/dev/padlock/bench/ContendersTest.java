package dev.padlock.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.bench.stack.Contender;
import dev.padlock.bench.stack.Contenders;
import dev.padlock.bench.stack.Scenario;
import dev.padlock.bench.stack.Stopwatch;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.wire.ProtocolVersion;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// That everything which is measured also works. Nothing is timed here.
class ContendersTest {

  private static final int RECORDS = 20;

  private final List<String> missing = new ArrayList<>();

  @BeforeAll
  static void prepare() {
    Contenders.prepare(0);
  }

  @TestFactory
  Stream<DynamicTest> everyStackShakesHandsInBothVersionsWithBothKindsOfKey() throws Exception {
    List<Contender> all = new ArrayList<>();
    for (ProtocolVersion version : List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)) {
      for (KeyKind kind : List.of(KeyKind.EC_P256, KeyKind.RSA_2048)) {
        all.addAll(Contenders.all(new Scenario(version, kind, true), this::complain));
      }
    }
    requireAll();
    return all.stream()
        .map(contender -> DynamicTest.dynamicTest(contender.name(), () -> carriesData(contender)));
  }

  /// A stack is left out where its native library does not load, but not where nothing may be
  /// skipped.
  private void complain(String left) {
    System.err.println(left);
    missing.add(left);
  }

  private void requireAll() {
    if ("true".equals(System.getenv("CI"))) {
      assertEquals(List.of(), missing);
    }
  }

  private static void carriesData(Contender contender) throws Exception {
    try (Wire.Pair pair = new Wire().connect(contender)) {
      ByteBuffer plaintext = ByteBuffer.allocate(5000);
      plaintext.putInt(42, 4711);
      ByteBuffer wire = ByteBuffer.allocate(1 << 18);
      for (int i = 0; i < RECORDS; i++) {
        pair.client().seal(plaintext.clear(), wire);
      }
      wire.flip();
      ByteBuffer opened = ByteBuffer.allocate(1 << 16);
      for (int i = 0; i < RECORDS; i++) {
        pair.server().open(wire, opened.clear());
        assertEquals(plaintext.clear(), opened.flip());
      }
    }
  }

  @Test
  void aHandshakeCompletesWithPreparedResults() throws Exception {
    carriesData(Contenders.prepared(KeyKind.EC_P256, new Stopwatch()));
  }

  @Test
  void theSharesOfBothSidesAreTakenApart() throws Exception {
    Stopwatch stopwatch = new Stopwatch();
    Wire wire = new Wire(stopwatch);
    wire.connect(Contenders.prepared(KeyKind.EC_P256, stopwatch)).close();
    Wire.Shares shares = wire.take();
    assertTrue(shares.client().cpu() > 0 && shares.server().cpu() > 0, shares::toString);
    assertTrue(shares.client().bytes() > 0 && shares.server().bytes() > 0, shares::toString);
    for (Cost side : List.of(shares.client(), shares.server())) {
      assertTrue(side.primitives() > 0 && side.outside() > 0, side::toString);
    }
    assertEquals(Cost.NOTHING, wire.take().both());
  }

  @Test
  void whoResumesWithPreparedResultsShowsNoCertificate() throws Exception {
    Contender resuming = Contenders.preparedResumed(new Stopwatch());
    assertEquals(List.of(resuming), new Handshakes().resuming(List.of(resuming), complaint -> {}));
  }
}
