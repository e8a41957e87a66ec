package dev.padlock.walls;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// One source file and its syntax tree.
record SourceFile(Path path, CompilationUnitTree unit, DocTrees trees) {

  static List<SourceFile> allIn(Path folder) throws IOException {
    List<Path> paths = pathsIn(folder);
    if (paths.isEmpty()) {
      return List.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(paths));
      DocTrees trees = DocTrees.instance(task);
      List<SourceFile> sources = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        sources.add(new SourceFile(Path.of(unit.getSourceFile().toUri()), unit, trees));
      }
      return sources;
    }
  }

  private static List<Path> pathsIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  String packageName() {
    return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
  }

  boolean is(String fileName) {
    return path.endsWith(fileName);
  }

  /// The number of lines that `tree` spans.
  long lines(Tree tree) {
    return lineAt(trees.getSourcePositions().getEndPosition(unit, tree)) - line(tree) + 1;
  }

  long lines() {
    return lines(unit);
  }

  /// Where `tree` is, as compilers say it.
  String at(Tree tree) {
    return path.getFileName() + ":" + line(tree);
  }

  /// What `tree` stands in.
  Tree parent(Tree tree) {
    return TreePath.getPath(unit, tree).getParentPath().getLeaf();
  }

  /// The documentation comment of the package; empty without one.
  String packageComment() {
    if (unit.getPackage() == null) {
      return "";
    }
    String comment = trees.getDocComment(TreePath.getPath(unit, unit.getPackage()));
    return comment == null ? "" : comment;
  }

  private long line(Tree tree) {
    return lineAt(trees.getSourcePositions().getStartPosition(unit, tree));
  }

  private long lineAt(long position) {
    return unit.getLineMap().getLineNumber(position);
  }
}
