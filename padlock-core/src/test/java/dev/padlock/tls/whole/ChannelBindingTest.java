package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.pki.store.Identity;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.ChannelBinding;
import dev.padlock.tls.ClientConfig;
import dev.padlock.tls.Parties;
import dev.padlock.tls.Policy;
import dev.padlock.tls.ServerConfig;
import dev.padlock.tls.TlsConnection;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.ConfigurationRefused;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.wire.ProtocolVersion;
import dev.padlock.tls.wire.SignatureScheme;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Channel bindings: both ends of every connection have the same.
class ChannelBindingTest {

  private static final List<ProtocolVersion> VERSIONS =
      List.of(ProtocolVersion.TLS_1_2, ProtocolVersion.TLS_1_3);

  private static Wire talk(ProtocolVersion version, CertificateAuthority ca) throws Exception {
    Identity server = ca.issue(CertificateProfile.server(Parties.NAME));
    Wire wire =
        Wire.between(
            ClientConfig.builder().versions(version).trust(ca.trust()).build(),
            ServerConfig.builder().versions(version).credentials(Credential.of(server)).build());
    return wire.talk();
  }

  private static byte[] bound(Side side, ChannelBinding type) throws Exception {
    return side.connection().channelBinding(type);
  }

  /// RFC 5929 §4.1: the hash is that of the signature on the certificate, so the authority's.
  @ParameterizedTest
  @CsvSource({
    "EC_P256, SHA-256",
    "EC_P384, SHA-384",
    "EC_P521, SHA-512",
    "RSA_2048, SHA-256",
    "RSASSA_PSS_2048, SHA-256"
  })
  void theServersEndPointIsItsCertificateHashed(KeyKind authority, String hash) throws Exception {
    for (ProtocolVersion version : VERSIONS) {
      Wire wire = talk(version, TestCa.root(authority));
      byte[] certificate = wire.client.connection().info().peerCertificates().getFirst().toArray();
      byte[] expected = MessageDigest.getInstance(hash).digest(certificate);
      assertArrayEquals(expected, bound(wire.client, ChannelBinding.TLS_SERVER_END_POINT));
      assertArrayEquals(expected, bound(wire.server, ChannelBinding.TLS_SERVER_END_POINT));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ED448", "ML_DSA_44"})
  void whereTheSignatureHasNoHashThereIsNoEndPoint(KeyKind authority) throws Exception {
    for (ProtocolVersion version : VERSIONS) {
      Wire wire = talk(version, TestCa.root(authority));
      for (Side side : List.of(wire.client, wire.server)) {
        assertRefused(side);
      }
    }
  }

  private static void assertRefused(Side side) {
    ConfigurationRefused refused =
        assertThrows(
            ConfigurationRefused.class, () -> bound(side, ChannelBinding.TLS_SERVER_END_POINT));
    assertEquals(ConfigurationFault.NO_SERVER_END_POINT, refused.refusal());
    assertTrue(side.connection().failure().isEmpty(), "the connection goes on");
  }

  /// Of several certificates, it is the one that was shown when the session was made; also where a
  /// resumed session gives the next one.
  @Test
  void aResumedSessionHasTheEndPointOfItsFullHandshake() throws Exception {
    for (ProtocolVersion version : VERSIONS) {
      ClientConfig client =
          Parties.client()
              .policy(Policy.INTERMEDIATE)
              .versions(version)
              .signatureSchemes(List.of(SignatureScheme.RSA_PSS_RSAE_SHA256))
              .build();
      ServerConfig server =
          Parties.server()
              .policy(Policy.INTERMEDIATE)
              .versions(version)
              .credentials(
                  Parties.serverCredential(KeyKind.EC_P256),
                  Parties.serverCredential(KeyKind.RSA_2048))
              .build();
      Wire full = Wire.between(client, server).talk();
      byte[] expected = bound(full.server, ChannelBinding.TLS_SERVER_END_POINT);
      assertArrayEquals(expected, bound(full.client, ChannelBinding.TLS_SERVER_END_POINT));
      for (int i = 0; i < 2; i++) {
        Wire resumed = Wire.between(client, server).talk();
        assertTrue(resumed.client.connection().info().isResumed());
        assertArrayEquals(expected, bound(resumed.client, ChannelBinding.TLS_SERVER_END_POINT));
        assertArrayEquals(expected, bound(resumed.server, ChannelBinding.TLS_SERVER_END_POINT));
      }
    }
  }

  /// RFC 9266 §2: the context is there, and empty.
  @Test
  void theExporterBindsToEachConnection() throws Exception {
    for (ProtocolVersion version : VERSIONS) {
      byte[] last = {};
      for (int i = 0; i < 2; i++) {
        Wire wire = talk(version, TestCa.root());
        TlsConnection client = wire.client.connection();
        byte[] bound = client.channelBinding(ChannelBinding.TLS_EXPORTER);
        assertArrayEquals(
            client.exportKeyingMaterial("EXPORTER-Channel-Binding", Opaque.EMPTY, 32), bound);
        assertArrayEquals(bound, bound(wire.server, ChannelBinding.TLS_EXPORTER));
        assertFalse(Arrays.equals(last, bound));
        last = bound;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsBoundBeforeTheHandshakeIsComplete(ChannelBinding type) throws Exception {
    Wire wire = Wire.between(Parties.client().build(), Parties.server().build());
    assertThrows(IllegalStateException.class, () -> bound(wire.client, type));
  }

  @Test
  void theirNamesAreThoseOfTheRegistry() {
    assertEquals(
        List.of("tls-exporter", "tls-server-end-point"),
        Arrays.stream(ChannelBinding.values()).map(ChannelBinding::ianaName).toList());
  }
}
