package dev.padlock.pki.path;

import dev.padlock.pki.revocation.RevocationList;
import java.util.List;

/// What came with a chain, or is at hand, that says more about it. Nothing is fetched.
///
/// @param lists revocation lists; those of the path's issuers are held against it
public record Evidence(List<RevocationList> lists) {
  public static final Evidence NONE = new Evidence(List.of());

  public Evidence {
    lists = List.copyOf(lists);
  }

  public Evidence withLists(List<RevocationList> lists) {
    return new Evidence(lists);
  }
}
