package dev.padlock.bench;

import dev.padlock.bench.stack.Contender;
import dev.padlock.bench.stack.Contenders;
import dev.padlock.bench.stack.Scenario;
import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.tls.wire.ProtocolVersion;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// A full handshake, both sides, one stack a process: for looking closely, with JMH's profilers.
/// Figures that compare stacks come from [Bench]. With `-prof gc` the bytes are both sides' too.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls prepare first
public class HandshakeBenchmark {

  @Param({"Padlock", "SunJSSE", "Bouncy Castle", "Conscrypt", "netty-tcnative"})
  String stack = Contenders.PADLOCK;

  @Param({"1.3", "1.2"})
  String tls = "1.3";

  @Param({"EC_P256", "RSA_2048"})
  KeyKind key = KeyKind.EC_P256;

  @Param({"false", "true"})
  boolean known;

  private final Wire wire = new Wire();
  private Contender contender;

  @Setup
  public void prepare() throws IOException, GeneralSecurityException {
    Contenders.prepare(0);
    contender = Contenders.named(stack, new Scenario(version(), key, known));
  }

  private ProtocolVersion version() {
    return tls.equals("1.2") ? ProtocolVersion.TLS_1_2 : ProtocolVersion.TLS_1_3;
  }

  @Benchmark
  public void handshake(Blackhole hole) throws IOException {
    Wire.Pair pair = wire.connect(contender);
    hole.consume(pair);
    pair.close();
  }
}
