package dev.padlock.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.padlock.pki.issue.CertificateProfile;
import dev.padlock.tls.ServerConfig.ClientCertificates;
import dev.padlock.tls.trace.Direction;
import dev.padlock.tls.verify.Credential;
import dev.padlock.tls.verify.Role;
import dev.padlock.tls.wire.NamedGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundTripsTest {

  @Test
  void aFullHandshakeTakesOneRoundTripOnBothSides() throws Exception {
    Rehearsal rehearsal = new Rehearsal().play();
    assertEquals(1, rehearsal.atClient.course().roundTrips().count());
    assertEquals(1, rehearsal.atServer.course().roundTrips().count());
  }

  @Test
  void aRetryCostsAnotherOne() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.server.groups(List.of(NamedGroup.SECP384R1));
    rehearsal.play();
    assertTrue(rehearsal.atClient.course().agreement().wasRetried());
    assertEquals(2, rehearsal.atClient.course().roundTrips().count());
    assertEquals(2, rehearsal.atServer.course().roundTrips().count());
  }

  @Test
  void mutualTlsTakesNoLongerThanOne() throws Exception {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.server.clientCertificates(ClientCertificates.REQUIRED, rehearsal.authority.trust());
    rehearsal.client.credentials(
        Credential.of(rehearsal.issue(CertificateProfile.client("Alice"))));
    rehearsal.play();
    assertTrue(rehearsal.atServer.course().agreement().isClientAsked());
    assertEquals(1, rehearsal.atClient.course().roundTrips().count());
    assertEquals(1, rehearsal.atServer.course().roundTrips().count());
  }

  @Test
  void bothSidesCountTheSameBytesAndKnowWhoTheyAre() throws Exception {
    Rehearsal rehearsal = new Rehearsal().play();
    Course client = rehearsal.atClient.course();
    Course server = rehearsal.atServer.course();
    assertEquals(Role.CLIENT, client.role());
    assertEquals(Role.SERVER, server.role());
    assertEquals(
        client.traffic().bytes(Direction.SENT), server.traffic().bytes(Direction.RECEIVED));
    assertEquals(
        client.traffic().bytes(Direction.RECEIVED), server.traffic().bytes(Direction.SENT));
    assertEquals("localhost", server.serverName().orElseThrow());
    assertEquals("http/1.1", client.agreement().protocol().orElseThrow());
  }
}
