package dev.padlock.proving.interop;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opentest4j.AssertionFailedError;

/// Something that is done beside the rest, since both sides of a connection may talk at once. Must
/// have gone well when it is closed.
final class Aside implements AutoCloseable {

  interface Task {
    void run() throws Exception;
  }

  private final FutureTask<Boolean> task;

  private Aside(FutureTask<Boolean> task) {
    this.task = task;
  }

  static Aside begin(Task task) {
    FutureTask<Boolean> future =
        new FutureTask<>(() -> {
          task.run();
          return true;
        });
    Thread.startVirtualThread(future);
    return new Aside(future);
  }

  @Override
  public void close() {
    try {
      task.get(Program.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionFailedError("what was done aside failed", e);
    }
  }
}
