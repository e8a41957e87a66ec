package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.algorithm.KeyKind;
import dev.padlock.pki.issue.CertificateAuthority;
import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.testkit.TestCa;
import dev.padlock.tls.Parties;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.trace.TraceEvent.MessageSeen;
import dev.padlock.tls.verify.CertificateCompressor;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Judgement;
import dev.padlock.tls.verify.PeerClaim;
import dev.padlock.tls.verify.PeerVerifier;
import dev.padlock.tls.wire.CertificateCompressionAlgorithm;
import dev.padlock.tls.wire.SignatureScheme;
import dev.padlock.tls.wire.extension.CertificateAuthorities;
import dev.padlock.tls.wire.message.Certificate;
import dev.padlock.tls.wire.message.CertificateRequest;
import dev.padlock.tls.wire.message.CompressedCertificate;
import dev.padlock.tls.wire.message.HandshakeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What goes along with certificates: stapled OCSP responses and SCTs, compression, and the
/// authorities by which one is chosen.
class StaplingTest {

  private static final Opaque OCSP = Opaque.of(new byte[] {0x30, 3, 10, 1, 0});
  private static final List<Opaque> TIMESTAMPS =
      List.of(Opaque.of(new byte[40]), Opaque.of(new byte[] {1, 2, 3}));

  private static Credential stapled(Credential credential) {
    return credential.withOcspResponse(OCSP).withCertificateTimestamps(TIMESTAMPS);
  }

  private static <M extends HandshakeMessage> List<M> messages(Side side, Class<M> kind) {
    return side.traced(MessageSeen.class).stream()
        .map(MessageSeen::message)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  @Test
  void whatAServerStaplesReachesTheClientsVerifier() throws Exception {
    List<PeerClaim> claims = new ArrayList<>();
    PeerVerifier noting =
        claim -> {
          claims.add(claim);
          return new Judgement.Accepted(List.of(), List.of());
        };
    Wire wire =
        Wire.between(
                Parties.client().verifier(noting).build(),
                Parties.server().credentials(stapled(Parties.serverCredential())).build())
            .talk();
    assertTrue(wire.client.isConnected());
    assertEquals(OCSP, claims.getFirst().ocspResponse());
    assertEquals(TIMESTAMPS, claims.getFirst().certificateTimestamps());
    assertEquals(OCSP, wire.client.connection().info().peerOcspResponse());
    assertEquals(TIMESTAMPS, wire.client.connection().info().peerCertificateTimestamps());
  }

  @Test
  void whatNobodyAsksForIsNotStapled() throws Exception {
    Wire wire =
        Wire.between(
                Parties.client().requestOcsp(false).requestCertificateTimestamps(false).build(),
                Parties.server().credentials(stapled(Parties.serverCredential())).build())
            .talk();
    assertTrue(wire.client.isConnected());
    assertTrue(wire.client.connection().info().peerOcspResponse().isEmpty());
    assertEquals(List.of(), wire.client.connection().info().peerCertificateTimestamps());
  }

  @Test
  void anAskedServerMayHaveNothingToStaple() throws Exception {
    Wire wire = Wire.between(Parties.client().build(), Parties.server().build()).talk();
    assertTrue(wire.client.isConnected());
    assertTrue(wire.client.connection().info().peerOcspResponse().isEmpty());
  }

  @Test
  void certificatesAreCompressedWhereBothWant() throws Exception {
    for (boolean client : List.of(true, false)) {
      for (boolean server : List.of(true, false)) {
        Wire wire =
            Wire.between(
                    Parties.client().compressedCertificates(client).build(),
                    Parties.server().compressedCertificates(server).build())
                .talk();
        assertTrue(wire.client.isConnected());
        int compressed = messages(wire.client, CompressedCertificate.class).size();
        assertEquals(client && server ? 1 : 0, compressed);
        assertEquals(1 - compressed, messages(wire.client, Certificate.class).size());
      }
    }
  }

  @Test
  void aClientsCertificateIsCompressedForServersThatAskForIt() throws Exception {
    for (boolean client : List.of(true, false)) {
      for (boolean server : List.of(true, false)) {
        Wire wire =
            Wire.between(
                    Parties.client()
                        .credentials(Parties.clientCredential())
                        .compressedCertificates(client)
                        .build(),
                    Parties.server()
                        .clientCertificates(ClientCertificates.REQUIRED, TestCa.trust())
                        .compressedCertificates(server)
                        .build())
                .talk();
        assertTrue(wire.server.isConnected(), () -> wire.server.outcome());
        int ofBothSides = client && server ? 2 : 0;
        assertEquals(ofBothSides, messages(wire.server, CompressedCertificate.class).size());
      }
    }
  }

  /// An algorithm of the application's own: it turns the bits over, and has a length of its own.
  private record Inverting(int wrongBy) implements CertificateCompressor {

    @Override
    public CertificateCompressionAlgorithm algorithm() {
      return new CertificateCompressionAlgorithm(0xff01);
    }

    @Override
    public Optional<byte[]> compress(byte[] message) {
      return Optional.of(inverted(message));
    }

    @Override
    public Optional<byte[]> expand(byte[] compressed, int length) {
      if (wrongBy < 0) {
        throw new IllegalStateException("broken");
      }
      return Optional.of(Arrays.copyOf(inverted(compressed), length + wrongBy));
    }

    private static byte[] inverted(byte[] bytes) {
      byte[] inverted = bytes.clone();
      for (int i = 0; i < inverted.length; i++) {
        inverted[i] ^= (byte) 0xff;
      }
      return inverted;
    }
  }

  @Test
  void anApplicationMayBringACompressorOfItsOwn() throws Exception {
    Wire wire =
        Wire.between(
                Parties.client()
                    .certificateCompressors(CertificateCompressor.zlib(), new Inverting(0))
                    .build(),
                Parties.server()
                    .certificateCompressors(new Inverting(0), CertificateCompressor.zlib())
                    .build())
            .talk();
    assertTrue(wire.client.isConnected(), () -> wire.client.outcome());
    assertEquals(
        new Inverting(0).algorithm(),
        messages(wire.client, CompressedCertificate.class).getFirst().algorithm());
  }

  @Test
  void aCompressorThatFailsRefusesTheConnection() throws Exception {
    for (int wrongBy : List.of(-1, 1)) {
      Wire wire =
          Wire.between(
                  Parties.client().certificateCompressors(new Inverting(wrongBy)).build(),
                  Parties.server().certificateCompressors(new Inverting(0)).build())
              .talk();
      assertEquals(
          wrongBy < 0 ? "CALLBACK_FAILED" : "BAD_COMPRESSED_CERTIFICATE", wire.client.outcome());
    }
  }

  @Test
  void aServerNamesItsAuthoritiesAndAClientChoosesByThem() throws Exception {
    CertificateAuthority other =
        CertificateAuthority.create(CertificateProfile.root("Another root"), TestCa.ambience());
    Credential strange = Credential.of(other.issue(CertificateProfile.client("a stranger")));
    Credential fitting = Parties.clientCredential();
    Wire wire =
        Wire.between(
                Parties.client().credentials(strange, fitting).build(),
                Parties.server()
                    .clientCertificates(ClientCertificates.REQUIRED, TestCa.trust())
                    .build())
            .talk();
    assertTrue(wire.server.isConnected(), () -> wire.server.outcome());
    assertSame(fitting, wire.client.connection().info().ownCredential().orElseThrow());
    CertificateRequest request = messages(wire.client, CertificateRequest.class).getFirst();
    assertEquals(
        1,
        request.extensions().find(CertificateAuthorities.class).orElseThrow().authorities().size());
  }

  @Test
  void aClientWithoutAFittingCredentialHasNone() throws Exception {
    CertificateAuthority other =
        CertificateAuthority.create(CertificateProfile.root("Another root"), TestCa.ambience());
    Credential strange = Credential.of(other.issue(CertificateProfile.client("a stranger")));
    for (ClientCertificates wanted :
        List.of(ClientCertificates.OPTIONAL, ClientCertificates.REQUIRED)) {
      Wire wire =
          Wire.between(
                  Parties.client().credentials(strange).build(),
                  Parties.server().clientCertificates(wanted, TestCa.trust()).build())
              .talk();
      assertTrue(wire.client.connection().info().ownCredential().isEmpty());
      assertEquals(
          wanted == ClientCertificates.OPTIONAL ? "connected" : "CERTIFICATE_REQUIRED",
          wire.server.outcome());
    }
  }

  @Test
  void aServerChoosesByTheClientsAuthoritiesAndSignatures() throws Exception {
    CertificateAuthority other =
        CertificateAuthority.create(CertificateProfile.root("Another root"), TestCa.ambience());
    Credential strange = Credential.of(other.issue(CertificateProfile.server(Parties.NAME)));
    Credential fitting = Parties.serverCredential();
    Credential rsa = Parties.serverCredential(KeyKind.RSA_2048);
    Opaque root = Opaque.wrap(TestCa.trust().anchors().getFirst().subject().der().toArray());
    Wire named =
        Wire.between(
                Parties.client().certificateAuthorities(List.of(root)).build(),
                Parties.server().credentials(strange, fitting, rsa).build())
            .talk();
    assertTrue(named.client.isConnected(), () -> named.client.outcome());
    assertSame(fitting, named.server.connection().info().ownCredential().orElseThrow());
    Wire picky =
        Wire.between(
                Parties.client()
                    .signatureSchemes(List.of(SignatureScheme.RSA_PSS_RSAE_SHA256))
                    .certificateSignatureSchemes(List.of(SignatureScheme.ECDSA_SECP256R1_SHA256))
                    .build(),
                Parties.server().credentials(strange, fitting, rsa).build())
            .talk();
    assertTrue(picky.client.isConnected(), () -> picky.client.outcome());
    assertSame(rsa, picky.server.connection().info().ownCredential().orElseThrow());
  }
}
