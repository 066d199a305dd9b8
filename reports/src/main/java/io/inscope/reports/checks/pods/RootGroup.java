package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.Set;
import java.util.stream.Stream;

/// Group 0 owns much of a Linux system. A process in it may read, and often write, files that its
/// user may not.
///
/// *Read:* `runAsGroup` of the pod and of every container, `fsGroup` and `supplementalGroups` of
/// the pod.
///
/// *Allowed:* numbers other than 0, or not set. Not applicable to Windows pods.
///
/// Source: [pod API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
public final class RootGroup implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-root-group",
          "No pod asks for the root group",
          Severity.LOW,
          Set.of(Kinds.POD),
          "Files of root that are open to its group are open to the container, in its "
              + "image and in mounted volumes.",
          "Remove the 0 and give the files that are needed to a group of their own.",
          "Not set, the image decides about the group; with supplementalGroupsPolicy "
              + "Merge, the default, it adds groups of its own.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (SecurityContext.isWindows(workload)) {
      return SecurityContext.notOnWindows();
    }
    return Outcome.failIfAny(
        "asks for the root group",
        SecurityContext.offending(
            workload, c -> groups(c).filter(RootGroup::isZero).map(c::evidence)));
  }

  private static Stream<Field> groups(SecurityContext context) {
    return Stream.concat(
        Stream.of(context.ofPod("runAsGroup"), context.ofPod("fsGroup"), context.own("runAsGroup")),
        context.ofPod("supplementalGroups").each());
  }

  private static boolean isZero(Field group) {
    return group.isPresent() && group.number().orElse(-1) == 0;
  }
}
