package dev.padlock.tls.error;

/// What the application asked for cannot work, found before a byte is sent. The reasons:
/// [ConfigurationFault].
public final class ConfigurationRefused extends TlsException {
  private static final long serialVersionUID = 1L;

  ConfigurationRefused(ConfigurationFault reason, Object... facts) {
    super(reason, facts);
  }
}
