package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.verify.CertificateCompressor;
import dev.padlock.tls.verify.CredentialChooser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a server's handshake is configured with: the inside of the public `ServerConfig`.
///
/// @param configurations chooses other settings for a client by its hello; null where these serve
///   all
/// @param retryCookie whether a HelloRetryRequest carries a cookie, which the client must return
///   (RFC 9846 §4.3.2)
/// @param compression by what we compress our certificate, and take a client's (RFC 8879)
/// @param sessions how clients resume; null where they cannot
public record ServerSettings(
    CommonSettings common,
    CredentialChooser credentials,
    ClientAuthentication clients,
    ProtocolChooser protocols,
    @Nullable ConfigurationChooser configurations,
    boolean retryCookie,
    List<CertificateCompressor> compression,
    @Nullable ServerSessions sessions) {}
