package dev.padlock.tls.wire.extension;

import dev.padlock.tls.codec.ByteReader;
import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.error.TlsException;
import dev.padlock.tls.wire.ExtensionType;
import java.util.List;

/// The client asks for an OCSP response (RFC 6066 §8, RFC 9846 §4.5.1.1). A request of another type than
/// `ocsp` is left [Unknown], for it may be ignored.
///
///     struct {
///         CertificateStatusType status_type;
///         select (status_type) {
///             case ocsp: OCSPStatusRequest;
///         } request;
///     } CertificateStatusRequest;
///
///     struct {
///         ResponderID responder_id_list<0..2^16-1>;
///         Extensions  request_extensions;
///     } OCSPStatusRequest;
///
///     opaque ResponderID<1..2^16-1>;
///     opaque Extensions<0..2^16-1>;
public record StatusRequest(List<Opaque> responderIdList, Opaque requestExtensions)
    implements Extension {

  /// The only CertificateStatusType.
  static final int OCSP = 1;

  public StatusRequest {
    responderIdList = List.copyOf(responderIdList);
  }

  /// The request of a client that takes a response of any responder.
  public static StatusRequest ocsp() {
    return new StatusRequest(List.of(), Opaque.EMPTY);
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.STATUS_REQUEST;
  }

  static Extension read(ByteReader in) throws TlsException {
    int statusType = in.uint8();
    if (statusType != OCSP) {
      Opaque request = in.rest();
      return new Unknown(
          ExtensionType.STATUS_REQUEST,
          new ByteWriter().uint8(statusType).opaque(request).toOpaque());
    }
    return new StatusRequest(
        in.vector16(0, 0xffff, id -> id.opaque16(1, 0xffff)), in.opaque16(0, 0xffff));
  }

  @Override
  public void writeBody(ByteWriter out) {
    out.uint8(OCSP);
    out.vector16(responderIdList, (id, to) -> to.opaque16(id));
    out.opaque16(requestExtensions);
  }
}
