package dev.padlock.io;

import java.util.Set;

/// What HTTP does about early data (RFC 8470). A server of HTTP that takes early data answers what
/// [#isSafe] at once, and holds everything else back until the handshake is complete; where it
/// cannot hold it back, it says [#TOO_EARLY], and the client sends it again.
public final class HttpEarlyData {

  /// The field with which a gateway tells the server behind it that a request came as early data
  /// (RFC 8470 §5.1), while its own handshake is not complete. Its value is [#VALUE].
  public static final String FIELD = "Early-Data";

  public static final String VALUE = "1";

  /// The status that asks for the same again, later (RFC 8470 §5.2).
  public static final int TOO_EARLY = 425;

  /// RFC 9110 §9.2.1.
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private HttpEarlyData() {}

  /// Whether a request with this method changes nothing, so that it may happen twice. That is a
  /// promise of HTTP: a server whose GET changes something must not rely on it.
  public static boolean isSafe(String method) {
    return SAFE.contains(method);
  }

  /// Whether to answer with [#TOO_EARLY]: the request changes something, and either the handshake
  /// is not complete here, or a gateway says so of its own. Only a gateway that one trusts is to be
  /// believed where it does not say it (RFC 8470 §6.1).
  ///
  /// @param field the value of the field, or an empty string where it is missing
  /// @param early whether the request came as early data here, and cannot be held back
  public static boolean isTooEarly(String method, String field, boolean early) {
    return !isSafe(method) && (early || field.strip().equals(VALUE));
  }
}
