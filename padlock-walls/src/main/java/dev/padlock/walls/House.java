package dev.padlock.walls;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One module as the rules see it: the classes and the sources that are to be published, without
/// its tests.
record House(JavaClasses classes, List<SourceFile> sources) {

  /// The module in `folder`, in Maven's layout.
  static House of(Path folder) throws IOException {
    return of(folder.resolve("target/classes"), folder.resolve("src/main/java"));
  }

  static House of(Path classes, Path sources) throws IOException {
    return new House(classesIn(classes), SourceFile.allIn(sources));
  }

  private static JavaClasses classesIn(Path folder) {
    // The names of the JDK's types are enough; reading them all would take seconds.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    ClassFileImporter importer = new ClassFileImporter();
    return Files.isDirectory(folder)
        ? importer.importPath(folder)
        : importer.importPaths(List.of());
  }
}
