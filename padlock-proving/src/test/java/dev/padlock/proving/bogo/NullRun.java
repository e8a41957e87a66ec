package dev.padlock.proving.bogo;

/// The control: never connects, and fails without a reason. A test that it passes proves nothing.
final class NullRun implements Run {

  @Override
  public Outcome run() {
    return new Outcome(ExitStatus.FAILED, "", "");
  }

  @Override
  public void kill() {}
}
