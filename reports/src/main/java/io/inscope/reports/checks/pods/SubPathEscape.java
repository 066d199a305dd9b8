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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `volumeMounts[].subPath` and `subPathExpr` of every container, and
/// `status.nodeInfo.kubeletVersion` of the nodes its pods run on, or of all nodes where it has no
/// pods.
///
/// *Allowed:* kubelets from 1.19.15, 1.20.11, 1.21.5 and 1.22.2. Not applicable to pods without
/// sub-paths.
///
/// Source: [CVE-2021-25741](https://github.com/kubernetes/kubernetes/issues/104980).
public final class SubPathEscape implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-subpath-cve-2021-25741",
          "No pod mounts a sub-path where the kubelet lets it escape",
          Severity.MEDIUM,
          Set.of(Kinds.NODE, Kinds.POD),
          "On kubelets with CVE-2021-25741 a container can swap the sub-path for a "
              + "link and reach any file of its node.",
          "Update the kubelets of the nodes, or mount whole volumes.",
          "Goes by the version that nodes report; a distribution may have repaired "
              + "an older one.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    List<Evidence> paths =
        SecurityContext.offending(
            workload, c -> SubPathEscape.subPaths(c.container()).map(c::evidence));
    if (paths.isEmpty()) {
      return new Outcome.NotApplicable("it mounts no sub-path");
    }
    OldKubelets kubelets = audit.view(OldKubelets.class, OldKubelets::of);
    return switch (kubelets.under(workload)) {
      case OldKubelets.Answer.Old old ->
          new Outcome.Fail(
              "mounts sub-paths on nodes with kubelet "
                  + old.version()
                  + ", which lets them escape",
              paths);
      case OldKubelets.Answer.Unknown unknown -> new Outcome.NotAssessed(unknown.why());
      case OldKubelets.Answer.Repaired _ -> Outcome.pass();
    };
  }

  private static Stream<Field> subPaths(Field container) {
    return container
        .at("volumeMounts")
        .each()
        .flatMap(mount -> Stream.of(mount.at("subPath"), mount.at("subPathExpr")))
        .filter(path -> !path.text("").isEmpty());
  }
}
