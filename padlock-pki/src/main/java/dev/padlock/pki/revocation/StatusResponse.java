package dev.padlock.pki.revocation;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.algorithm.AlgorithmIdentifier;
import dev.padlock.pki.algorithm.SignatureEngine;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.der.Oid;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.error.PkiFault;
import java.util.ArrayList;
import java.util.List;

/// A response of an OCSP responder (RFC 6960 §4.2.1), as a server staples it. Read whole and
/// refused where it breaks DER or the RFC's grammar, or where the responder gave no answer. Whether
/// it can be relied on is not said here. Immutable and thread-safe.
public final class StatusResponse {
  private static final Oid BASIC = Oid.of("1.3.6.1.5.5.7.48.1.1");
  private static final int ENUMERATED = 0x0a;
  private static final int MAX_BYTES = 1 << 18;
  private static final int MAX_CERTIFICATES = 4;
  private static final int MAX_STATUSES = 64;

  private final Octets signed;
  private final AlgorithmIdentifier algorithm;
  private final Octets signature;
  private final List<CertificateStatus> statuses;
  private final List<Certificate> certificates;

  private StatusResponse(
      Octets signed,
      AlgorithmIdentifier algorithm,
      Octets signature,
      List<CertificateStatus> statuses,
      List<Certificate> certificates) {
    this.signed = signed;
    this.algorithm = algorithm;
    this.signature = signature;
    this.statuses = List.copyOf(statuses);
    this.certificates = List.copyOf(certificates);
  }

  /// Reads an OCSPResponse in DER; `der` must hold nothing else.
  public static StatusResponse read(Octets der) throws PkiException {
    if (der.size() > MAX_BYTES) {
      throw new PkiException(PkiFault.CERTIFICATE_TOO_LARGE, der.size() + " bytes of OCSP");
    }
    DerReader in = DerReader.of(der);
    DerReader fields = in.sequence();
    in.end();
    int status = fields.smallInteger(ENUMERATED, 6);
    if (status != 0) {
      throw malformed("the responder gave no answer but the error " + status);
    }
    DerReader tagged = fields.enter(DerTag.contextConstructed(0));
    fields.end();
    DerReader response = tagged.sequence();
    tagged.end();
    Oid type = response.oid();
    if (!type.equals(BASIC)) {
      throw malformed("a response of the type " + type);
    }
    DerReader content = DerReader.of(response.octetString());
    response.end();
    StatusResponse basic = basic(content.sequence());
    content.end();
    return basic;
  }

  private static PkiException malformed(String what) {
    return new PkiException(PkiFault.EXTENSION_MALFORMED, what);
  }

  /// `BasicOCSPResponse`.
  private static StatusResponse basic(DerReader fields) throws PkiException {
    Octets signed = fields.element(DerTag.SEQUENCE);
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.read(fields);
    Octets signature = fields.bitString().bytes();
    List<Certificate> certificates = new ArrayList<>();
    if (fields.isNext(DerTag.contextConstructed(0))) {
      DerReader tagged = fields.enter(DerTag.contextConstructed(0));
      DerReader sequence = tagged.sequence();
      tagged.end();
      while (sequence.hasMore() && certificates.size() < MAX_CERTIFICATES) {
        certificates.add(Certificate.read(sequence.element(DerTag.SEQUENCE)));
      }
    }
    fields.end();
    return new StatusResponse(
        signed, algorithm, signature, statuses(DerReader.of(signed).sequence()), certificates);
  }

  /// `ResponseData`. Who the responder says he is does not matter: his signature says it.
  private static List<CertificateStatus> statuses(DerReader data) throws PkiException {
    if (data.isNext(DerTag.contextConstructed(0))) {
      data.element(); // the version, which is 1
    }
    data.element(); // the responder
    data.element(DerTag.GENERALIZED_TIME);
    List<CertificateStatus> statuses = new ArrayList<>();
    DerReader responses = data.sequence();
    while (responses.hasMore()) {
      if (statuses.size() == MAX_STATUSES) {
        throw malformed("more than " + MAX_STATUSES + " answers");
      }
      statuses.add(CertificateStatus.read(responses.sequence()));
    }
    if (data.isNext(DerTag.contextConstructed(1))) {
      data.element();
    }
    data.end();
    return statuses;
  }

  /// What it says about certificates, each by its issuer and serial number.
  public List<CertificateStatus> statuses() {
    return statuses;
  }

  /// The certificates that came with it, for responders that the issuer appointed.
  public List<Certificate> certificates() {
    return certificates;
  }

  /// The algorithm of the signature.
  public AlgorithmIdentifier signatureAlgorithm() {
    return algorithm;
  }

  /// Whether this one signed it.
  public boolean isSignedBy(Certificate signer) throws PkiException {
    return new SignatureEngine().verify(algorithm, signer.publicKey(), signed, signature);
  }
}
