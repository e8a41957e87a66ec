package dev.padlock.proving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people copy first has to compile.
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Pattern CODE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("public class (\\w+)");

  @TempDir Path out;

  @Test
  void itsProgramsCompile() throws Exception {
    List<JavaFileObject> programs =
        CODE.matcher(Files.readString(README)).results().map(m -> source(m.group(1))).toList();
    assertEquals(3, programs.size());
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    StringWriter said = new StringWriter();
    List<String> options =
        List.of("-Xlint:all,-path", "-Werror", "-d", out.toString(), "-classpath", path());
    assertTrue(compiler.getTask(said, null, null, options, null, programs).call(), said.toString());
  }

  /// Wherever the test runner put them.
  private static String path() {
    return String.join(
        System.getProperty("path.separator"),
        Stream.of("java.class.path", "jdk.module.path")
            .map(name -> System.getProperty(name, ""))
            .filter(path -> !path.isEmpty())
            .toList());
  }

  private static JavaFileObject source(String program) {
    Matcher name = CLASS.matcher(program);
    assertTrue(name.find(), program);
    URI uri = URI.create("string:///" + name.group(1) + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return program;
      }
    };
  }
}
