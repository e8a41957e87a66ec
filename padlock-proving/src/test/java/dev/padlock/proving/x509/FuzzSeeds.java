package dev.padlock.proving.x509;

import com.fasterxml.jackson.databind.JsonNode;
import dev.padlock.pki.der.Octets;
import dev.padlock.proving.x509.FuzzedChain.Kind;
import dev.padlock.proving.x509.FuzzedChain.Part;
import dev.padlock.testkit.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What fuzzing starts from: every certificate at hand, and every case of the suites.
final class FuzzSeeds {
  private static final int MAX_BYTES = 1 << 16;

  private FuzzSeeds() {}

  /// Writes the seeds of a target into a folder, for the script `fuzz`.
  ///
  /// @param arguments the target's name, then the folder
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    List<byte[]> seeds = (arguments[0].equals("der") ? forDer() : forChains()).toList();
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(folder.resolve("seed-" + i), seeds.get(i));
    }
  }

  static Stream<byte[]> forDer() throws IOException, GeneralSecurityException {
    return Stream.concat(
            KnownCertificates.all().keySet().stream(),
            LimboCase.all(Vectors.json("x509-limbo/limbo.json"))
                .flatMap(limbo -> limbo.ders("crls")))
        .map(Octets::toArray);
  }

  static Stream<byte[]> forChains() {
    return LimboCase.all(Vectors.json("x509-limbo/limbo.json"))
        .map(limbo -> seed(limbo).write())
        .filter(seed -> seed.length <= MAX_BYTES);
  }

  static FuzzedChain seed(LimboCase limbo) {
    List<Part> parts = new ArrayList<>();
    JsonNode name = limbo.json().get("expected_peer_name");
    if (!name.isNull()) {
      byte[] host = name.get("value").asText().getBytes(StandardCharsets.UTF_8);
      parts.add(new Part(Kind.NAME, Octets.wrap(host)));
    }
    limbo.ders("trusted_certs").forEach(der -> parts.add(new Part(Kind.ANCHOR, der)));
    limbo.ders("peer_certificate").forEach(der -> parts.add(new Part(Kind.SENT, der)));
    limbo.ders("untrusted_intermediates").forEach(der -> parts.add(new Part(Kind.SENT, der)));
    limbo.ders("crls").forEach(der -> parts.add(new Part(Kind.LIST, der)));
    return new FuzzedChain(name.isNull() ? FuzzedChain.CLIENT : 0, limbo.at(), parts);
  }
}
