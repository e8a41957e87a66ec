package dev.padlock.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Test vectors that others wrote, in the folder that the system property `padlock.data` names.
/// They are no part of the project: where the folder is missing the test is skipped, or fails with
/// `CI=true`.
public final class Vectors {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Vectors() {}

  /// A file or folder among the vectors, such as `x509-limbo/limbo.json`.
  public static Path path(String below) {
    Path path = Path.of(System.getProperty("padlock.data", "../shared/data"), below);
    if (!Files.exists(path)) {
      throw Required.missing("the test data " + path.toAbsolutePath().normalize());
    }
    return path;
  }

  /// One file of JSON.
  public static JsonNode json(String below) {
    try (InputStream in = Files.newInputStream(path(below))) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The test groups of one Wycheproof file, such as `aes_gcm_test`.
  public static Stream<JsonNode> wycheproof(String name) {
    JsonNode groups = json("wycheproof/" + name + ".json").get("testGroups");
    return StreamSupport.stream(groups.spliterator(), false);
  }
}
