package dev.padlock.proving.x509;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.judge.ChainJudge;
import dev.padlock.pki.path.ValidationPolicy;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The fuzz targets over what fuzzing starts from, whole and with a few octets changed. The long
/// run is `padlock-proving/fuzz`.
final class FuzzTargetsTest {

  @AfterEach
  void checkSignaturesAgain() {
    GivenSignatures.remove();
  }

  @Test
  void theReaderEndsWellOnEverySeed() throws Exception {
    Random random = new Random(1);
    List<byte[]> seeds = FuzzSeeds.forDer().toList();
    seeds.forEach(seed -> {
      DerFuzz.fuzzerTestOneInput(seed);
      DerFuzz.fuzzerTestOneInput(changed(seed, random));
    });

    assertTrue(seeds.size() > 1_000, () -> seeds.size() + " seeds");
  }

  @Test
  void theJudgeEndsWellOnEverySeed() {
    Random random = new Random(2);
    List<byte[]> seeds = FuzzSeeds.forChains().toList();
    seeds.forEach(seed -> {
      ChainFuzz.fuzzerTestOneInput(seed);
      ChainFuzz.fuzzerTestOneInput(changed(seed, random));
    });

    assertTrue(seeds.size() > 1_000, () -> seeds.size() + " seeds");
  }

  @Test
  void aCaseThatIsTrustedIsSoAsASeedToo() {
    Score strict = Score.of(ValidationPolicy.STRICT);
    List<LimboCase> trusted =
        strict.outcomes().stream().filter(Outcome::isAccepted).map(Outcome::limbo).toList();

    for (LimboCase limbo : trusted) {
      FuzzedChain seed = FuzzedChain.read(FuzzSeeds.seed(limbo).write());
      ChainJudge judge = ChainJudge.of(seed.anchors(), ValidationPolicy.STRICT);
      assertTrue(judge.judge(seed.request()).isTrusted(), limbo::id);
    }
    assertFalse(trusted.isEmpty());
  }

  @Test
  void aTargetThatAllocatesTooMuchFails() {
    Runnable wasteful = () -> assertNotNull(new byte[100_000]);

    AssertionError tooMuch =
        assertThrows(AssertionError.class, () -> Allocation.within(50_000, wasteful));
    assertTrue(tooMuch.getMessage().contains("bytes allocated"), tooMuch::getMessage);
  }

  private static byte[] changed(byte[] seed, Random random) {
    byte[] changed = seed.clone();
    for (int i = 0; i < 3; i++) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }
}
