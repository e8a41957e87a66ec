package dev.padlock.tls.whole;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.padlock.tls.whole.Recording.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// However the bytes of a connection are split or joined on their way, the same comes of them: the
/// same events in the same order, the same data.
class SplitTest {

  private static final int RANDOM_SPLITS = 40;

  private static List<Part> parts(Story... stories) throws Exception {
    List<Part> parts = new ArrayList<>();
    for (Story story : stories) {
      parts.addAll(story.recorded().parts());
    }
    return parts;
  }

  static List<Part> everyPart() throws Exception {
    return parts(Story.values());
  }

  static List<Part> plainParts() throws Exception {
    return parts(Story.PLAIN);
  }

  @ParameterizedTest
  @MethodSource("plainParts")
  void anySinglePointMaySplitThem(Part part) throws Exception {
    byte[] input = part.input();
    for (int at = 1; at < input.length; at++) {
      part.assertSame(
          part.again().feed(input, 0, at).feed(input, at, input.length), "split at byte " + at);
    }
  }

  @ParameterizedTest
  @MethodSource("everyPart")
  void theyMayComeOneByOne(Part part) throws Exception {
    byte[] input = part.input();
    Side side = part.again();
    for (int at = 0; at < input.length; at++) {
      side.feed(input, at, at + 1);
    }
    part.assertSame(side, "one byte at a time");
  }

  @ParameterizedTest
  @MethodSource("everyPart")
  void theyMayComeAllAtOnce(Part part) throws Exception {
    part.assertSame(part.again().feed(part.input()), "all at once");
  }

  @ParameterizedTest
  @MethodSource("everyPart")
  void theyMayBeSplitAndJoinedAtRandom(Part part) throws Exception {
    for (int seed = 0; seed < RANDOM_SPLITS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] input = part.input();
      Side side = part.again();
      for (int from = 0; from < input.length; ) {
        int most = 1 << random.nextInt(1, 12); // now crumbs, now several records
        int to = Math.min(input.length, from + random.nextInt(1, most + 1));
        side.feed(input, from, to);
        from = to;
      }
      part.assertSame(side, "split by the seed " + seed);
    }
  }

  static Stream<Story> stories() {
    return Stream.of(Story.values());
  }

  @ParameterizedTest
  @MethodSource("stories")
  void aStoryComesOutTheSameEveryTime(Story story) throws Exception {
    Recording first = story.recorded();
    Recording second = story.recorded();
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(first.parts().get(i).input(), second.parts().get(i).input());
    }
  }
}
