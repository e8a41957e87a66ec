package dev.padlock.walls;

import com.sun.source.tree.AnnotationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Every package has a card at its door that says what lives there.
final class RoomCards {
  private static final List<String> TITLES =
      List.of("Lives here", "Never here", "May use", "Start reading at");

  /// Fewer letters than these say nothing.
  private static final int SHORTEST = 4;

  static List<Rule> rules() {
    return List.of(
        new Rule("every package has a room card", RoomCards::missing),
        new Rule("every room card says what must be said", RoomCards::silent),
        new Rule("every package is @NullMarked", RoomCards::unmarked));
  }

  private static List<String> missing(House house) {
    Map<String, Boolean> hasCard = new TreeMap<>();
    for (SourceFile source : house.sources()) {
      if (!source.is("module-info.java")) {
        hasCard.merge(source.packageName(), isCard(source), Boolean::logicalOr);
      }
    }
    return hasCard.entrySet().stream()
        .filter(room -> !room.getValue())
        .map(room -> room.getKey() + " has no package-info.java")
        .toList();
  }

  private static List<String> silent(House house) {
    List<String> found = new ArrayList<>();
    for (SourceFile card : house.sources().stream().filter(RoomCards::isCard).toList()) {
      for (String title : TITLES) {
        if (!says(card.packageComment(), title)) {
          found.add("the room card of " + card.packageName() + " lacks \"**" + title + ":** ...\"");
        }
      }
    }
    return found;
  }

  private static boolean says(String comment, String title) {
    Pattern paragraph =
        Pattern.compile(
            "\\*\\*" + title + ":\\*\\*\\s+(?!\\*\\*)\\S.{" + SHORTEST + ",}", Pattern.DOTALL);
    return Pattern.compile("\\n\\s*\\n")
        .splitAsStream(comment)
        .anyMatch(part -> paragraph.matcher(part.strip()).matches());
  }

  private static List<String> unmarked(House house) {
    return house.sources().stream()
        .filter(RoomCards::isCard)
        .filter(card ->
            card.unit().getPackageAnnotations().stream()
                .map(AnnotationTree::getAnnotationType)
                .noneMatch(type -> type.toString().endsWith("NullMarked")))
        .map(card -> card.packageName() + " is not @NullMarked")
        .toList();
  }

  private static boolean isCard(SourceFile source) {
    return source.is("package-info.java");
  }

  private RoomCards() {}
}
