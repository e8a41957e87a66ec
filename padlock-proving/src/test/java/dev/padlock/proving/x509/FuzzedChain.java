package dev.padlock.proving.x509;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.name.ReferenceIdentity;
import dev.padlock.pki.path.Evidence;
import dev.padlock.pki.path.PathRequest;
import dev.padlock.pki.path.PresentedChain;
import dev.padlock.pki.revocation.RevocationList;
import dev.padlock.pki.store.TrustStore;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A case for the judge, in a form that a fuzzer can change: options, the time in seconds, then
/// parts, each with its kind and a length of two octets. What is no part is left out.
record FuzzedChain(int options, Instant at, List<Part> parts) {
  /// An option: a peer that is a client.
  static final int CLIENT = 1;

  /// An option: half of the signatures do not hold.
  static final int HALF_SIGNED = 2;

  /// An option: a leaf's promise to be stapled is to be kept.
  static final int MUST_STAPLE = 4;

  /// An option: a policy is asked for.
  static final int POLICY = 8;

  enum Kind {
    ANCHOR,
    SENT,
    LIST,
    STATUS,
    TIMESTAMP,
    NAME
  }

  record Part(Kind kind, Octets content) {}

  static FuzzedChain read(byte[] input) {
    ByteBuffer in = ByteBuffer.wrap(input);
    List<Part> parts = new ArrayList<>();
    try {
      int options = in.get();
      Instant at = Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()));
      while (in.hasRemaining()) {
        Kind kind = Kind.values()[Math.floorMod(in.get(), Kind.values().length)];
        byte[] content = new byte[Math.min(in.getShort() & 0xffff, in.remaining())];
        in.get(content);
        parts.add(new Part(kind, Octets.wrap(content)));
      }
      return new FuzzedChain(options, at, parts);
    } catch (BufferUnderflowException cutShort) {
      return new FuzzedChain(0, Instant.EPOCH, parts);
    }
  }

  byte[] write() {
    int size = parts.stream().mapToInt(part -> 3 + part.content().size()).sum();
    ByteBuffer out = ByteBuffer.allocate(5 + size);
    out.put((byte) options).putInt((int) at.getEpochSecond());
    for (Part part : parts) {
      out.put((byte) part.kind().ordinal()).putShort((short) part.content().size());
      out.put(part.content().toArray());
    }
    return out.array();
  }

  boolean has(int option) {
    return (options & option) != 0;
  }

  TrustStore anchors() {
    List<Certificate> anchors = new ArrayList<>();
    for (Octets der : all(Kind.ANCHOR)) {
      try {
        anchors.add(Certificate.read(der));
      } catch (PkiException unreadable) {
        // no store would hold it
      }
    }
    return TrustStore.of("fuzzed anchors", anchors);
  }

  PathRequest request() {
    PresentedChain chain = PresentedChain.read(all(Kind.SENT));
    Evidence evidence =
        Evidence.NONE
            .withLists(lists())
            .withStatus(all(Kind.STATUS).stream().findFirst().orElse(Octets.EMPTY))
            .withTimestamps(all(Kind.TIMESTAMP));
    if (!has(CLIENT)) {
      for (Octets name : all(Kind.NAME)) {
        try {
          String host = new String(name.toArray(), StandardCharsets.UTF_8);
          return PathRequest.server(chain, ReferenceIdentity.of(host), at).withEvidence(evidence);
        } catch (PkiException noName) {
          // nobody could ask for it
        }
      }
    }
    return PathRequest.client(chain, at).withEvidence(evidence);
  }

  private List<RevocationList> lists() {
    List<RevocationList> lists = new ArrayList<>();
    for (Octets der : all(Kind.LIST)) {
      try {
        lists.add(RevocationList.read(der));
      } catch (PkiException unreadable) {
        // nobody could give it
      }
    }
    return lists;
  }

  private List<Octets> all(Kind kind) {
    return parts.stream().filter(part -> part.kind == kind).map(Part::content).toList();
  }
}
