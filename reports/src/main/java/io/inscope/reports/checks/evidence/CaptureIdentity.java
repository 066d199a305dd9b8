package io.inscope.reports.checks.evidence;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// *Read:* the UID of the namespace `kube-system`, which is the customary fingerprint of a cluster.
///
/// *Allowed:* that it is there. Without it nothing shows which cluster the data is of.
///
/// Source: [namespaces and cluster
/// identity](https://opentelemetry.io/docs/specs/semconv/resource/k8s/#cluster).
public final class CaptureIdentity implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "evi-capture-identity",
          "The hand-over shows which cluster it is of",
          Severity.INFO,
          Set.of(),
          "Evidence of another cluster, or of nobody knows which, proves nothing.",
          "Hand over the namespaces of the cluster, and put on record who exported it, when, and"
              + " with which rights.",
          "Who exported the data, and with which rights, does not show in an export. When it was"
              + " imported, and from which files, stands in the project.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    Optional<Resource> namespace =
        audit.snapshot().find(ResourceRef.of(Kinds.NAMESPACE, "", "kube-system"));
    if (namespace.isEmpty()) {
      return new Outcome.NotAssessed(
          "the namespace kube-system, whose UID tells clusters apart, was not handed over");
    }
    Field uid = namespace.get().root().at("metadata", "uid");
    return uid.isMissing()
        ? new Outcome.NotAssessed("the namespace kube-system carries no UID: it is a manifest")
        : new Outcome.Pass(List.of(Evidence.of(namespace.get(), uid)));
  }
}
