package dev.padlock.explain.cause;

import static dev.padlock.explain.cause.Cause.likely;
import static dev.padlock.explain.cause.Cause.possible;

import dev.padlock.tls.error.ConfigurationFault;
import dev.padlock.tls.error.Incompatibility;
import dev.padlock.tls.error.InternalFailure;
import dev.padlock.tls.error.ReceivedAlert;
import dev.padlock.tls.error.Refusal;
import java.util.List;
import java.util.Map;

/// Why the two have nothing in common, why this side cannot work, and why the peer went away. A
/// catalogue.
final class LocalCauses {

  private LocalCauses() {}

  static void addTo(Map<Refusal, List<Cause>> all) {
    incompatibilities(all);
    configuration(all);
    failures(all);
    endings(all);
  }

  private static void incompatibilities(Map<Refusal, List<Cause>> all) {
    all.put(
        Incompatibility.NO_COMMON_VERSION,
        List.of(
            likely("One side has the newer version switched off, or is older than it"),
            possible("TLS inspection on the way speaks an older version")));
    all.put(
        Incompatibility.VERSION_TOO_OLD,
        List.of(
            likely(
                "The peer is older than TLS 1.2 (2008): an appliance, or software without updates"),
            possible("The peer's list of versions was narrowed to old ones"),
            possible("A scanner asks for old versions; that is harmless")));
    all.put(
        Incompatibility.SSL2_HELLO,
        List.of(
            likely("The client is from before 2010, or set to speak to servers of SSL 2 as well"),
            possible("A scanner asks for SSL 2; that is harmless")));
    all.put(
        Incompatibility.NO_EXTENDED_MAIN_SECRET,
        List.of(
            likely(
                "The peer speaks TLS 1.2 as it was before 2015 (before Java 8u291, OpenSSL 1.1.0)"),
            possible("TLS inspection on the way leaves the extension out")));
    all.put(
        Incompatibility.NO_SECURE_RENEGOTIATION,
        List.of(
            likely("The server has not been updated since 2010"),
            possible("A middlebox on the way leaves the extension out")));
    all.put(
        Incompatibility.NO_COMMON_CIPHER_SUITE,
        List.of(
            likely("One side has narrowed its list of cipher suites too far"),
            possible("The client offers suites of TLS 1.2 only")));
    all.put(
        Incompatibility.NO_COMMON_GROUP,
        List.of(
            likely(
                "One side has narrowed its list of groups too far, for example to post-quantum ones or to FIPS curves alone")));
    all.put(
        Incompatibility.NO_COMMON_SIGNATURE_SCHEME,
        List.of(
            likely("The client accepts no signature that the key of this certificate can make"),
            possible("No credential is set up for the name that the client asked for")));
    all.put(
        Incompatibility.NO_COMMON_APPLICATION_PROTOCOL,
        List.of(
            likely(
                "The client speaks another protocol than this port, for example h2 alone to a server of http/1.1")));
    all.put(
        Incompatibility.UNRECOGNIZED_NAME,
        List.of(
            likely("DNS leads this name here, but the server was not set up for it"),
            possible("The client was given a wrong name or an alias")));
  }

  private static void configuration(Map<Refusal, List<Cause>> all) {
    all.put(
        ConfigurationFault.NO_TRUST_STORE,
        List.of(
            likely(
                "This system has no trust store where one is usually kept, as in a minimal container image")));
    all.put(
        ConfigurationFault.NOTHING_ENABLED,
        List.of(likely("A list was narrowed until nothing was left in it")));
    all.put(
        ConfigurationFault.NOT_SUPPORTED,
        List.of(likely("This JDK or provider is too old for the algorithm, or leaves it out")));
    all.put(
        ConfigurationFault.NEEDS_LEGACY_POLICY,
        List.of(likely("A list from elsewhere was taken over, with all its old entries")));
    all.put(
        ConfigurationFault.NO_CREDENTIAL,
        List.of(likely("The server was built without a certificate")));
    all.put(
        ConfigurationFault.KEY_CANNOT_SIGN,
        List.of(likely("The key is of a kind or a size that TLS 1.3 has no signature scheme for")));
    all.put(
        ConfigurationFault.KEY_CANNOT_DECRYPT,
        List.of(
            likely("The key lives in a module that only lets it sign"),
            possible("The certificate's key is of another kind than RSA")));
    all.put(
        ConfigurationFault.NO_SERVER_END_POINT,
        List.of(
            likely(
                "The server's certificate is signed with Ed25519, Ed448 or ML-DSA, for which it is not defined"),
            possible(
                "A server resumed a session: it does not remember which certificate it showed")));
    all.put(
        ConfigurationFault.WEAK_PSK,
        List.of(
            likely("A password or a PIN was given where a key belongs"),
            possible("The buffer of the key was made and never filled")));
    all.put(ConfigurationFault.BAD_VALUE, List.of(likely("A number or a list was mistyped")));
    all.put(
        ConfigurationFault.CREDENTIAL_UNUSABLE,
        List.of(likely("The file holds something else than it should, or its password is wrong")));
  }

  private static void failures(Map<Refusal, List<Cause>> all) {
    all.put(
        InternalFailure.CRYPTO_FAILED,
        List.of(
            likely(
                "A cryptographic provider failed on its own, for example a hardware token that went away"),
            possible("A provider has a fault")));
    all.put(
        InternalFailure.CALLBACK_FAILED,
        List.of(
            likely(
                "The application's own verifier, chooser, signer or listener threw an exception")));
    all.put(InternalFailure.BUG, List.of(likely("A fault in Padlock")));
  }

  private static void endings(Map<Refusal, List<Cause>> all) {
    all.put(
        ReceivedAlert.FATAL_ALERT_RECEIVED,
        List.of(likely("The peer found a reason to refuse; its alert names it")));
    all.put(
        ReceivedAlert.CLOSED_DURING_HANDSHAKE,
        List.of(
            likely("The peer refuses without saying why"),
            possible("A firewall or a load balancer on the way ended it"),
            possible("A health check that only looks whether the port is open")));
    all.put(
        ReceivedAlert.MISSING_CLOSE_NOTIFY,
        List.of(
            likely("The peer closes the connection without close_notify, as many old servers do"),
            possible("The peer's process or its network broke down"),
            possible("Somebody cut the connection to hide the rest of the data")));
  }
}
