package dev.padlock.explain.cause;

import static dev.padlock.explain.cause.Cause.likely;
import static dev.padlock.explain.cause.Cause.possible;

import dev.padlock.tls.error.IdentityFault;
import dev.padlock.tls.error.Refusal;
import java.util.List;
import java.util.Map;

/// Why a peer's certificates are not believed. A catalogue.
final class IdentityCauses {

  private static final Cause MAN_IN_THE_MIDDLE =
      possible("Somebody between the two presents a certificate of his own");

  private IdentityCauses() {}

  static void addTo(Map<Refusal, List<Cause>> all) {
    trust(all);
    dates(all);
    names(all);
    quality(all);
  }

  private static void trust(Map<Refusal, List<Cause>> all) {
    all.put(
        IdentityFault.UNKNOWN_CA,
        List.of(
            likely(
                "The peer's certificate comes from a private authority that this store does not hold"),
            possible(
                "TLS inspection on the way: a company's firewall issues certificates of its own"),
            MAN_IN_THE_MIDDLE));
    all.put(
        IdentityFault.MISSING_INTERMEDIATE,
        List.of(
            likely(
                "The peer is set up with its own certificate alone, without those between it and the root"),
            possible(
                "Browsers hide this mistake: they fetch or remember the missing certificate")));
    all.put(
        IdentityFault.SELF_SIGNED,
        List.of(
            likely("A certificate made for development, or the default one of an appliance"),
            MAN_IN_THE_MIDDLE));
    all.put(
        IdentityFault.CERTIFICATE_REVOKED,
        List.of(
            likely(
                "The peer's key was lost or stolen, or its authority withdrew the certificate")));
    all.put(
        IdentityFault.CERTIFICATE_REJECTED,
        List.of(
            likely("A rule of the application or of this platform refused the chain"),
            possible(
                "The chain cannot be judged at all, because it is too long or uses unknown algorithms")));
    List<Cause> noCertificate =
        List.of(
            likely("The client has no certificate set up for this server"),
            possible(
                "The client has one, but from an authority that the server does not name, or with a key that it does not accept"));
    all.put(IdentityFault.CERTIFICATE_REQUIRED, noCertificate);
    all.put(IdentityFault.NO_CLIENT_CERTIFICATE, noCertificate);
  }

  private static void dates(Map<Refusal, List<Cause>> all) {
    all.put(
        IdentityFault.OCSP_RESPONSE_REJECTED,
        List.of(
            likely(
                "The peer staples a response that is out of date, or none although one is demanded"),
            possible("The clock of one of the two machines is wrong")));
    all.put(
        IdentityFault.CERTIFICATE_EXPIRED,
        List.of(
            likely(
                "The certificate was not renewed, or it was and the server has not loaded the new one"),
            possible("This machine's clock is ahead")));
    all.put(
        IdentityFault.CERTIFICATE_NOT_YET_VALID,
        List.of(
            likely("This machine's clock is behind"),
            possible("The certificate was issued for a time to come"),
            possible("The clock of the machine that issued it is ahead")));
  }

  private static void names(Map<Refusal, List<Cause>> all) {
    all.put(
        IdentityFault.NAME_MISMATCH,
        List.of(
            likely("The server was reached by another name than its certificate lists"),
            possible(
                "Several sites share the address, and the server gave its default certificate"),
            MAN_IN_THE_MIDDLE));
    all.put(
        IdentityFault.NO_SUBJECT_ALTERNATIVE_NAME,
        List.of(
            likely(
                "The certificate was made by hand with an old recipe that names the host in CN alone")));
  }

  private static void quality(Map<Refusal, List<Cause>> all) {
    all.put(
        IdentityFault.CERTIFICATE_UNREADABLE,
        List.of(
            likely("A tool wrote a certificate that breaks its format (X.509, DER)"),
            possible("The file on the server holds something else than a certificate")));
    all.put(
        IdentityFault.CERTIFICATE_NOT_FOR_THIS_USE,
        List.of(
            likely("A certificate for servers is used by a client, or the other way round"),
            possible(
                "Public authorities stopped issuing certificates that are also for clients in 2026")));
    all.put(
        IdentityFault.ISSUER_NOT_ALLOWED,
        List.of(
            likely("A certificate that is not an authority's was used to issue another one"),
            possible("The authority may issue for certain names or depths only"),
            MAN_IN_THE_MIDDLE));
    all.put(
        IdentityFault.WEAK_KEY,
        List.of(likely("The certificate is old, or was issued by an appliance with old defaults")));
    all.put(
        IdentityFault.WEAK_SIGNATURE,
        List.of(
            likely("The certificate was signed with SHA-1 or MD5 by an old private authority")));
    all.put(
        IdentityFault.CERTIFICATE_SIGNATURE_INVALID,
        List.of(
            likely(
                "The chain holds another certificate of the same name than the one that signed, for example from before a renewal"),
            possible("Somebody forged or changed a certificate")));
  }
}
