package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `spec.providerID` of every Node, and the labels for region, zone and machine type.
///
/// *Allowed:* everything; the facts are the evidence. Not assessed where a node says none of it.
///
/// Source: [well-known labels](https://kubernetes.io/docs/reference/labels-annotations-taints/).
public final class CloudMetadata implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "k8s-cloud-metadata",
          "It is on record where every node is",
          Severity.INFO,
          Set.of(Kinds.NODE),
          "Provider and region decide who shares the responsibility, and which law the data is"
              + " under.",
          "Ask whoever runs the machines where they stand.",
          "Labels are what somebody wrote; a provider's own interface is not asked.");

  private static final List<String> LABELS =
      List.of(
          "topology.kubernetes.io/region",
          "topology.kubernetes.io/zone",
          "failure-domain.beta.kubernetes.io/region",
          "failure-domain.beta.kubernetes.io/zone",
          "node.kubernetes.io/instance-type");

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
    Field labels = node.root().at("metadata", "labels");
    List<Evidence> facts =
        Stream.concat(
                Stream.of(node.root().at("spec", "providerID")), LABELS.stream().map(labels::at))
            .filter(Field::isPresent)
            .map(field -> Evidence.of(node, field))
            .toList();
    return facts.isEmpty()
        ? new Outcome.NotAssessed("it says neither its provider nor its region or zone")
        : new Outcome.Pass(facts);
  }
}
