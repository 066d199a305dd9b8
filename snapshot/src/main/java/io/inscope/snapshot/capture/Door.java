package io.inscope.snapshot.capture;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// The way into a sink for several lists at once: one thread at a time, and no object once it is
/// shut.
///
/// Threads are interrupted only while it is shut and nobody is inside ([#shut]): a sink never sees
/// an interrupt, which it would have to take for the end of everything.
final class Door {
  /// For a list of which only the names matter.
  static final Sink NOWHERE =
      new Sink() {
        @Override
        public void resource(Resource resource) {}

        @Override
        public void coverage(GroupKind kind, String namespace, Coverage coverage) {}

        @Override
        public void problem(Problem problem) {}

        @Override
        public void entry(Entry entry) {}
      };

  private final Sink sink;
  private boolean shut;

  Door(Sink sink) {
    this.sink = sink;
  }

  /// @throws CancellationException when it is shut
  synchronized void resource(Resource resource) {
    check();
    sink.resource(resource);
  }

  /// @throws CancellationException when it is shut
  synchronized void compact(CompactObject object, ResourceRef ref, Origin origin) {
    check();
    sink.compact(object, ref, origin);
  }

  /// Says something beside the objects, whether it is shut or not.
  synchronized void say(Consumer<Sink> what) {
    what.accept(sink);
  }

  /// Shuts it for good, and does something while nobody is inside.
  synchronized void shut(Runnable meanwhile) {
    shut = true;
    meanwhile.run();
  }

  synchronized boolean isShut() {
    return shut;
  }

  private void check() {
    if (shut) {
      throw new CancellationException("stopped by the user");
    }
  }
}
