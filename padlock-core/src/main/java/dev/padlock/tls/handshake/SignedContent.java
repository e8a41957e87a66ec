package dev.padlock.tls.handshake;

import dev.padlock.tls.codec.ByteWriter;
import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.verify.Role;
import java.nio.charset.StandardCharsets;

/// What a CertificateVerify signs: 64 spaces, a label for the role, a zero byte and the transcript
/// hash (RFC 9846 §4.5.2).
public final class SignedContent {

  private static final String SPACES = " ".repeat(64);

  private SignedContent() {}

  public static Opaque of(Role signer, byte[] transcriptHash) {
    String role = signer == Role.SERVER ? "server" : "client";
    byte[] prefix =
        (SPACES + "TLS 1.3, " + role + " CertificateVerify\0").getBytes(StandardCharsets.US_ASCII);
    return new ByteWriter()
        .bytes(prefix, 0, prefix.length)
        .bytes(transcriptHash, 0, transcriptHash.length)
        .toOpaque();
  }
}
