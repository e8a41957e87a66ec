package dev.padlock.bench;

import java.util.Locale;

/// What Padlock wants to reach with the JDK's primitives, next to what it did.
final class Targets {

  private static final double ROUNDING = 0.005;

  private final Table table =
      new Table(
          "Targets",
          "What Padlock is to reach with the JDK's primitives alone.",
          "target",
          "wanted",
          "measured",
          "verdict");

  void atLeast(double wanted, String what, double measured) {
    add(what, "at least", wanted, measured, measured >= wanted - ROUNDING);
  }

  void atMost(double wanted, String what, double measured) {
    add(what, "at most", wanted, measured, measured <= wanted + ROUNDING);
  }

  private void add(String what, String side, double wanted, double measured, boolean met) {
    table.row(what, side + " " + figure(wanted), figure(measured), met ? "met" : "MISSED");
  }

  private static String figure(double figure) {
    return String.format(Locale.ROOT, figure < 10 ? "%.2f" : "%,.0f", figure);
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
