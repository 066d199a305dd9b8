package io.inscope.snapshot.model;

import java.util.concurrent.CancellationException;

/// How long work tells what it is doing, and hears that it should stop. Called by the thread that
/// works.
public interface Progress {
  /// For work nobody watches.
  Progress NONE =
      new Progress() {
        @Override
        public void at(String what, long done) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /// @param what the step in a few words: `Reading pods.yaml`
  /// @param done how many things of this step are done; 0 at its start
  void at(String what, long done);

  /// Whether the user wants it to stop.
  boolean isCancelled();

  /// Reports a step and stops if the user wants so.
  ///
  /// @throws CancellationException when cancelled; whoever owns an unfinished file undoes it on the
  ///   way out
  default void step(String what, long done) {
    at(what, done);
    if (isCancelled()) {
      throw new CancellationException("stopped by the user");
    }
  }
}
