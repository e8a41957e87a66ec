package dev.padlock.pki;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/// Runs this machine's `openssl` in one folder. (The testkit's finder of peers stands above this
/// module and can not be used below it; the rule is the same: missing is skipped loudly, and fails
/// with `CI=true`.)
public final class Openssl {
  private final Path folder;

  public Openssl(Path folder) {
    this.folder = folder;
  }

  /// Runs openssl with these arguments; a failure of it is a failure of the test.
  public String run(String... arguments) {
    return run(List.of(arguments));
  }

  private String run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(executable().toString());
    command.addAll(arguments);
    try {
      Path out = Files.createTempFile(folder, "openssl", ".out");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .redirectInput(new File("/dev/null"))
              .start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      String text = Files.readString(out, StandardCharsets.ISO_8859_1);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionFailedError(String.join(" ", command) + "\n" + text);
      }
      return text;
    } catch (IOException | InterruptedException e) {
      throw new AssertionFailedError("openssl could not be run", e);
    }
  }

  private static Path executable() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path candidate = Path.of(folder, "openssl");
      if (!folder.isEmpty() && Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionFailedError("the program openssl is missing, and CI=true");
    }
    System.err.println("SKIPPED: the program openssl is missing on this machine");
    throw new TestAbortedException("the program openssl is missing");
  }

  /// A file in the folder.
  public Path file(String name) {
    return folder.resolve(name);
  }

  public byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new AssertionFailedError("openssl wrote no " + name, e);
    }
  }

  public void write(String name, String text) {
    try {
      Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new AssertionFailedError("can not write " + name, e);
    }
  }
}
