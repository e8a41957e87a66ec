package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.verify.CertificateCompressor;
import dev.padlock.tls.wire.extension.MaxFragmentLength;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client's hello asks for beside the negotiation itself.
///
/// @param middleboxCompatibility look like TLS 1.2 resumption to middleboxes (RFC 9846 §E.4)
/// @param grease offer reserved values, so that servers stay tolerant (RFC 8701)
/// @param requestOcsp ask for a stapled OCSP response (RFC 6066 §8)
/// @param requestTimestamps ask for SCTs (RFC 6962 §3.3.1)
/// @param compression by what the server may compress its certificate, and we compress ours (RFC
///   8879)
/// @param authorities DER distinguished names of acceptable roots (RFC 9846 §4.3.4)
/// @param fragments ask for records this short (RFC 6066 §4), or null
public record HelloOptions(
    boolean middleboxCompatibility,
    boolean grease,
    boolean requestOcsp,
    boolean requestTimestamps,
    List<CertificateCompressor> compression,
    List<Opaque> authorities,
    @Nullable MaxFragmentLength fragments) {}
