package dev.padlock.tls.session;

/// Why a session is not resumed, and a full handshake takes place; or why one that is resumed
/// brings no early data with it.
public enum Miss {
  NO_SESSION("there is none to resume"),
  EXPIRED("it is too old"),
  UNKNOWN_KEY("it is sealed under a key that is not known here, or no more"),
  FORGED("its seal does not match"),
  OTHER_NAME("it was made for another server name"),
  OTHER_VERSION("it is of another version of TLS, or of Padlock"),
  OTHER_SUITE("its cipher suite does not suit any more"),
  POLICY_CHANGED("it was made under another policy of trust or with other credentials"),
  OTHER_MAIN_SECRET("it is with, and the hello without, an extended main secret, or the reverse"),
  REPLAYED("it was used before"),
  DECLINED("the server does not resume it"),
  STORE_AWAY("the store that knows about it does not answer"),
  USED_UP("it was resumed as often as it may be"),
  NO_FRESH_KEYS("the client would resume it without a fresh key exchange"),

  // Of external pre-shared keys.
  UNKNOWN_PSK("no external pre-shared key of that identity is known here"),

  // Of early data alone.
  EARLY_DATA_NOT_OFFERED("the client sends no early data"),
  EARLY_DATA_OFF("early data is not taken here, or not under this session"),
  NOT_FIRST("it is not the first one that the client offers"),
  OTHER_PROTOCOL("another application protocol is spoken now"),
  RETRIED("the hello had to be sent again"),
  TOO_LATE("its hello comes much later than the client made it, by the age that it says"),
  AHEAD_OF_TIME("its hello comes before the client can have made it, by the age that it says"),
  REGISTER_FULL("there is no room to remember that it was used"),
  JUST_STARTED("it may have been used before this server began to remember");

  private final String sentence;

  Miss(String sentence) {
    this.sentence = sentence;
  }

  /// What one would say of the session, which is `it`.
  public String sentence() {
    return sentence;
  }
}
