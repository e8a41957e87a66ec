package dev.padlock.walls;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// What outgrows its budget is two things: split it. Catalogues (enums, and the packages of the
/// wire and of the errors) and configurations may grow with what they list.
final class Budgets {
  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 60;
  private static final int PARAMETERS = 5;
  private static final int FIELDS = 8;
  private static final int NESTING = 3;
  private static final int TYPES = 25;

  private static final List<String> CATALOGUES =
      List.of("dev.padlock.tls.wire", ".error", ".explain.cause");
  private static final List<String> CONFIGURATIONS = List.of("Config", "ConfigBuilder", "Builder");

  /// Where a connection writes down what it learned, to be looked up and never to decide by.
  private static final List<String> LISTS = List.of("Findings");

  static List<Rule> rules() {
    return List.of(
        new Rule("no file is longer than " + FILE_LINES + " lines", Budgets::longFiles),
        new Rule("no package has more than " + TYPES + " types", Budgets::fullPackages),
        new Rule(
            "no method is longer than " + METHOD_LINES + " lines",
            house -> methods(house, Budgets::length)),
        new Rule(
            "no method has more than " + PARAMETERS + " parameters",
            house -> methods(house, Budgets::parameters)),
        new Rule(
            "no method nests deeper than " + NESTING, house -> methods(house, Budgets::nesting)),
        new Rule("no type has more than " + FIELDS + " fields", Budgets::fields));
  }

  private static List<String> longFiles(House house) {
    return house.sources().stream()
        .filter(source -> !isCatalogue(source))
        .filter(source -> source.lines() > FILE_LINES)
        .map(source -> source.path().getFileName() + " has " + source.lines() + " lines")
        .toList();
  }

  private static boolean isCatalogue(SourceFile source) {
    return source.unit().getTypeDecls().stream().anyMatch(type -> type.getKind() == Tree.Kind.ENUM);
  }

  private static List<String> fullPackages(House house) {
    Map<String, Integer> types = new HashMap<>();
    for (SourceFile source : house.sources()) {
      types.merge(source.packageName(), source.unit().getTypeDecls().size(), Integer::sum);
    }
    return types.entrySet().stream()
        .filter(room -> room.getValue() > TYPES)
        .filter(room -> CATALOGUES.stream().noneMatch(room.getKey()::contains))
        .map(room -> room.getKey() + " has " + room.getValue() + " types")
        .toList();
  }

  private static long length(SourceFile source, MethodTree method) {
    return over(METHOD_LINES, method.getBody() == null ? 0 : source.lines(method.getBody()));
  }

  private static long parameters(SourceFile source, MethodTree method) {
    return over(PARAMETERS, isCanonical(source, method) ? 0 : arguments(method));
  }

  /// The constructor of a record has the record's components.
  private static boolean isCanonical(SourceFile source, MethodTree method) {
    Tree owner = source.parent(method);
    return owner.getKind() == Tree.Kind.RECORD && method.getName().contentEquals("<init>");
  }

  /// A stretch of an array, said as the array with its offset and length, is one argument.
  private static long arguments(MethodTree method) {
    long arguments = 0;
    int room = 0;
    for (VariableTree parameter : method.getParameters()) {
      String type = String.valueOf(parameter.getType());
      if (type.equals("int") && room > 0) {
        room--;
      } else {
        room = type.endsWith("[]") ? 2 : 0;
        arguments++;
      }
    }
    return arguments;
  }

  private static long nesting(SourceFile source, MethodTree method) {
    return over(NESTING, Nesting.of(method));
  }

  private static long over(long budget, long spent) {
    return spent > budget ? spent : 0;
  }

  @FunctionalInterface
  private interface Measure {
    /// What the method spends; 0 within its budget.
    long over(SourceFile source, MethodTree method);
  }

  private static List<String> methods(House house, Measure measure) {
    List<String> found = new ArrayList<>();
    for (SourceFile source : house.sources()) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
          long spent = measure.over(source, method);
          if (spent > 0) {
            found.add(source.at(method) + " " + method.getName() + ": " + spent);
          }
          return super.visitMethod(method, none);
        }
      }.scan(source.unit(), null);
    }
    return found;
  }

  private static List<String> fields(House house) {
    List<String> found = new ArrayList<>();
    for (SourceFile source : house.sources()) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
          long fields = type.getMembers().stream().filter(Budgets::isField).count();
          if (fields > FIELDS && !isList(type)) {
            found.add(source.at(type) + " " + type.getSimpleName() + ": " + fields);
          }
          return super.visitClass(type, none);
        }
      }.scan(source.unit(), null);
    }
    return found;
  }

  private static boolean isList(ClassTree type) {
    String name = type.getSimpleName().toString();
    return CONFIGURATIONS.stream().anyMatch(name::endsWith) || LISTS.contains(name);
  }

  /// What a command line fills in is listed by its options, so it does not count either.
  private static boolean isField(Tree member) {
    return member instanceof VariableTree field
        && !field.getModifiers().getFlags().contains(Modifier.STATIC)
        && field.getModifiers().getAnnotations().stream()
            .map(annotation -> annotation.getAnnotationType().toString())
            .noneMatch(Set.of("Option", "Parameters", "Mixin", "ArgGroup", "Spec")::contains);
  }

  private Budgets() {}
}
