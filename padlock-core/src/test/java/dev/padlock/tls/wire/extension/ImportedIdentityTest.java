package dev.padlock.tls.wire.extension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.wire.KdfIdentifier;
import dev.padlock.tls.wire.ProtocolVersion;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportedIdentityTest {

  private static final ImportedIdentity IDENTITY =
      new ImportedIdentity(
          Opaque.of("psk1".getBytes(UTF_8)),
          Opaque.of("context1".getBytes(UTF_8)),
          ProtocolVersion.TLS_1_3,
          KdfIdentifier.HKDF_SHA384);

  private static final String BYTES =
      "0004" + "70736b31" + "0008" + "636f6e7465787431" + "03040002";

  @Test
  void isWrittenAsRfc9258Says() {
    assertEquals(BYTES, IDENTITY.encode().hex());
    assertEquals(Optional.of(IDENTITY), ImportedIdentity.of(Opaque.ofHex(BYTES)));
  }

  @Test
  void theContextMayBeEmpty() {
    ImportedIdentity identity =
        new ImportedIdentity(
            IDENTITY.externalIdentity(),
            Opaque.EMPTY,
            new ProtocolVersion(0xfefc),
            new KdfIdentifier(0xffff));
    assertEquals("0004" + "70736b31" + "0000" + "fefcffff", identity.encode().hex());
    assertEquals(Optional.of(identity), ImportedIdentity.of(identity.encode()));
  }

  @Test
  void whatDoesNotSpellOneIsSomethingElse() {
    for (int length = 0; length < BYTES.length(); length += 2) {
      assertEquals(Optional.empty(), ImportedIdentity.of(Opaque.ofHex(BYTES.substring(0, length))));
    }
    assertEquals(Optional.empty(), ImportedIdentity.of(Opaque.ofHex(BYTES + "00")));
    assertEquals(Optional.empty(), ImportedIdentity.of(Opaque.ofHex("0000" + "0000" + "03040001")));
    assertEquals(
        Optional.empty(), ImportedIdentity.of(Opaque.of("Client_identity".getBytes(UTF_8))));
  }
}
