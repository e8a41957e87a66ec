package dev.padlock.cli.demo;

import dev.padlock.cli.demo.Playbill.Played;
import dev.padlock.cli.terminal.Complaint;
import dev.padlock.cli.terminal.ExitCode;
import dev.padlock.cli.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `padlock demo`.
@Command(
    name = "demo",
    header = "Watch TLS at work: handshakes, refusals, and a man in the middle.",
    description = {
      "Makes a throw-away CA, plays every scene with a real client and a real server on loopback"
          + " TCP, and checks how it ends. Nothing leaves this machine and nothing is written to disk.",
      "The exit code is 0 if every scene ended as it must, else 1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  padlock demo",
      "  padlock demo --scene 2                  one scene by its number",
      "  padlock demo --scene retry,tampering    or by their names",
      "  padlock demo --json > demo.json         every message of every scene, for programs"
    })
public final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--scene",
      paramLabel = "NAME|N",
      split = ",",
      description = "Play only these scenes; separate several by commas.")
  private List<String> wanted = List.of();

  @Option(names = "--json", description = "Print one JSON document instead of the story.")
  private boolean json;

  private final Terminal terminal;
  private final List<Scene> scenes;

  public DemoCommand(Terminal terminal) {
    this(terminal, Programme.SCENES);
  }

  DemoCommand(Terminal terminal, List<Scene> scenes) {
    this.terminal = terminal;
    this.scenes = scenes;
  }

  @Override
  public Integer call() throws IOException {
    List<Integer> numbers = wanted.isEmpty() ? all() : wanted.stream().map(this::number).toList();
    long start = System.nanoTime();
    Stage stage = new Stage(new Props());
    Rehearsal.play(stage);
    List<Played> played = new ArrayList<>();
    Playbill bill = new Playbill(terminal);
    if (!json) {
      bill.open();
    }
    for (int number : numbers) {
      Scene scene = scenes.get(number - 1);
      Played one = new Played(number, scene, scene.play(stage));
      played.add(one);
      if (!json) {
        bill.tell(one);
      }
    }
    if (json) {
      terminal.out().println(DemoJson.document(played));
    } else {
      bill.close(played, System.nanoTime() - start);
    }
    boolean asTheyMust = played.stream().allMatch(p -> p.performance().wentAsItMust());
    return (asTheyMust ? ExitCode.OK : ExitCode.REFUSED).code();
  }

  private List<Integer> all() {
    return IntStream.rangeClosed(1, scenes.size()).boxed().toList();
  }

  private int number(String scene) {
    for (int i = 0; i < scenes.size(); i++) {
      if (scene.equals(scenes.get(i).script().name()) || scene.equals(Integer.toString(i + 1))) {
        return i + 1;
      }
    }
    String names =
        scenes.stream().map(each -> each.script().name()).collect(Collectors.joining(", "));
    throw Complaint.usage(
            "There is no scene \"" + scene + "\"",
            "",
            "choose 1 to " + scenes.size() + ", or one of " + names)
        .raise();
  }
}
