package dev.padlock.bench;

import dev.padlock.bench.stack.Chains;
import dev.padlock.pki.algorithm.KeyKind;
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

/// A chain of leaf, intermediate and root read and judged, under a Signature that accepts whatever
/// it is given: what is left is reading, rules and path building. Run it with `-prof gc` for the
/// bytes.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls prepare first
public class ChainBenchmark {

  @Param({"EC_P256", "RSA_2048"})
  KeyKind key = KeyKind.EC_P256;

  private Chains chains;

  @Setup
  public void prepare() throws IOException, GeneralSecurityException {
    chains = Chains.create(key);
    Chains.acceptEverySignature();
  }

  /// Each leaf new to the judge.
  @Benchmark
  public boolean padlock() throws IOException {
    return chains.judgeNext();
  }

  /// The same chain again.
  @Benchmark
  public boolean padlockAgain() throws IOException {
    return chains.judgeFirst();
  }

  /// Each leaf new to the JDK.
  @Benchmark
  public Object pkix() throws GeneralSecurityException {
    return chains.validateNext();
  }
}
