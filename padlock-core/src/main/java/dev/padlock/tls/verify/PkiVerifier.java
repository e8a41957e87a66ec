package dev.padlock.tls.verify;

import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.judge.ChainJudge;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.path.Edge;
import dev.padlock.pki.path.Evidence;
import dev.padlock.pki.path.Fact;
import dev.padlock.pki.path.Finding;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.PathValidator;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.path.Reason;
import dev.padlock.pki.path.Verdict;
import dev.padlock.pki.store.TrustStore;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.IdentityFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The default [PeerVerifier]: puts a claim to padlock-pki and says its verdict in the terms of
/// TLS.
public final class PkiVerifier implements PeerVerifier {

  private static final int MAX_STEPS = 20;

  private final PathValidator validator;
  private final String description;
  private final Optional<Opaque> fingerprint;

  /// @param description which store the validator believes, for people
  public PkiVerifier(PathValidator validator, String description) {
    this(validator, description, Optional.empty());
  }

  private PkiVerifier(PathValidator validator, String description, Optional<Opaque> fingerprint) {
    this.validator = validator;
    this.description = description;
    this.fingerprint = fingerprint;
  }

  /// Believes chains that end in `store`, by the standard policy.
  public static PkiVerifier trusting(TrustStore store) {
    return new PkiVerifier(
        ChainJudge.of(store),
        store.description(),
        Optional.of(Opaque.wrap(store.fingerprint().toArray())));
  }

  @Override
  public Judgement judge(PeerClaim claim) {
    PresentedChain chain =
        PresentedChain.read(claim.chain().stream().map(der -> Octets.wrap(der.toArray())).toList());
    if (claim.role() == Role.CLIENT) {
      return inTermsOfTls(
          validator.judge(PathRequest.client(chain, claim.at()).withEvidence(evidence(claim))));
    }
    String name = claim.name();
    if (name == null) {
      return nameless();
    }
    try {
      PathRequest request = PathRequest.server(chain, ReferenceIdentity.of(name), claim.at());
      return inTermsOfTls(validator.judge(request.withEvidence(evidence(claim))));
    } catch (PkiException notAName) {
      return new Judgement.Rejected(
          IdentityFault.NAME_MISMATCH,
          "\"" + name + "\" is neither a DNS name nor an IP address",
          Map.of("asked", name));
    }
  }

  private static Evidence evidence(PeerClaim claim) {
    return Evidence.NONE
        .withStatus(Octets.wrap(claim.ocspResponse().toArray()))
        .withTimestamps(
            claim.certificateTimestamps().stream()
                .map(timestamp -> Octets.wrap(timestamp.toArray()))
                .toList());
  }

  /// Without a name, any certificate of any site would do: that is never what a client wants.
  private static Judgement nameless() {
    return new Judgement.Rejected(
        IdentityFault.NAME_MISMATCH,
        "No server name was asked for, so no certificate can match it",
        Map.of());
  }

  @Override
  public Optional<Opaque> fingerprint() {
    return fingerprint;
  }

  @Override
  public String description() {
    return description;
  }

  private static Judgement inTermsOfTls(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Trusted trusted ->
          new Judgement.Accepted(
              subjects(trusted),
              trusted.warnings().stream().map(Finding::sentence).toList(),
              tried(trusted));
      case Verdict.Untrusted untrusted -> rejected(untrusted);
    };
  }

  private static List<String> subjects(Verdict.Trusted trusted) {
    List<String> subjects = new ArrayList<>();
    trusted.path().forEach(c -> subjects.add(c.subject().toString()));
    String anchor = trusted.anchor().subject().toString();
    if (!subjects.getLast().equals(anchor)) {
      subjects.add(anchor);
    }
    return List.copyOf(subjects);
  }

  private static Judgement rejected(Verdict.Untrusted untrusted) {
    Finding finding = untrusted.finding();
    Map<String, String> facts = new LinkedHashMap<>();
    for (Fact fact : finding.facts()) {
      facts.put(fact.name().code(), fact.value());
    }
    facts.put("rule", finding.rule().code());
    return new Judgement.Rejected(
        inTermsOfTls(finding.reason()), finding.sentence(), facts, tried(untrusted));
  }

  /// The first steps tell the story of any chain that somebody sends in good faith.
  private static List<String> tried(Verdict verdict) {
    return verdict.edges().stream().limit(MAX_STEPS).map(Edge::sentence).toList();
  }

  private static IdentityFault inTermsOfTls(Reason reason) {
    return switch (reason) {
      case CHAIN_EMPTY, UNREADABLE, MALFORMED, EXTENSION_FORM ->
          IdentityFault.CERTIFICATE_UNREADABLE;
      case EXPIRED -> IdentityFault.CERTIFICATE_EXPIRED;
      case NOT_YET_VALID -> IdentityFault.CERTIFICATE_NOT_YET_VALID;
      case UNKNOWN_ISSUER -> IdentityFault.UNKNOWN_CA;
      case MISSING_INTERMEDIATE -> IdentityFault.MISSING_INTERMEDIATE;
      case SELF_SIGNED -> IdentityFault.SELF_SIGNED;
      case NAME_MISMATCH -> IdentityFault.NAME_MISMATCH;
      case COMMON_NAME_ONLY -> IdentityFault.NO_SUBJECT_ALTERNATIVE_NAME;
      case KEY_USAGE, EXTENDED_KEY_USAGE, CA_AS_LEAF -> IdentityFault.CERTIFICATE_NOT_FOR_THIS_USE;
      case NOT_A_CA, PATH_LENGTH, NAME_CONSTRAINTS, POLICY -> IdentityFault.ISSUER_NOT_ALLOWED;
      case WEAK_KEY -> IdentityFault.WEAK_KEY;
      case WEAK_SIGNATURE -> IdentityFault.WEAK_SIGNATURE;
      case BAD_SIGNATURE -> IdentityFault.CERTIFICATE_SIGNATURE_INVALID;
      case REVOKED -> IdentityFault.CERTIFICATE_REVOKED;
      case CHAIN_TOO_LONG,
          TOO_COMPLEX,
          UNSUPPORTED_ALGORITHM,
          CRITICAL_EXTENSION,
          REVOCATION_UNKNOWN,
          NOT_PINNED,
          NOT_LOGGED,
          OTHER ->
          IdentityFault.CERTIFICATE_REJECTED;
    };
  }
}
