package dev.padlock.explain.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.padlock.explain.Recording;
import dev.padlock.explain.Rehearsal;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.tls.wire.NamedGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// `docs/trace.md` names every member that a document has.
final class TracePageTest {

  private static final ObjectMapper PARSER = new ObjectMapper();

  @Test
  void everyMemberIsWrittenDown() throws Exception {
    Set<String> missing = new TreeSet<>();
    for (Recording recording : recordings()) {
      names(PARSER.readTree(TraceJson.document(recording)), missing);
    }
    String page = Files.readString(Path.of("../docs/trace.md"));
    missing.removeIf(name -> page.contains("`" + name + "`"));
    assertEquals(List.of(), List.copyOf(missing));
  }

  private static List<Recording> recordings() throws Exception {
    Rehearsal mutual = TraceJsonTest.mutual();
    Rehearsal retried = new Rehearsal();
    retried.server.groups(List.of(NamedGroup.SECP521R1));
    retried.play();
    Rehearsal refused = new Rehearsal().serve(CertificateProfile.server("other.example"));
    refused.play();
    return List.of(mutual.atClient, mutual.atServer, retried.atClient, refused.atClient);
  }

  private static void names(JsonNode node, Set<String> found) {
    node.properties()
        .forEach(member -> {
          found.add(member.getKey());
          if (!member.getKey().equals("facts")) {
            names(member.getValue(), found);
          }
        });
    if (node.isArray()) {
      node.forEach(element -> names(element, found));
    }
  }
}
