package dev.padlock.pki.path;

import dev.padlock.pki.der.Octets;
import dev.padlock.pki.revocation.RevocationList;
import java.util.List;

/// What came with a chain, or is at hand, that says more about it. Nothing is fetched.
///
/// @param lists revocation lists; those of the path's issuers are held against it
/// @param status an OCSPResponse in DER that was stapled to the leaf; empty where none was
/// @param timestamps signed timestamps that were sent beside the leaf, each as RFC 6962 §3.2 has it
public record Evidence(List<RevocationList> lists, Octets status, List<Octets> timestamps) {
  public static final Evidence NONE = new Evidence(List.of(), Octets.EMPTY, List.of());

  public Evidence {
    lists = List.copyOf(lists);
    timestamps = List.copyOf(timestamps);
  }

  public Evidence withLists(List<RevocationList> lists) {
    return new Evidence(lists, status, timestamps);
  }

  public Evidence withStatus(Octets status) {
    return new Evidence(lists, status, timestamps);
  }

  public Evidence withTimestamps(List<Octets> timestamps) {
    return new Evidence(lists, status, timestamps);
  }
}
