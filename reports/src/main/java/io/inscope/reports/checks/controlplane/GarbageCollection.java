package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.stream.Stream;

/// *Read:* `--terminated-pod-gc-threshold` of kube-controller-manager; the default is 12,500.
///
/// *Allowed:* a number above 0 that somebody chose.
///
/// Source:
/// [kube-controller-manager](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/).
public final class GarbageCollection implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cm-gc-threshold",
          "Finished pods are removed",
          Severity.INFO,
          ControlPlane.READS,
          "Finished pods pile up until the storage of the cluster is full.",
          "Set --terminated-pod-gc-threshold to what the cluster can hold.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.CONTROLLER_MANAGER,
        "has no limit of finished pods that somebody chose",
        GarbageCollection::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    return line.text("terminated-pod-gc-threshold")
        .map(
            flag ->
                flag.value().matches("0*[1-9][0-9]*")
                    ? Stream.<Evidence>empty()
                    : Stream.of(flag.evidence()))
        .orElseGet(() -> line.missing("terminated-pod-gc-threshold"));
  }
}
