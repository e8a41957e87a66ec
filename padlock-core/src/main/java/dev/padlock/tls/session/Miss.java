package dev.padlock.tls.session;

/// Why a session is not resumed, and a full handshake takes place.
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
  STORE_AWAY("the store of sessions does not answer");

  private final String sentence;

  Miss(String sentence) {
    this.sentence = sentence;
  }

  /// What one would say of the session.
  public String sentence() {
    return sentence;
  }
}
