package dev.padlock.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What padlock-core never touches: the world is asked, never called. Bytes, clock and randomness
/// come in from outside.
final class Bans {
  private static final String CORE = "dev.padlock.tls..";
  private static final String JCA = "dev.padlock.tls.crypto.jca..";

  /// All that core may know of java.io: its refusals are an IOException, and its secrets refuse to
  /// be serialized.
  private static final Set<String> HARMLESS_IO =
      Set.of(
          "java.io.IOException",
          "java.io.NotSerializableException",
          "java.io.ObjectInputStream",
          "java.io.ObjectOutputStream",
          "java.io.UncheckedIOException",
          "java.io.Serializable",
          "java.io.Serial");

  private static final Set<String> THREADS =
      Set.of(
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.util.Timer",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.ForkJoinPool",
          "java.util.concurrent.Executors",
          "java.util.concurrent.ExecutorService",
          "java.util.concurrent.Executor");

  /// `Type.member` of what asks the machine instead of the configuration.
  private static final Set<String> WORLD =
      Set.of(
          "java.lang.System.getProperty",
          "java.lang.System.getProperties",
          "java.lang.System.getenv",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.Integer.getInteger",
          "java.lang.Long.getLong",
          "java.lang.Boolean.getBoolean",
          "java.util.Date.<init>",
          "java.util.Random.<init>",
          "java.lang.Math.random");

  static List<Rule> rules() {
    return List.of(
        uses("core has no socket, channel, file or stream", Bans::isInputOrOutput),
        uses("core starts no thread", type -> THREADS.contains(type.getName())),
        uses("core writes no log", Bans::isLogger),
        calls("core asks neither the machine nor its clock", CORE, Bans::asksTheMachine),
        callsOutside(
            "only crypto.jca makes randomness",
            access ->
                access.getTargetOwner().getName().equals("java.security.SecureRandom")
                    && (access.getName().equals("<init>")
                        || access.getName().startsWith("getInstance"))),
        callsOutside("only crypto.jca asks JCA for a primitive", Bans::asksJca));
  }

  private static boolean isInputOrOutput(JavaClass type) {
    String name = type.getName();
    return (type.getPackageName().equals("java.io") && !HARMLESS_IO.contains(name))
        || name.startsWith("java.net.")
        || name.startsWith("java.nio.channels.")
        || name.startsWith("java.nio.file.")
        || name.startsWith("javax.net.");
  }

  private static boolean isLogger(JavaClass type) {
    String name = type.getName();
    return name.startsWith("java.util.logging.")
        || name.startsWith("java.lang.System$Logger")
        || name.startsWith("org.slf4j.")
        || name.startsWith("org.apache.");
  }

  private static boolean asksTheMachine(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    boolean isNow =
        owner.startsWith("java.time.")
            && access.getName().equals("now")
            && access.getTarget().getFullName().endsWith("now()");
    return isNow || WORLD.contains(owner + "." + access.getName());
  }

  private static boolean asksJca(JavaAccess<?> access) {
    String room = access.getTargetOwner().getPackageName();
    return access.getName().startsWith("getInstance")
        && (room.equals("javax.crypto") || room.equals("java.security"));
  }

  private static Rule uses(String name, Predicate<JavaClass> banned) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat(describe("are banned", banned));
    return ClassRules.of(name, rule);
  }

  private static Rule calls(String name, String where, Predicate<JavaAccess<?>> banned) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(where)
            .should()
            .accessTargetWhere(describe("is banned", banned));
    return ClassRules.of(name, rule);
  }

  private static Rule callsOutside(String name, Predicate<JavaAccess<?>> banned) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(CORE)
            .and()
            .resideOutsideOfPackage(JCA)
            .should()
            .accessTargetWhere(describe("is banned", banned));
    return ClassRules.of(name, rule);
  }

  private Bans() {}
}
