package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.reports.versions.KubernetesMinors;
import io.inscope.reports.versions.Version;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// *Read:* `status.nodeInfo.kubeletVersion`, and our dated table of Kubernetes versions.
///
/// *Allowed:* a minor version that the Kubernetes project supports on the day of the assessment.
/// One that is newer than the table is not assessed.
///
/// Source: [patch releases](https://kubernetes.io/releases/patch-releases/).
public final class KubeletSupport implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "node-kubelet-eol",
          "Every node runs a Kubernetes version that is supported",
          Severity.MEDIUM,
          Set.of(Kinds.NODE),
          "Nobody publishes fixes for it any more: the next vulnerability stays.",
          "Upgrade the cluster and its nodes to a supported minor version.",
          "Vendors support some versions longer, for a fee or in builds of their own: ask for the"
              + " contract. The version of a managed control plane is not visible.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NODE);
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Resource node, Audit audit) {
    Field field = Nodes.info(node, "kubeletVersion");
    Optional<Version> read = Version.parse(field.text(""));
    if (read.isEmpty()) {
      return new Outcome.NotAssessed(
          field.isMissing() ? Nodes.unknown() : "the version of its kubelet is not understood");
    }
    KubernetesMinors minors = KubernetesMinors.shipped();
    List<Evidence> shown = List.of(Evidence.of(node, field));
    Version version = read.get();
    Optional<KubernetesMinors.Minor> minor = minors.of(version);
    if (minor.isPresent()) {
      String says =
          "Kubernetes %s, supported until %s according to %s"
              .formatted(minor.get().name(), minor.get().endOfLife(), minors.source());
      return minor.get().isSupportedOn(audit.today())
          ? new Outcome.Pass("runs " + says, shown)
          : new Outcome.Fail("runs " + says, shown);
    }
    return minors.isOlderThanAll(version)
        ? new Outcome.Fail(
            "runs Kubernetes %d.%d, which is older than all of %s"
                .formatted(version.major(), version.minor(), minors.source()),
            shown)
        : new Outcome.NotAssessed(
            "Kubernetes %d.%d is not in %s"
                .formatted(version.major(), version.minor(), minors.source()));
  }
}
