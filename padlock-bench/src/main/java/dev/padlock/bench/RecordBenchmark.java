package dev.padlock.bench;

import dev.padlock.bench.stack.Contenders;
import dev.padlock.bench.stack.RawCipher;
import dev.padlock.bench.stack.Records;
import dev.padlock.bench.stack.Scenario;
import java.io.IOException;
import java.nio.ByteBuffer;
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

/// A record sealed by one side and opened by the other.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls prepare first
public class RecordBenchmark {

  private static final String RAW = "raw Cipher";

  @Param({RAW, "Padlock", "SunJSSE", "Bouncy Castle", "Conscrypt", "netty-tcnative"})
  String stack = RAW;

  @Param({"16384", "64"})
  int size = 64;

  private ByteBuffer plaintext;
  private Records sealer;
  private Records opener;
  private final ByteBuffer wire = ByteBuffer.allocate(1 << 16);
  private final ByteBuffer opened = ByteBuffer.allocate(1 << 16);

  @Setup
  public void prepare() throws IOException, GeneralSecurityException {
    Contenders.prepare(0);
    plaintext = ByteBuffer.allocate(size + 1).slice(0, size);
    if (stack.equals(RAW)) {
      sealer = new RawCipher(size);
      opener = sealer;
      return;
    }
    Scenario scenario = Scenario.any();
    Wire.Pair pair = new Wire().connect(Contenders.named(stack, scenario));
    sealer = pair.client();
    opener = pair.server();
  }

  @Benchmark
  public ByteBuffer sealAndOpen() throws IOException {
    sealer.seal(plaintext.clear(), wire.clear());
    opener.open(wire.flip(), opened.clear());
    return opened;
  }
}
