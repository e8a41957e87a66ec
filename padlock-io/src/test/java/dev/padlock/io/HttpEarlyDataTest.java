package dev.padlock.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEarlyDataTest {

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE"})
  void whatChangesNothingIsSafe(String method) {
    assertTrue(HttpEarlyData.isSafe(method));
    assertFalse(HttpEarlyData.isTooEarly(method, "1", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "get", "", "CONNECT"})
  void everythingElseIsNot(String method) {
    assertFalse(HttpEarlyData.isSafe(method));
  }

  @ParameterizedTest
  @CsvSource({
    "'',false,false",
    "'',true,true",
    "1,false,true",
    "' 1 ',false,true",
    "0,false,false"
  })
  void whoeverSaysThatItIsEarlyMakesItTooEarly(String field, boolean early, boolean tooEarly) {
    assertEquals(tooEarly, HttpEarlyData.isTooEarly("POST", field, early));
  }
}
