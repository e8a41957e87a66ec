package dev.padlock.tls.session;

import dev.padlock.tls.codec.Opaque;
import dev.padlock.tls.crypto.Secret;

/// A session of TLS 1.2 (RFC 5246 §7, RFC 5077).
///
/// @param extendedMainSecret whether its main secret is bound to its handshake (RFC 7627 §5.3)
/// @param handle by which the client names it; empty on a server
/// @param secret the main secret
public record Session12(
    SessionFacts facts, boolean extendedMainSecret, Handle handle, Secret secret)
    implements Session {

  /// The server's session ID, or the ticket that stands for it; the other one is empty.
  public record Handle(Opaque sessionId, Opaque ticket) {

    public static final Handle NONE = new Handle(Opaque.EMPTY, Opaque.EMPTY);
  }

  @Override
  public boolean isReusable() {
    return true;
  }

  @Override
  public Session12 copy() {
    return new Session12(facts, extendedMainSecret, handle, secret.copy(secret.name()));
  }

  @Override
  public void destroy() {
    secret.destroy();
  }
}
