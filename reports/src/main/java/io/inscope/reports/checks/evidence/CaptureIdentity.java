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
import io.inscope.snapshot.record.CaptureEvidence;
import io.inscope.snapshot.record.CaptureRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// *Read:* the UID of the namespace `kube-system`, which is the customary fingerprint of a cluster;
/// of a live capture also what it left on record.
///
/// *Allowed:* that the UID is there; without it nothing shows which cluster the data is of. And of
/// a live capture, that the server's certificate was checked, that the server said who was reading,
/// and with all which rights.
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
          "Who exported the data, and with which rights, shows in a live capture and not in an"
              + " export. When it was imported, and from which files, stands in the project.");

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
    if (uid.isMissing()) {
      return new Outcome.NotAssessed("the namespace kube-system carries no UID: it is a manifest");
    }
    List<Evidence> evidence = List.of(Evidence.of(namespace.get(), uid));
    return CaptureEvidence.of(audit.snapshot())
        .capture()
        .map(record -> captured(record, evidence))
        .orElseGet(() -> new Outcome.Pass(evidence));
  }

  private static Outcome captured(CaptureRecord record, List<Evidence> evidence) {
    List<String> lacks = new ArrayList<>();
    if (!record.connection().verified()) {
      lacks.add("the certificate of the server was not checked, so any server may have answered");
    }
    if (!record.identity().isKnown()) {
      lacks.add("the server did not say who was reading: " + record.identity().unknown());
    }
    if (record.rights().isEmpty()) {
      lacks.add("the rights of the account were not asked for");
    }
    record.rights().stream()
        .filter(rights -> rights.incomplete() || !rights.note().isEmpty())
        .findFirst()
        .ifPresent(
            rights ->
                lacks.add(
                    "the server could not tell all rights in %s: %s"
                        .formatted(rights.namespace(), rights.note())));
    return lacks.isEmpty()
        ? new Outcome.Pass(
            "was captured from %s by %s from %s to %s"
                .formatted(
                    record.connection().server(),
                    record.identity().user(),
                    record.start(),
                    record.end()),
            evidence)
        : new Outcome.NotAssessed(String.join("; ", lacks));
  }
}
