package dev.padlock.cli.terminal;

/// Says goodbye where Ctrl-C ends the process: runs something small before it dies, unless it was
/// closed before.
public final class AtExit implements AutoCloseable {

  private final Thread hook;
  private volatile boolean exiting;

  private AtExit(Runnable goodbye) {
    this.hook =
        Thread.ofPlatform()
            .name("padlock-exit")
            .unstarted(() -> {
              exiting = true;
              goodbye.run();
            });
  }

  /// @param goodbye must be quick
  public static AtExit run(Runnable goodbye) {
    AtExit exit = new AtExit(goodbye);
    Runtime.getRuntime().addShutdownHook(exit.hook);
    return exit;
  }

  /// Whether the process is ending. What fails then fails because of that, and is not worth a word.
  public boolean isExiting() {
    return exiting;
  }

  @Override
  public void close() {
    if (!exiting) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException ending) {
        exiting = true;
      }
    }
  }
}
