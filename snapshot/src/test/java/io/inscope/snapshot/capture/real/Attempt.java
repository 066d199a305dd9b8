package io.inscope.snapshot.capture.real;

import io.inscope.snapshot.capture.CaptureWatcher;
import io.inscope.snapshot.capture.ConnectionPlan;
import io.inscope.snapshot.capture.Consent;
import io.inscope.snapshot.capture.Login;
import io.inscope.snapshot.record.RequestRow;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// A capture to be made.
///
/// @param file the project, which may be there already
/// @param resume whether the newest snapshot in it, a part, goes on
/// @param during hears of each request once it is over, before the next is sent on that thread
record Attempt(
    Path kubeconfig,
    String context,
    Path file,
    boolean resume,
    Consumer<RequestRow> during,
    CaptureWatcher watcher) {
  /// For a server behind a line that is not encrypted.
  static final Consent INSIST = new Consent(true, Optional.empty());

  static Attempt of(Path kubeconfig, String context, Path file) {
    return new Attempt(kubeconfig, context, file, false, _ -> {}, CaptureWatcher.NONE);
  }

  /// By a user of the cluster's own kubeconfig.
  static Attempt by(String user, KubeApiServer server, Path file) {
    return of(server.kubeconfig(), user, file);
  }

  Attempt resuming() {
    return new Attempt(kubeconfig, context, file, true, during, watcher);
  }

  Attempt during(Consumer<RequestRow> hears) {
    return new Attempt(kubeconfig, context, file, resume, hears, watcher);
  }

  Attempt watched(CaptureWatcher by) {
    return new Attempt(kubeconfig, context, file, resume, during, by);
  }

  /// To all that the plan asks for.
  Consent consent(ConnectionPlan plan) {
    return new Consent(
        true,
        plan.logins().stream()
            .filter(Login.Plugin.class::isInstance)
            .map(Login.Plugin.class::cast)
            .findFirst());
  }

  Capture run() throws Exception {
    return Capture.run(this);
  }

  /// Does something once, when so many lists of kinds were answered.
  static Consumer<RequestRow> afterLists(int number, Runnable then) {
    int[] lists = {0};
    return row -> {
      if (row.target().contains("limit=500") && ++lists[0] == number) {
        then.run();
      }
    };
  }
}
