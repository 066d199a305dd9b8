package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;
import java.util.stream.Collectors;

/// A path of the node that a container may write to lets it change the node: its configuration, its
/// programs, what other pods see.
///
/// *Read:* `volumeMounts[]` of every container that name a hostPath volume, with or without
/// subPath.
///
/// *Allowed:* `readOnly: true`; the default is false.
///
/// Source: [pod API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
public final class WritableHostPath implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-hostpath-writable",
          "Paths of the node are mounted read-only",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "A file written to the node outlives the pod and can be run by the node or by "
              + "other pods.",
          "Set readOnly: true on the mount, or use another kind of volume.",
          "What is mounted on the node below the path stays writable unless "
              + "recursiveReadOnly is Enabled as well.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Set<String> names = HostPath.of(workload).map(HostPath::volume).collect(Collectors.toSet());
    return Outcome.failIfAny(
        "can write to paths of the node",
        SecurityContext.offending(
            workload,
            c ->
                c.container()
                    .at("volumeMounts")
                    .each()
                    .filter(mount -> names.contains(mount.at("name").text("")))
                    .filter(mount -> !mount.at("readOnly").isTrue())
                    .map(mount -> evidence(workload, c, mount))));
  }

  /// Shown at the mount when `readOnly` is not set.
  private static Evidence evidence(Workload workload, SecurityContext context, Field mount) {
    Field readOnly = mount.at("readOnly");
    return new Evidence.Value(
        workload.template().ref(),
        readOnly.pointer(),
        readOnly.value(),
        workload.template().place(readOnly.isMissing() ? mount : readOnly),
        context.container().at("name").text(""));
  }
}
