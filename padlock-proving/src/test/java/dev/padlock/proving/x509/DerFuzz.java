package dev.padlock.proving.x509;

import dev.padlock.pki.Certificate;
import dev.padlock.pki.der.DerReader;
import dev.padlock.pki.der.DerTag;
import dev.padlock.pki.der.DerWriter;
import dev.padlock.pki.der.Octets;
import dev.padlock.pki.error.PkiException;
import dev.padlock.pki.revocation.RevocationList;
import dev.padlock.pki.revocation.StatusResponse;
import dev.padlock.pki.transparency.SignedTimestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The target for the DER reader: any bytes, read as elements, as a certificate with every accessor
/// called, as a revocation list, as a stapled status, as timestamps. Nothing but a [PkiException]
/// may come of it, in memory that the input bounds. What reads as strict DER, the writer writes
/// again as it was.
public final class DerFuzz {
  private static final int CONSTRUCTED = 0x20;

  /// Before the first octet: keys, hashes and exceptions are JCA's affair and the JVM's.
  private static final long LEAST_LIMIT = 1 << 20;

  private static final long LIMIT_FOR_AN_OCTET = 1_000;

  private DerFuzz() {}

  /// What a fuzzer calls.
  public static void fuzzerTestOneInput(byte[] input) {
    GivenSignatures.install(false);
    Allocation.within(
        LEAST_LIMIT + LIMIT_FOR_AN_OCTET * input.length, () -> readAll(Octets.of(input)));
  }

  private static void readAll(Octets bytes) {
    elements(bytes);
    certificate(bytes);
    quietly(() -> RevocationList.read(bytes).hasUnknownEntries());
    quietly(() -> StatusResponse.read(bytes).statuses());
    quietly(() -> SignedTimestamp.read(bytes));
  }

  private static void elements(Octets bytes) {
    Octets written;
    try {
      written = copied(DerReader.of(bytes));
    } catch (PkiException refused) {
      return;
    }
    if (!written.equals(bytes)) {
      throw new AssertionError("read as strict DER and written otherwise: " + written.hex());
    }
  }

  /// All that is left to read, read by its kind and written again.
  private static Octets copied(DerReader in) throws PkiException {
    List<Octets> parts = new ArrayList<>();
    while (in.hasMore()) {
      parts.add(element(in));
    }
    in.end();
    return DerWriter.write(out -> parts.forEach(out::raw));
  }

  private static Octets element(DerReader in) throws PkiException {
    int tag = in.peekTag();
    return switch (tag) {
      case DerTag.BOOLEAN -> {
        boolean value = in.bool();
        yield DerWriter.write(out -> out.bool(value));
      }
      case DerTag.INTEGER -> {
        var value = in.integer();
        yield DerWriter.write(out -> out.integer(value));
      }
      case DerTag.BIT_STRING -> {
        var value = in.bitString();
        yield DerWriter.write(out -> out.bitString(value));
      }
      case DerTag.OBJECT_IDENTIFIER -> {
        var value = in.oid();
        yield DerWriter.write(out -> out.oid(value));
      }
      case DerTag.NULL -> {
        in.nullValue();
        yield DerWriter.write(DerWriter::nullValue);
      }
      case DerTag.UTC_TIME, DerTag.GENERALIZED_TIME -> time(in);
      default -> {
        boolean isConstructed = (tag & CONSTRUCTED) != 0;
        Octets content = isConstructed ? copied(in.enter(tag)) : in.content(tag);
        yield DerWriter.write(out -> out.primitive(tag, content));
      }
    };
  }

  /// A date in the form that belongs to another year is read and would be written in its own.
  private static Octets time(DerReader in) throws PkiException {
    Octets original = in.element();
    Instant instant = DerReader.of(original).time();
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    boolean isUtcTime = original.byteAt(0) == DerTag.UTC_TIME;
    boolean isInRightForm = isUtcTime == (year >= 1950 && year < 2050);
    return isInRightForm ? DerWriter.write(out -> out.time(instant)) : original;
  }

  private static void certificate(Octets bytes) {
    quietly(() -> {
      Certificate certificate = Certificate.read(bytes);
      OurFields.of(certificate);
      quietly(certificate::toString);
      quietly(certificate::hashCode);
      quietly(certificate::isSelfIssued);
      quietly(certificate::isValidityInRightForm);
      quietly(certificate::fingerprint);
      quietly(certificate::endPointDigest);
      quietly(certificate::isMustStaple);
      quietly(certificate::isSelfSigned);
      quietly(() -> certificate.publicKeyInfo().bits());
      quietly(() -> SignedTimestamp.embedded(certificate));
      return certificate.subject().commonName();
    });
  }

  private interface Reading {
    Object read() throws PkiException;
  }

  private static void quietly(Reading reading) {
    try {
      reading.read();
    } catch (PkiException refused) {
      // the one way to refuse
    }
  }
}
