package dev.padlock.pki.name;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.padlock.pki.name.PublicSuffixes.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By the list in this JDK.
final class PublicSuffixesTest {

  @ParameterizedTest
  @CsvSource({
    "com, REGISTRY",
    "no-such-top-level, REGISTRY",
    "co.uk, REGISTRY",
    "CO.UK, REGISTRY",
    "example.com, NONE",
    "example.co.uk, NONE",
    "s3.amazonaws.com, PRIVATE",
    "bucket.s3.amazonaws.com, NONE",
    "anything.ck, REGISTRY",
    "www.ck, NONE",
    "sub.anything.ck, NONE",
    "city.kobe.jp, NONE",
    "other.kobe.jp, REGISTRY",
    "xn--langevg-jxa.no, REGISTRY",
    "'', REGISTRY",
  })
  void whoseSuffixItIs(String name, Kind kind) {
    assertEquals(kind, PublicSuffixes.kindOf(name));
  }
}
