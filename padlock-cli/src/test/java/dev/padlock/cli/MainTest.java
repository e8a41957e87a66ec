package dev.padlock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MainTest {

  @Test
  void theVersionIsTheReactors() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    assertTrue(pom.contains("<version>" + Main.VERSION + "</version>"), Main.VERSION);
  }

  @Test
  void versionIsPrinted() {
    Run run = Run.of("--version");
    assertEquals("padlock " + Main.VERSION, run.out().strip());
    assertEquals(0, run.exit());
  }

  @Test
  void everyCommandOfTheHelpAnswersToItsName() {
    for (String name : new String[] {"demo", "connect", "serve", "ca"}) {
      assertTrue(Run.of("--help").out().contains("\n  " + name), name);
      Run run = Run.of(name, "--help");
      assertEquals(0, run.exit());
      assertTrue(run.out().contains("padlock " + name), run.out());
    }
  }

  @Test
  void aMistypedCommandIsSuggested() {
    Run run = Run.of("conect", "localhost");
    assertEquals(2, run.exit());
    assertTrue(run.sentence().contains("did you mean connect"), run.err());
  }

  @Test
  void helpListsTheExitCodes() {
    Run run = Run.of("--help");
    assertEquals(0, run.exit());
    assertTrue(run.out().contains("2    the command line is wrong"), run.out());
    assertFalse(run.out().contains("\033"), "no colours without a terminal");
  }

  @Test
  void aMissingCommandIsOneSentence() {
    Run run = Run.of();
    assertEquals(2, run.exit());
    assertEquals(
        "padlock: Say what to do: a command is missing - see padlock --help", run.sentence());
  }

  @Test
  void anUnknownOptionIsOneSentence() {
    Run run = Run.of("--nonsense");
    assertEquals(2, run.exit());
    assertTrue(run.sentence().contains("--nonsense"), run.err());
  }
}
