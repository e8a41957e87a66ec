package dev.padlock.tls.handshake.hello;

import dev.padlock.tls.wire.NamedGroup;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers for which group a server asked with HelloRetryRequest, to send that share at once next
/// time.
///
/// Thread-safe and bounded: the servers that were not asked for longest are forgotten.
public final class GroupMemory {

  private static final int CAPACITY = 1024;

  private final Map<String, NamedGroup> groups =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, NamedGroup> eldest) {
              return size() > CAPACITY;
            }
          });

  public Optional<NamedGroup> of(String serverName) {
    return Optional.ofNullable(groups.get(serverName));
  }

  public void remember(String serverName, NamedGroup group) {
    groups.put(serverName, group);
  }
}
