package dev.padlock.proving.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SunJsseTest extends InteropMatrix {

  @Override
  SunJsse peer() {
    return new SunJsse();
  }

  /// RFC 9846 §6.1: close_notify ends one direction.
  @Test
  void weGoOnListeningAfterOurEnd() throws Exception {
    Talk talk =
        (theirs, ours) -> {
          theirs.talkWith(ours, "before");
          ours.closeOutput();
          ((SunJsse.End) theirs).say("after your end");
          assertEquals("after your end", ours.hear());
          theirs.hangUp();
          ours.assertEnd();
        };
    ourClient(Terms.USUAL, talk);
    ourServer(Terms.USUAL, talk);
  }

  @Test
  void weGoOnTalkingAfterTheirEnd() throws Exception {
    Talk talk =
        (theirs, ours) -> {
          theirs.talkWith(ours, "before");
          theirs.hangUp();
          ours.assertEnd();
          ours.say("after your end");
          assertEquals("after your end", ((SunJsse.End) theirs).hear());
          ours.closeOutput();
          theirs.assertContent();
        };
    ourClient(Terms.USUAL, talk);
    ourServer(Terms.USUAL, talk);
  }
}
