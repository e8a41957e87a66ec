package dev.padlock.walls;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// Names say what a thing is: no ending that fits anything, no `get` that says nothing.
final class Names {
  private static final List<String> EMPTY_ENDINGS =
      List.of("Impl", "Util", "Utils", "Manager", "Helper", "Context");

  static List<Rule> rules() {
    return List.of(
        new Rule("no type is called Impl, Util, Manager, Helper or Context", Names::emptyEndings),
        new Rule("no accessor is called get", Names::getters));
  }

  private static List<String> emptyEndings(House house) {
    return house.classes().stream()
        .flatMap(type ->
            emptyEnding(type)
                .map(end -> type.getName() + " ends in " + end + ": say what it is")
                .stream())
        .toList();
  }

  private static Optional<String> emptyEnding(JavaClass type) {
    return EMPTY_ENDINGS.stream()
        .filter(end -> type.getSimpleName().endsWith(end))
        .filter(end -> !isCalledSoByTheJdk(type, end))
        .findFirst();
  }

  /// What implements an X509TrustManager may be called a trust manager.
  private static boolean isCalledSoByTheJdk(JavaClass type, String end) {
    return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
        .anyMatch(parent ->
            parent.getPackageName().startsWith("javax.") && parent.getSimpleName().contains(end));
  }

  private static List<String> getters(House house) {
    List<String> found = new ArrayList<>();
    for (SourceFile source : house.sources()) {
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
          if (isGetter(method)) {
            found.add(source.at(method) + " " + method.getName() + ": an accessor has no get");
          }
          return super.visitMethod(method, none);
        }
      }.scan(source.unit(), null);
    }
    return found;
  }

  private static boolean isGetter(MethodTree method) {
    return method.getName().toString().matches("get[A-Z].*")
        && method.getParameters().isEmpty()
        && !method.getModifiers().getFlags().contains(Modifier.PRIVATE)
        && method.getModifiers().getAnnotations().stream()
            .map(AnnotationTree::getAnnotationType)
            .map(Tree::toString)
            .noneMatch("Override"::equals);
  }

  private Names() {}
}
