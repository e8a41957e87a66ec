package dev.padlock.bench;

import dev.padlock.bench.Wire.Shares;
import dev.padlock.bench.stack.Chains;
import dev.padlock.bench.stack.Contender;
import dev.padlock.bench.stack.Contenders;
import dev.padlock.bench.stack.RawCipher;
import dev.padlock.bench.stack.Scenario;
import dev.padlock.bench.stack.Stopwatch;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.wire.ProtocolVersion;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Everything there is to measure, table by table.
final class Bench {

  private static final String RAW = "raw Cipher";
  private static final String PADLOCK = Contenders.PADLOCK;

  private final Targets targets = new Targets();
  private final Plan plan;
  private final Consumer<String> progress;

  /// @param progress hears what is being measured, and what is left out
  Bench(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /// Full handshakes.
  Table handshakes(Scenario scenario) throws IOException, GeneralSecurityException {
    progress.accept(scenario.toString());
    Handshakes handshakes = new Handshakes();
    List<Contender> contenders = Contenders.all(scenario, progress);
    if (scenario.resumed()) {
      contenders = handshakes.resuming(contenders, progress);
    }
    Rounds<Shares> rounds =
        handshakes.measure(contenders, scenario.resumed() ? plan.thorough() : plan);
    Table table =
        new Table(
            scenario.toString(),
            "Microseconds of processor time and kilobytes allocated on the heap, a side; speed is"
                + " that of both sides together, in times SunJSSE's, by processor time and on the"
                + " wall.",
            "stack",
            "speed",
            "on the wall",
            "client us",
            "server us",
            "client KB",
            "server KB");
    for (String name : rounds.contenders()) {
      table.row(
          name,
          times(rounds.speed(name, Contenders.SUN_JSSE, shares -> shares.both().cpu())),
          times(rounds.speed(name, Contenders.SUN_JSSE, shares -> shares.both().wall())),
          micros(rounds.median(name, shares -> shares.client().cpu())),
          micros(rounds.median(name, shares -> shares.server().cpu())),
          kilobytes(rounds.median(name, shares -> shares.client().bytes())),
          kilobytes(rounds.median(name, shares -> shares.server().bytes())));
    }
    targets.atLeast(
        wanted(scenario),
        scenario + ", in times SunJSSE's rate",
        rounds.speed(PADLOCK, Contenders.SUN_JSSE, shares -> shares.both().cpu()));
    return table;
  }

  private static double wanted(Scenario scenario) {
    if (!scenario.resumed()) {
      return 1;
    }
    return scenario.version().equals(ProtocolVersion.TLS_1_3) ? 1.2 : 1.5;
  }

  /// What is left of a handshake when its asymmetric operations cost nothing, and what of that is
  /// left outside hashes, HKDF and AEADs.
  Table outsidePrimitives() throws IOException {
    progress.accept("Outside the primitives");
    Table table =
        new Table(
            "Outside the primitives",
            "Padlock's handshakes with asymmetric operations whose results are prepared, and with"
                + " the verdict remembered. Hashes, HKDF and AEAD are real: on the wall, what is"
                + " spent inside them, and what is spent outside.",
            "handshake",
            "client us",
            "server us",
            "client us inside",
            "server us inside",
            "client us outside",
            "server us outside",
            "client KB",
            "server KB");
    List<Prepared> all =
        List.of(
            new Prepared("full, EC_P256", watch -> Contenders.prepared(KeyKind.EC_P256, watch)),
            new Prepared("full, RSA_2048", watch -> Contenders.prepared(KeyKind.RSA_2048, watch)),
            new Prepared("resumed", Contenders::preparedResumed));
    for (Prepared each : all) { // thrown away: the first row would be the compiler's too
      each.measure(plan.patient());
    }
    for (Prepared each : all) {
      Rounds<Shares> rounds = each.measure(plan.patient());
      table.row(
          each.name(),
          micros(rounds.median(PADLOCK, shares -> shares.client().cpu())),
          micros(rounds.median(PADLOCK, shares -> shares.server().cpu())),
          micros(rounds.median(PADLOCK, shares -> shares.client().primitives())),
          micros(rounds.median(PADLOCK, shares -> shares.server().primitives())),
          micros(rounds.median(PADLOCK, shares -> shares.client().outside())),
          micros(rounds.median(PADLOCK, shares -> shares.server().outside())),
          kilobytes(rounds.median(PADLOCK, shares -> shares.client().bytes())),
          kilobytes(rounds.median(PADLOCK, shares -> shares.server().bytes())));
      targets.atMost(
          30,
          "us outside the primitives, client, " + each.name(),
          rounds.median(PADLOCK, shares -> shares.client().outside() / 1000));
      targets.atMost(
          30,
          "us outside the primitives, server, " + each.name(),
          rounds.median(PADLOCK, shares -> shares.server().outside() / 1000));
    }
    return table;
  }

  /// A kind of handshake whose asymmetric operations are prepared.
  private record Prepared(String name, Maker maker) {

    @FunctionalInterface
    interface Maker {
      Contender make(Stopwatch stopwatch) throws IOException;
    }

    Rounds<Shares> measure(Plan plan) throws IOException {
      Stopwatch stopwatch = new Stopwatch();
      return new Handshakes(stopwatch).measure(List.of(maker.make(stopwatch)), plan);
    }
  }

  /// Certificates. From then on every signature in this process is accepted.
  Table chains() throws IOException, GeneralSecurityException {
    Table table =
        new Table(
            "Judging a chain of leaf, intermediate and root",
            "Each leaf is read and judged for the first time, under a Signature that accepts"
                + " whatever it is given; PKIX is the JDK's CertPathValidator, which is not asked"
                + " for the name. Microseconds of processor time and bytes allocated; of PKIX's.",
            "key",
            "us",
            "PKIX us",
            "of it",
            "bytes",
            "PKIX bytes",
            "of it",
            "the same again us");
    progress.accept("Making chains");
    Map<KeyKind, Chains> all = new EnumMap<>(KeyKind.class);
    for (KeyKind key : List.of(KeyKind.EC_P256, KeyKind.RSA_2048)) {
      all.put(key, Chains.create(key));
    }
    Chains.acceptEverySignature();
    for (Map.Entry<KeyKind, Chains> each : all.entrySet()) {
      KeyKind key = each.getKey();
      progress.accept("Judging a chain, " + key);
      Rounds<Cost> rounds = new Judgements(each.getValue()).measure(plan.thorough());
      double time = 1 / rounds.speed(Judgements.PADLOCK, Judgements.PKIX, Cost::cpu);
      double bytes = 1 / rounds.speed(Judgements.PADLOCK, Judgements.PKIX, Cost::bytes);
      double again = rounds.median(Judgements.PADLOCK_AGAIN, Cost::cpu) / 1000;
      table.row(
          key.name(),
          micros(rounds.median(Judgements.PADLOCK, Cost::cpu)),
          micros(rounds.median(Judgements.PKIX, Cost::cpu)),
          times(time),
          whole(rounds.median(Judgements.PADLOCK, Cost::bytes)),
          whole(rounds.median(Judgements.PKIX, Cost::bytes)),
          times(bytes),
          times(again));
      targets.atMost(0.25, "judging a chain, " + key + ", of PKIX's time", time);
      targets.atMost(0.1, "judging a chain, " + key + ", of PKIX's memory", bytes);
      targets.atMost(2, "us for judging the same chain again, " + key, again);
    }
    return table;
  }

  /// Application data.
  ///
  /// @param size bytes of content in a record
  Table bulk(int size) throws IOException, GeneralSecurityException {
    String title = "Records of %,d bytes, AES-128-GCM".formatted(size);
    progress.accept(title);
    List<Bulk.Flow> flows = new ArrayList<>();
    RawCipher raw = new RawCipher(size);
    flows.add(new Bulk.Flow(RAW, raw, raw));
    Wire wire = new Wire();
    for (Contender contender : Contenders.all(Scenario.any(), progress)) {
      Wire.Pair pair = wire.connect(contender);
      flows.add(new Bulk.Flow(contender.name(), pair.client(), pair.server()));
    }
    Rounds<Bulk.Sample> rounds = new Bulk(size).measure(flows, plan);
    Table table =
        new Table(
            title,
            "From heap array to heap array. Speed in times that of the JDK's Cipher by itself;"
                + " bytes allocated a record.",
            "stack",
            "seal",
            "open",
            "seal GB/s",
            "open GB/s",
            "seal B",
            "open B");
    for (String name : rounds.contenders()) {
      table.row(
          name,
          times(rounds.speed(name, RAW, sample -> sample.seal().cpu())),
          times(rounds.speed(name, RAW, sample -> sample.open().cpu())),
          times(rounds.median(name, sample -> size / sample.seal().cpu())),
          times(rounds.median(name, sample -> size / sample.open().cpu())),
          whole(rounds.median(name, sample -> sample.seal().bytes())),
          whole(rounds.median(name, sample -> sample.open().bytes())));
    }
    targets.atLeast(
        0.85,
        title + ", sealing in times a raw Cipher's speed",
        rounds.speed(PADLOCK, RAW, sample -> sample.seal().cpu()));
    targets.atLeast(
        0.8,
        title + ", opening in times a raw Cipher's speed",
        rounds.speed(PADLOCK, RAW, sample -> sample.open().cpu()));
    targets.atMost(
        0,
        title + ", bytes allocated beyond a raw Cipher's, both directions",
        rounds.median(PADLOCK, Bench::garbage) - rounds.median(RAW, Bench::garbage));
    return table;
  }

  private static double garbage(Bulk.Sample sample) {
    return sample.seal().bytes() + sample.open().bytes();
  }

  /// Connections that do nothing.
  Table idle() throws IOException, GeneralSecurityException {
    progress.accept("Idle connections");
    Table table =
        new Table(
            "Heap kept by an idle connection",
            "Bytes a side, AES-128-GCM, after collecting garbage. What a native library keeps"
                + " outside the heap is not seen here.",
            "stack",
            "client",
            "server");
    for (Contender contender : Contenders.all(Scenario.any(), progress)) {
      IdleHeap.Kept kept = new IdleHeap().weigh(contender, plan.idlePairs());
      table.row(contender.name(), whole(kept.client()), whole(kept.server()));
      if (contender.name().equals(PADLOCK)) {
        targets.atMost(4096, "bytes kept by an idle client", kept.client());
        targets.atMost(4096, "bytes kept by an idle server", kept.server());
      }
    }
    return table;
  }

  /// How what was measured so far compares with what was wanted.
  Targets targets() {
    return targets;
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static String micros(double nanos) {
    return String.format(Locale.ROOT, nanos < 100_000 ? "%.1f" : "%.0f", nanos / 1000);
  }

  private static String kilobytes(double bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1000);
  }

  private static String whole(double figure) {
    return String.format(Locale.ROOT, "%,.0f", figure);
  }
}
