package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;

/// *Read:* `command` and `args` of every container, scripts in them word for word.
///
/// *Allowed:* no word that is `sudo`, with or without a path.
///
/// Source: [pod API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
public final class Sudo implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-sudo-entrypoint",
          "No container starts with sudo",
          Severity.LOW,
          Set.of(Kinds.POD),
          "The program becomes root inside the container, and whoever takes it over "
              + "can do the same.",
          "Run the container as the user it needs and remove sudo from the image.",
          "Scripts inside the image are not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Outcome.failIfAny(
        "starts with sudo",
        SecurityContext.offending(
            workload,
            c ->
                Word.of(c.container())
                    .filter(word -> word.program().equals("sudo"))
                    .map(Word::item)
                    .map(c::evidence)));
  }
}
