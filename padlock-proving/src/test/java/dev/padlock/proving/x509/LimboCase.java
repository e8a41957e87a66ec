package dev.padlock.proving.x509;

import com.fasterxml.jackson.databind.JsonNode;
import dev.padlock.pki.Certificate;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.path.Evidence;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.path.ValidationPolicy;
import dev.padlock.pki.pem.Pem;
import dev.padlock.pki.pem.PemBlock;
import dev.padlock.pki.revocation.RevocationList;
import dev.padlock.pki.store.TrustStore;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One case of the suites, in x509-limbo's schema.
record LimboCase(JsonNode json) {

  static Stream<LimboCase> all(JsonNode suite) {
    return StreamSupport.stream(suite.get("testcases").spliterator(), false).map(LimboCase::new);
  }

  String id() {
    return json.get("id").asText();
  }

  boolean isBetterTls() {
    return id().startsWith("bettertls::");
  }

  boolean mustAccept() {
    return json.get("expected_result").asText().equals("SUCCESS");
  }

  /// The cases that say the opposite about the same chain.
  List<String> contradicts() {
    return texts("conflicts_with").toList();
  }

  TrustStore anchors() throws PkiException {
    List<Certificate> anchors = new ArrayList<>();
    for (String pem : texts("trusted_certs").toList()) {
      anchors.add(Certificate.read(der(pem)));
    }
    return TrustStore.of("the case's anchors", anchors);
  }

  ValidationPolicy policy(ValidationPolicy base) {
    JsonNode depth = json.get("max_chain_depth");
    return depth.isNull() ? base : base.withMaximumIntermediates(depth.asInt());
  }

  PathRequest request() throws PkiException {
    List<Octets> sent = new ArrayList<>(List.of(der(json.get("peer_certificate").asText())));
    for (String pem : texts("untrusted_intermediates").toList()) {
      sent.add(der(pem));
    }
    List<RevocationList> lists = new ArrayList<>();
    for (String pem : texts("crls").toList()) {
      lists.add(RevocationList.read(der(pem)));
    }
    return request(PresentedChain.read(sent)).withEvidence(Evidence.NONE.withLists(lists));
  }

  private PathRequest request(PresentedChain chain) throws PkiException {
    if (!json.get("validation_kind").asText().equals("SERVER")) {
      return PathRequest.client(chain, at());
    }
    JsonNode name = json.get("expected_peer_name");
    return PathRequest.server(chain, ReferenceIdentity.of(name.get("value").asText()), at());
  }

  Instant at() {
    JsonNode time = json.get("validation_time");
    return time.isNull() ? Instant.now() : OffsetDateTime.parse(time.asText()).toInstant();
  }

  private Stream<String> texts(String field) {
    JsonNode found = json.get(field);
    if (found == null || found.isNull()) {
      return Stream.of();
    }
    return found.isTextual()
        ? Stream.of(found.asText())
        : StreamSupport.stream(found.spliterator(), false).map(JsonNode::asText);
  }

  /// What is in the PEM texts of this field.
  Stream<Octets> ders(String field) {
    return texts(field)
        .map(pem -> {
          try {
            return der(pem);
          } catch (PkiException e) {
            throw new UncheckedIOException("a PEM text that can not be read, in " + id(), e);
          }
        });
  }

  private static Octets der(String pem) throws PkiException {
    List<PemBlock> blocks = Pem.read(pem.getBytes(StandardCharsets.US_ASCII));
    return blocks.getFirst().content();
  }
}
