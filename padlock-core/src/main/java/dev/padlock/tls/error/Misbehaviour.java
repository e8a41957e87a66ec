package dev.padlock.tls.error;

/// What a peer must not do (RFC 9846, wherever it says MUST abort).
public enum Misbehaviour implements Refusal {
  /// A HelloRetryRequest has no supported_versions extension.
  MISSING_SUPPORTED_VERSIONS(
      AlertDescription.MISSING_EXTENSION,
      "RFC 9846 §4.2.4",
      Fault.PEER,
      "A HelloRetryRequest has no supported_versions extension",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The peer sent more certificates than this side accepts.
  TOO_MANY_CERTIFICATES(
      AlertDescription.BAD_CERTIFICATE,
      "RFC 9846 §4.5.1",
      Fault.PEER,
      "The peer sent more certificates than this side accepts",
      "Send only the chain, or raise the limit"),
  /// A message came that is not allowed at this point of the handshake.
  UNEXPECTED_MESSAGE(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §4",
      Fault.PEER,
      "A message came that is not allowed at this point of the handshake",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A handshake message before a key change does not end its record.
  MESSAGE_ACROSS_KEY_CHANGE(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §5.1",
      Fault.PEER,
      "A handshake message before a key change does not end its record",
      "The peer's TLS implementation has to be corrected or updated"),
  /// Another record type came between the fragments of a handshake message.
  INTERLEAVED_HANDSHAKE(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §5.1",
      Fault.PEER,
      "Another record type came between the fragments of a handshake message",
      "The peer's TLS implementation has to be corrected or updated"),
  /// An extension appears twice in one message.
  DUPLICATE_EXTENSION(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3",
      Fault.PEER,
      "An extension appears twice in one message",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A known extension stands in a message where it is not allowed.
  EXTENSION_IN_WRONG_MESSAGE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3",
      Fault.PEER,
      "A known extension stands in a message where it is not allowed",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The peer answers an extension that was not offered.
  UNSOLICITED_EXTENSION(
      AlertDescription.UNSUPPORTED_EXTENSION,
      "RFC 9846 §4.3",
      Fault.PEER,
      "The peer answers an extension that was not offered",
      "The peer's TLS implementation has to be corrected or updated"),
  /// pre_shared_key is not the last extension of the ClientHello.
  PSK_NOT_LAST(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.11",
      Fault.PEER,
      "pre_shared_key is not the last extension of the ClientHello",
      "The peer's TLS implementation has to be corrected or updated"),
  /// pre_shared_key does not offer exactly one binder for each identity.
  BINDERS_DO_NOT_MATCH_IDENTITIES(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.11",
      Fault.PEER,
      "pre_shared_key does not offer exactly one binder for each identity",
      "The peer's TLS implementation has to be corrected or updated"),
  /// Two key shares of a ClientHello are for the same group.
  DUPLICATE_KEY_SHARE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.8",
      Fault.PEER,
      "Two key shares of a ClientHello are for the same group",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A key share is for a group that supported_groups does not list.
  KEY_SHARE_NOT_IN_GROUPS(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.8",
      Fault.PEER,
      "A key share is for a group that supported_groups does not list",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A key share is not a valid public value of its group.
  INVALID_KEY_SHARE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.8",
      Fault.PEER,
      "A key share is not a valid public value of its group",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server_name extension holds something that is not a host name.
  BAD_SERVER_NAME(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 6066 §3",
      Fault.PEER,
      "The server_name extension holds something that is not a host name",
      "Ask for the server by its DNS name"),
  /// The max_fragment_length extension holds a value that RFC 6066 does not have.
  BAD_MAX_FRAGMENT_LENGTH(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 6066 §4",
      Fault.PEER,
      "The max_fragment_length extension holds a value that RFC 6066 does not have",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server agrees to another length of records than the client asked for.
  FRAGMENT_LENGTH_NOT_ECHOED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 6066 §4",
      Fault.PEER,
      "The server agrees to another length of records than the client asked for",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server answers both extensions that limit records.
  TWO_RECORD_LIMITS(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8449 §5",
      Fault.PEER,
      "The server answers max_fragment_length beside record_size_limit",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server describes its curve by other means than its name.
  BAD_CURVE_TYPE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8422 §5.4",
      Fault.PEER,
      "The server describes its curve by other means than its name",
      "Let the server use a named curve, for example secp256r1"),
  /// The server proposes a finite field that is too small.
  FINITE_FIELD_TOO_SMALL(
      AlertDescription.INSUFFICIENT_SECURITY,
      "RFC 9325 §4.4",
      Fault.PEER,
      "The server proposes a finite field that is too small",
      "Let the server use a group of RFC 7919 with 2048 bits or more, or better an elliptic curve"),
  /// The server proposes a finite field in which keys cannot be exchanged safely.
  BAD_FINITE_FIELD(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 5246 §F.1.1.3",
      Fault.PEER,
      "The server proposes a finite field in which keys cannot be exchanged safely",
      "Let the server use a group of RFC 7919, or better an elliptic curve"),
  /// The key of the server's certificate does not fit the cipher suite that the server chose.
  WRONG_KEY_FOR_SUITE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 5246 §7.4.2",
      Fault.PEER,
      "The key of the server's certificate does not fit the cipher suite that the server chose",
      "Give the server a certificate of the kind that its cipher suites name"),
  /// A hello offers TLS 1.3 without a key_share extension.
  MISSING_KEY_SHARE(
      AlertDescription.MISSING_EXTENSION,
      "RFC 9846 §9.2",
      Fault.PEER,
      "A hello offers TLS 1.3 without a key_share extension",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A ClientHello with certificates or key shares has no supported_groups extension.
  MISSING_SUPPORTED_GROUPS(
      AlertDescription.MISSING_EXTENSION,
      "RFC 9846 §9.2",
      Fault.PEER,
      "A ClientHello with certificates or key shares has no supported_groups extension",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A message that asks for a certificate has no signature_algorithms extension.
  MISSING_SIGNATURE_ALGORITHMS(
      AlertDescription.MISSING_EXTENSION,
      "RFC 9846 §9.2",
      Fault.PEER,
      "A message that asks for a certificate has no signature_algorithms extension",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A ClientHello offers pre_shared_key without psk_key_exchange_modes.
  MISSING_PSK_MODES(
      AlertDescription.MISSING_EXTENSION,
      "RFC 9846 §4.3.9",
      Fault.PEER,
      "A ClientHello offers pre_shared_key without psk_key_exchange_modes",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A hello does not offer null compression, or in TLS 1.3 another one beside it.
  BAD_COMPRESSION_METHODS(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.2.2",
      Fault.PEER,
      "A hello does not offer null compression, or in TLS 1.3 another one beside it",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The legacy_version of a hello is not the one that TLS 1.3 fixes.
  BAD_LEGACY_VERSION(
      AlertDescription.PROTOCOL_VERSION,
      "RFC 9846 §4.2.3",
      Fault.PEER,
      "The legacy_version of a hello is not the one that TLS 1.3 fixes",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server does not echo our legacy_session_id.
  SESSION_ID_NOT_ECHOED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.2.3",
      Fault.PEER,
      "The server does not echo our legacy_session_id",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server chose a version that we did not offer.
  SELECTED_VERSION_NOT_OFFERED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.1",
      Fault.PEER,
      "The server chose a version that we did not offer",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server chose a cipher suite that we did not offer or that is not for this version.
  SELECTED_SUITE_NOT_OFFERED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.2.3",
      Fault.PEER,
      "The server chose a cipher suite that we did not offer or that is not for this version",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server chose a group for which we sent no share or which we did not offer.
  SELECTED_GROUP_NOT_OFFERED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.8",
      Fault.PEER,
      "The server chose a group for which we sent no share or which we did not offer",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server chose an application protocol that we did not offer, or not exactly one.
  SELECTED_ALPN_NOT_OFFERED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 7301 §3.1",
      Fault.PEER,
      "The server chose an application protocol that we did not offer, or not exactly one",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server's random says that it speaks a newer version than it negotiated.
  DOWNGRADE_DETECTED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.2.3",
      Fault.NETWORK,
      "The server's random says that it speaks a newer version than it negotiated",
      "Somebody between may be forcing an older version; look for TLS inspection on the way"),
  /// The server asks for a second retry.
  SECOND_HELLO_RETRY_REQUEST(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §4.2.4",
      Fault.PEER,
      "The server asks for a second retry",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A HelloRetryRequest would not change our ClientHello.
  NEEDLESS_RETRY(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.2.4",
      Fault.PEER,
      "A HelloRetryRequest would not change our ClientHello",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A HelloRetryRequest asks for a group that we do not offer or already sent.
  RETRY_GROUP_NOT_SUPPORTED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.8",
      Fault.PEER,
      "A HelloRetryRequest asks for a group that we do not offer or already sent",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The cipher suite of the ServerHello is not that of the HelloRetryRequest.
  RETRY_CHANGED_SUITE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.2.4",
      Fault.PEER,
      "The cipher suite of the ServerHello is not that of the HelloRetryRequest",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The version of the ServerHello is not that of the HelloRetryRequest.
  RETRY_CHANGED_VERSION(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.2.4",
      Fault.PEER,
      "The version of the ServerHello is not that of the HelloRetryRequest",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The second ClientHello differs from the first in more than it may.
  SECOND_HELLO_CHANGED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.2.2",
      Fault.PEER,
      "The second ClientHello differs from the first in more than it may",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The second ClientHello does not hold exactly the key share that was asked for.
  SECOND_HELLO_WRONG_SHARE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.2.2",
      Fault.PEER,
      "The second ClientHello does not hold exactly the key share that was asked for",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The second ClientHello does not return the cookie that was sent.
  COOKIE_MISMATCH(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.2",
      Fault.PEER,
      "The second ClientHello does not return the cookie that was sent",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A cookie came that nobody sent.
  UNEXPECTED_COOKIE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.3.2",
      Fault.PEER,
      "A cookie came that nobody sent",
      "The peer's TLS implementation has to be corrected or updated"),
  /// More early data came after its refusal than may be skipped.
  EARLY_DATA_REFUSED_NOT_SKIPPED(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §4.3.10",
      Fault.PEER,
      "More early data came after its refusal than may be skipped",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The certificate_request_context is not the one that belongs here.
  BAD_CERTIFICATE_REQUEST_CONTEXT(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.5.1",
      Fault.PEER,
      "The certificate_request_context is not the one that belongs here",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The status of a certificate is of another type than OCSP.
  BAD_CERTIFICATE_STATUS(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 6066 §8",
      Fault.PEER,
      "The status of a certificate is of another type than OCSP",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server sent no certificate.
  EMPTY_SERVER_CERTIFICATE(
      AlertDescription.DECODE_ERROR,
      "RFC 9846 §4.5.1.3",
      Fault.PEER,
      "The server sent no certificate",
      "The server has to be given a certificate"),
  /// CertificateVerify uses a signature scheme that was not offered or that TLS 1.3 forbids.
  SIGNATURE_SCHEME_NOT_OFFERED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.5.2",
      Fault.PEER,
      "CertificateVerify uses a signature scheme that was not offered or that TLS 1.3 forbids",
      "The peer's TLS implementation has to be corrected or updated"),
  /// CertificateVerify uses a signature scheme that does not fit the certificate's key.
  SIGNATURE_SCHEME_DOES_NOT_FIT_KEY(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.5.2",
      Fault.PEER,
      "CertificateVerify uses a signature scheme that does not fit the certificate's key",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The peer's signature over the handshake does not verify.
  BAD_SIGNATURE(
      AlertDescription.DECRYPT_ERROR,
      "RFC 9846 §4.5.2",
      Fault.NETWORK,
      "The peer's signature over the handshake does not verify",
      "The peer does not hold the key of its certificate, or somebody changed the handshake on the way"),
  /// The peer's Finished does not match the handshake that we saw.
  BAD_FINISHED(
      AlertDescription.DECRYPT_ERROR,
      "RFC 9846 §4.5.3",
      Fault.NETWORK,
      "The peer's Finished does not match the handshake that we saw",
      "Somebody changed the handshake on the way, or one of the two sides computes it wrongly"),
  /// A certificate is compressed with an algorithm that was not offered.
  COMPRESSION_NOT_OFFERED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8879 §4",
      Fault.PEER,
      "A certificate is compressed with an algorithm that was not offered",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A list of compression algorithms names one twice.
  DUPLICATE_COMPRESSION_ALGORITHM(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8879 §3",
      Fault.PEER,
      "A list of compression algorithms names one twice",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A compressed certificate does not expand to the length that it announces.
  BAD_COMPRESSED_CERTIFICATE(
      AlertDescription.BAD_CERTIFICATE,
      "RFC 8879 §4",
      Fault.PEER,
      "A compressed certificate does not expand to the length that it announces",
      "The peer's TLS implementation has to be corrected or updated"),
  /// A KeyUpdate asks for something other than 0 or 1.
  BAD_KEY_UPDATE_REQUEST(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §4.7.3",
      Fault.PEER,
      "A KeyUpdate asks for something other than 0 or 1",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server asks for a certificate after the handshake, which was not offered.
  POST_HANDSHAKE_AUTHENTICATION(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §4.7.2",
      Fault.PEER,
      "The server asks for a certificate after the handshake, which was not offered",
      "Ask for the client certificate in the handshake instead"),
  /// record_size_limit is smaller than 64 or larger than the version allows.
  BAD_RECORD_SIZE_LIMIT(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8449 §4",
      Fault.PEER,
      "record_size_limit is smaller than 64 or larger than the version allows",
      "The peer's TLS implementation has to be corrected or updated"),
  /// Application data came before the handshake was complete.
  APPLICATION_DATA_BEFORE_FINISHED(
      AlertDescription.UNEXPECTED_MESSAGE,
      "RFC 9846 §2",
      Fault.PEER,
      "Application data came before the handshake was complete",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The client says that it fell back to an older version although both sides speak a newer one.
  INAPPROPRIATE_FALLBACK(
      AlertDescription.INAPPROPRIATE_FALLBACK,
      "RFC 7507 §3",
      Fault.NETWORK,
      "The client says that it fell back to an older version although both sides speak a newer one",
      "Something made the client's first attempt fail; look for a middlebox on the way"),
  /// The renegotiation_info of a first handshake is not empty.
  BAD_RENEGOTIATION_INFO(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 5746 §3.4",
      Fault.PEER,
      "The renegotiation_info of a first handshake is not empty",
      "Somebody may be splicing connections together; otherwise the peer's TLS implementation has to be corrected or updated"),
  /// The server resumes a session that never existed.
  FAKE_SESSION_RESUMED(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 9846 §E.4",
      Fault.PEER,
      "The server resumes a session that never existed",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The server resumes a session with another cipher suite.
  RESUMED_WITH_OTHER_SUITE(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 5246 §7.4.1.3",
      Fault.PEER,
      "The server resumes a session with another cipher suite",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The peer resumes a session with an extended main secret, and does not say so again.
  RESUMED_WITHOUT_EXTENDED_MAIN_SECRET(
      AlertDescription.HANDSHAKE_FAILURE,
      "RFC 7627 §5.3",
      Fault.PEER,
      "The peer resumes a session with an extended main secret, and does not say so again",
      "Somebody may be splicing connections together; otherwise the peer's TLS implementation has to be corrected or updated"),
  /// The peer does not take uncompressed points, which every side must.
  NO_UNCOMPRESSED_POINTS(
      AlertDescription.ILLEGAL_PARAMETER,
      "RFC 8422 §5.1.2",
      Fault.PEER,
      "The peer does not take uncompressed points, which every side must",
      "The peer's TLS implementation has to be corrected or updated"),
  /// The peer's end-entity certificate or its key cannot be read.
  UNREADABLE_CERTIFICATE(
      AlertDescription.BAD_CERTIFICATE,
      "RFC 9846 §4.5.1.3",
      Fault.PEER,
      "The peer's end-entity certificate or its key cannot be read",
      "The peer has to be given a well-formed certificate");

  private final Particulars particulars;

  Misbehaviour(
      AlertDescription alert, String section, Fault fault, String sentence, String remedy) {
    this.particulars = new Particulars(alert, section, fault, sentence, remedy);
  }

  @Override
  public Particulars particulars() {
    return particulars;
  }

  @Override
  public PeerMisbehaved refuse(Object... facts) {
    return new PeerMisbehaved(this, facts);
  }
}
