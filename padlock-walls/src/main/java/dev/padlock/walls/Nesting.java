package dev.padlock.walls;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreeScanner;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How deep a method nests its decisions, loops and attempts. `else if` goes on, it does not go
/// deeper; a class within is measured by its own methods.
final class Nesting extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final Set<Tree.Kind> DEEPER =
      EnumSet.of(
          Tree.Kind.IF,
          Tree.Kind.SWITCH,
          Tree.Kind.SWITCH_EXPRESSION,
          Tree.Kind.FOR_LOOP,
          Tree.Kind.ENHANCED_FOR_LOOP,
          Tree.Kind.WHILE_LOOP,
          Tree.Kind.DO_WHILE_LOOP);

  private int depth;
  private int deepest;

  static int of(MethodTree method) {
    Nesting nesting = new Nesting();
    nesting.scan(method.getBody(), null);
    return nesting.deepest;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void none) {
    if (!goesDeeper(tree)) {
      return super.scan(tree, none);
    }
    depth++;
    deepest = Math.max(deepest, depth);
    super.scan(tree, none);
    depth--;
    return null;
  }

  /// An attempt that catches nothing only gives something back: a lock, a resource.
  private static boolean goesDeeper(@Nullable Tree tree) {
    return tree instanceof TryTree attempt
        ? !attempt.getCatches().isEmpty()
        : tree != null && DEEPER.contains(tree.getKind());
  }

  @Override
  public @Nullable Void visitIf(IfTree decision, @Nullable Void none) {
    scan(decision.getCondition(), none);
    scan(decision.getThenStatement(), none);
    if (decision.getElseStatement() instanceof IfTree next) {
      return visitIf(next, none);
    }
    return scan(decision.getElseStatement(), none);
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
    return null;
  }

  private Nesting() {}
}
