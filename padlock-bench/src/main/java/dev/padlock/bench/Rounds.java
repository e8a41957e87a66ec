package dev.padlock.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// One sample a contender and round. Those of one round were taken within a second or so of each
/// other, so their ratios hold on a machine whose speed drifts, and the median of these is what
/// counts.
final class Rounds<T> {

  private final Map<String, List<T>> samples = new LinkedHashMap<>();

  void add(String contender, T sample) {
    samples.computeIfAbsent(contender, name -> new ArrayList<>()).add(sample);
  }

  Set<String> contenders() {
    return samples.keySet();
  }

  double median(String contender, ToDoubleFunction<T> figure) {
    return median(of(contender).stream().mapToDouble(figure));
  }

  /// How many times the baseline's speed, where `cost` is what is to be small.
  double speed(String contender, String baseline, ToDoubleFunction<T> cost) {
    List<T> theirs = of(baseline);
    List<T> ours = of(contender);
    return median(
        IntStream.range(0, ours.size())
            .mapToDouble(i -> cost.applyAsDouble(theirs.get(i)) / cost.applyAsDouble(ours.get(i))));
  }

  private List<T> of(String contender) {
    return samples.getOrDefault(contender, List.of());
  }

  private static double median(DoubleStream figures) {
    double[] sorted = figures.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
