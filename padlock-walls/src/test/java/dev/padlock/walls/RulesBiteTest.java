package dev.padlock.walls;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A rule that can not be broken proves nothing: here each one is.
final class RulesBiteTest {
  private static final String CORE = "dev.padlock.tls";

  @TempDir Path folder;

  @Test
  void anEmptyHouseBreaksNoRule() throws IOException {
    House house = House.of(folder);

    for (Rule rule : HouseTest.rules()) {
      assertEquals(List.of(), rule.violations(house), rule.name());
    }
  }

  @Test
  void aTidyHouseBreaksNoRule() throws IOException {
    House house =
        house(
            room(CORE, "public class Door { dev.padlock.tls.engine.Conductor conductor; }"),
            room(
                CORE + ".engine",
                "public class Conductor { void tell(dev.padlock.tls.trace.TraceListener l) { l.on(); } }"),
            room(CORE + ".trace", "public interface TraceListener { void on(); }"));

    for (Rule rule : HouseTest.rules()) {
      if (!rule.name().contains("room card")) {
        assertEquals(List.of(), rule.violations(house), rule.name());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "engine, tls",
    "handshake, engine",
    "handshake.client13, engine",
    "handshake.hello, tls",
    "record, handshake",
    "schedule, engine",
    "session, handshake",
    "verify, engine",
    "trace, record",
    "wire, trace",
    "wire.message, schedule",
    "crypto, wire",
    "codec, wire",
    "error, codec",
    "crypto.jca, wire"
  })
  void noRoomImportsFromAbove(String from, String to) throws IOException {
    assertBroken(importing(from, to), "imports nothing from above");
  }

  @ParameterizedTest
  @CsvSource({
    "record, schedule",
    "record, session",
    "schedule, record",
    "session, verify",
    "verify, schedule",
    "crypto, codec",
    "codec, crypto.jca",
    "handshake.client13, handshake.client12",
    "handshake.client12, handshake.client13",
    "handshake.server13, handshake.server12",
    "handshake.client13, handshake.server13"
  })
  void noRoomImportsItsNeighbours(String from, String to) throws IOException {
    assertBroken(importing(from, to), "does not import");
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine", "handshake.hello", "record", "schedule", "verify", "wire"})
  void nobodyButTheDoorChoosesTheProvider(String from) throws IOException {
    assertBroken(importing(from, "crypto.jca"), "only the door chooses");
  }

  @Test
  void theSeamToThePrimitivesDoesNotKnowItsImplementation() throws IOException {
    assertBroken(importing("crypto", "crypto.jca"), "the seam to the primitives");
  }

  @ParameterizedTest
  @ValueSource(strings = {"l.on();", "Runnable r = l::on;"})
  void nobodyButTheEngineCallsAListener(String call) throws IOException {
    House house =
        house(
            room(CORE + ".trace", "public interface TraceListener { void on(); }"),
            room(
                CORE + ".handshake",
                "class Score { void go(dev.padlock.tls.trace.TraceListener l) { %s } }"
                    .formatted(call)));

    assertBroken(house, "only the engine calls a TraceListener");
  }

  @Test
  void twoPackagesThatNeedEachOtherAreFound() throws IOException {
    House house =
        house(
            room("dev.padlock.pki.a", "public class A { dev.padlock.pki.b.B b; }"),
            room("dev.padlock.pki.b", "public class B { dev.padlock.pki.a.A a; }"));

    assertBroken(house, "no two packages need each other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.net.Socket s;",
        "java.nio.channels.SocketChannel s;",
        "java.io.InputStream s;",
        "java.io.ByteArrayOutputStream s;",
        "java.nio.file.Path s;",
        "javax.net.ssl.SSLContext s;",
        "void print() { System.out.println(); }"
      })
  void coreMovesNoBytesItself(String member) throws IOException {
    assertBroken(core(member), "core has no socket, channel, file or stream");
  }

  @Test
  void coreMayRefuseWithAnIoException() throws IOException {
    assertHeld(
        core("void go() throws java.io.IOException { throw new java.io.IOException(); }"),
        "core has no socket, channel, file or stream");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void go() { new Thread(this::go).start(); }",
        "void go() { Thread.ofVirtual(); }",
        "java.util.concurrent.ExecutorService s;",
        "java.util.concurrent.CompletableFuture<String> s;"
      })
  void coreStartsNoThread(String member) throws IOException {
    assertBroken(core(member), "core starts no thread");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java.util.logging.Logger l;", "System.Logger l;"})
  void coreWritesNoLog(String member) throws IOException {
    assertBroken(core(member), "core writes no log");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.getProperty(\"a\")",
        "System.getenv(\"a\")",
        "System.currentTimeMillis()",
        "System.nanoTime()",
        "java.time.Instant.now()",
        "java.time.LocalDate.now()",
        "new java.util.Date()",
        "Boolean.getBoolean(\"a\")",
        "Math.random()"
      })
  void coreAsksNeitherTheMachineNorItsClock(String question) throws IOException {
    assertBroken(
        core("Object o = %s;".formatted(question)), "core asks neither the machine nor its clock");
  }

  @Test
  void coreMayAskTheClockItWasGiven() throws IOException {
    assertHeld(
        core("Object now(java.time.Clock clock) { return java.time.Instant.now(clock); }"),
        "core asks neither the machine nor its clock");
  }

  @Test
  void onlyTheProvidersRoomMakesRandomness() throws IOException {
    String rule = "only crypto.jca makes randomness";
    String member = "Object o = new java.security.SecureRandom();";

    assertBroken(core(member), rule);
    assertHeld(house(room(CORE + ".crypto.jca", "class Provider { %s }".formatted(member))), rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javax.crypto.Cipher.getInstance(\"AES\")",
        "java.security.MessageDigest.getInstance(\"SHA-256\")",
        "java.security.Signature.getInstance(\"Ed25519\")"
      })
  void onlyTheProvidersRoomAsksForPrimitives(String question) throws IOException {
    assertBroken(
        core("Object go() throws Exception { return %s; }".formatted(question)),
        "only crypto.jca asks JCA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Impl", "Util", "Utils", "Manager", "Helper", "Context"})
  void emptyNamesAreFound(String ending) throws IOException {
    assertBroken(
        house(room("dev.padlock.io", "class Foo" + ending + " {}")), "no type is called Impl");
  }

  @Test
  void whatTheJdkCallsAManagerMayBeOne() throws IOException {
    String type = "abstract class MyTrustManager implements javax.net.ssl.X509TrustManager {}";

    assertHeld(house(room("dev.padlock.jsse", type)), "no type is called Impl");
  }

  @Test
  void gettersAreFoundUnlessInherited() throws IOException {
    String rule = "no accessor is called get";

    assertBroken(core("int getSize() { return 1; }"), rule);
    assertHeld(
        house(
            room(
                CORE + ".engine",
                "class A extends Exception { @Override public String getMessage() { return \"\"; } }")),
        rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PeerVerified", "TranscriptSigned", "FinishedMatched", "KeyChangeAllowed"})
  void aProofTokenThatIsMadeTwiceIsFound(String token) throws IOException {
    String twice =
        """
        class %1$s { %1$s() {} static %1$s a() { return new %1$s(); } }
        class B { %1$s b = new %1$s(); }
        """
            .formatted(token);

    assertBroken(
        house(room(CORE + ".handshake", twice)),
        "a proof token is made in one place",
        "a proof token can not be made from outside");
  }

  @Test
  void aProofTokenThatIsAlsoMadeByReferenceIsFound() throws IOException {
    String twice =
        """
        class PeerVerified {
          private PeerVerified() {}
          static PeerVerified a() { return new PeerVerified(); }
          static java.util.function.Supplier<PeerVerified> b() { return PeerVerified::new; }
        }
        """;

    assertBroken(house(room(CORE + ".handshake", twice)), "a proof token is made in one place");
  }

  @Test
  void aProofTokenWithOneClosedDoorIsFine() throws IOException {
    String once =
        "class PeerVerified { private PeerVerified() {} static PeerVerified a() { return new PeerVerified(); } }";
    House house = house(room(CORE + ".handshake", once));

    assertHeld(house, "a proof token is made in one place");
    assertHeld(house, "a proof token can not be made from outside");
  }

  @Test
  void aPackageWithoutCardIsFound() throws IOException {
    assertBroken(
        house(new Source("dev/padlock/pki/A.java", "package dev.padlock.pki; class A {}")),
        "every package has a room card");
  }

  @ParameterizedTest
  @CsvSource({
    "'/// **Never here:** sockets and files.\n///\n', Lives here",
    "'/// **Lives here:** .\n///\n', Lives here",
    "'', Start reading at"
  })
  void aSilentCardIsFound(String comment, String missing) throws IOException {
    House house = house(card("dev.padlock.pki", comment + "package dev.padlock.pki;"));

    List<String> violations = rule("every room card says what must be said").violations(house);

    assertTrue(violations.stream().anyMatch(line -> line.contains(missing)), violations::toString);
  }

  @Test
  void aCardThatSaysAllIsFine() throws IOException {
    String comment =
        """
        /// **Lives here:** what opens doors.
        ///
        /// **Never here:** windows.
        ///
        /// **May use:** the JDK.
        ///
        /// **Start reading at:** `Door`.
        package dev.padlock.pki;
        """;

    assertHeld(house(card("dev.padlock.pki", comment)), "every room card says what must be said");
  }

  @Test
  void aPackageThatIsNotNullMarkedIsFound() throws IOException {
    assertBroken(
        house(card("dev.padlock.pki", "package dev.padlock.pki;")), "every package is @NullMarked");
  }

  @Test
  void longFilesAreFoundUnlessTheyAreCatalogues() throws IOException {
    String lines = "\n".repeat(401);
    String rule = "no file is longer";

    assertBroken(house(room("dev.padlock.pki", "class A {" + lines + "}")), rule);
    assertHeld(house(room("dev.padlock.pki", "enum A {" + lines + "}")), rule);
  }

  @Test
  void longMethodsAreFound() throws IOException {
    assertBroken(core("void go() {" + "\n".repeat(60) + "}"), "no method is longer");
    assertHeld(core("void go() {" + "\n".repeat(59) + "}"), "no method is longer");
  }

  @Test
  void manyParametersAreFound() throws IOException {
    String rule = "no method has more than 5 parameters";

    assertBroken(core("void go(int a, int b, int c, int d, int e, int f) {}"), rule);
    assertHeld(core("void go(byte[] a, int b, int c, byte[] d, int e, int f, int g) {}"), rule);
    assertHeld(core("record R(int a, int b, int c, int d, int e, int f) { R { } }"), rule);
  }

  @Test
  void manyFieldsAreFoundInClassesAndRecords() throws IOException {
    String rule = "no type has more than 8 fields";
    String nine = IntStream.range(0, 9).mapToObj(i -> "int f" + i).collect(joining("; "));

    assertBroken(core(nine + ";"), rule);
    assertBroken(core("record R(%s) {}".formatted(nine.replace(';', ','))), rule);
    assertHeld(core("static " + nine.replace("; ", "; static ") + ";"), rule);
    assertHeld(house(room("dev.padlock.io", "class ServerConfig { %s; }".formatted(nine))), rule);
  }

  @Test
  void deepNestingIsFoundAndElseIfIsNotDeeper() throws IOException {
    String rule = "no method nests deeper";

    assertBroken(
        core("void go(int i) { if (i>0) { while (i>1) { for (;;) { if (i>2) {} } } } }"), rule);
    assertHeld(core("void go(int i) { while (i>1) { for (;;) { if (i>2) {} } } }"), rule);
    assertHeld(
        core("void go(int i) { if (i>1) {} else if (i>2) {} else if (i>3) {} else if (i>4) {} }"),
        rule);
  }

  @Test
  void fullPackagesAreFoundUnlessTheyAreCatalogues() throws IOException {
    String types =
        IntStream.range(0, 26).mapToObj(i -> "class T%d {}".formatted(i)).collect(joining("\n"));
    String rule = "no package has more than 25 types";

    assertBroken(house(room("dev.padlock.pki", types)), rule);
    assertHeld(house(room(CORE + ".wire.extension", types)), rule);
    assertHeld(house(room(CORE + ".error", types)), rule);
  }

  private record Source(String path, String text) {}

  private static Rule rule(String name) {
    return HouseTest.rules().stream()
        .filter(rule -> rule.name().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static void assertHeld(House house, String rule) {
    assertEquals(List.of(), rule(rule).violations(house));
  }

  /// At least one of the rules whose names contain `name` is broken.
  private static void assertBroken(House house, String... names) {
    for (String name : names) {
      List<Rule> rules =
          HouseTest.rules().stream().filter(rule -> rule.name().contains(name)).toList();
      assertNotEquals(List.of(), rules, name);
      assertTrue(rules.stream().anyMatch(rule -> !rule.violations(house).isEmpty()), name);
    }
  }

  /// A house in which a class of core's room `from` uses one of its room `to`.
  private House importing(String from, String to) throws IOException {
    String target = to.equals("tls") ? CORE : CORE + "." + to;
    return house(
        room(CORE + "." + from, "class User { Object o = new %s.Used(); }".formatted(target)),
        room(target, "public class Used {}"));
  }

  /// A class in the middle of core with one member.
  private House core(String member) throws IOException {
    return house(room(CORE + ".engine", "class A { %s }".formatted(member)));
  }

  private static Source room(String name, String types) {
    String file = types.replaceFirst("(?s).*?(?:class|interface|enum) (\\w+).*", "$1") + ".java";
    return new Source(
        name.replace('.', '/') + "/" + file, "package " + name + ";\n\n" + types + "\n");
  }

  private static Source card(String name, String content) {
    return new Source(name.replace('.', '/') + "/package-info.java", content);
  }

  private House house(Source... files) throws IOException {
    Path sources = folder.resolve("sources-" + System.nanoTime());
    Path classes = Files.createDirectories(sources.resolveSibling("of-" + sources.getFileName()));
    List<Path> paths = new ArrayList<>();
    for (Source file : files) {
      Path path = sources.resolve(file.path());
      Files.createDirectories(path.getParent());
      paths.add(Files.writeString(path, file.text()));
    }
    compile(paths, classes);
    return House.of(classes, sources);
  }

  private static void compile(List<Path> sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = Stream.of("-proc:none", "-d", classes.toString()).toList();
      assertTrue(
          compiler
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call());
    }
  }
}
