package dev.padlock.tls;

import dev.padlock.tls.handshake.hello.ClientSettings;
import dev.padlock.tls.handshake.hello.ServerSettings;

/// Lets tests in other packages behind the door.
@SuppressWarnings("exports")
public final class Doors {

  private Doors() {}

  public static ClientSettings settings(ClientConfig config) {
    return config.settings();
  }

  public static ServerSettings settings(ServerConfig config) {
    return config.settings();
  }
}
