/// **Lives here:** benchmarks, side by side with the other stacks in one run.
///
/// **Never here:** anything that ships; claims without a method.
///
/// **May use:** bench.stack, every module, JMH.
///
/// **Start reading at:** `Bench`, then `Wire`, the in-memory driver.
@NullMarked
package dev.padlock.bench;

import org.jspecify.annotations.NullMarked;
