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

/// *Read:* group, kind, scope and versions of every CustomResourceDefinition, the labels and
/// annotations that name what installed it, and the service that converts its versions.
///
/// *Allowed:* everything; the facts are the evidence. Not assessed where it names no kind.
///
/// Source: [custom
/// resources](https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/).
public final class DefinitionInventory implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "k8s-crd-inventory",
          "Every custom resource definition is on record",
          Severity.INFO,
          Set.of(Kinds.CUSTOM_RESOURCE_DEFINITION),
          "Behind each stands a controller that acts on what people write, often with wide rights.",
          "Record the controller and the owner of each; remove definitions that nothing serves.",
          "Which controller acts on a kind is not written anywhere; labels are a hint.");

  private static final List<String> HINTS =
      List.of(
          "app.kubernetes.io/managed-by",
          "app.kubernetes.io/name",
          "app.kubernetes.io/part-of",
          "app.kubernetes.io/version",
          "olm.managed");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.CUSTOM_RESOURCE_DEFINITION);
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Resource definition, Audit audit) {
    Field spec = definition.root().at("spec");
    if (spec.at("names", "kind").isMissing()) {
      return new Outcome.NotAssessed("it names no kind");
    }
    Field labels = definition.root().at("metadata", "labels");
    Field release = definition.root().at("metadata", "annotations", "meta.helm.sh/release-name");
    return new Outcome.Pass(
        Stream.of(
                Stream.of(spec.at("group"), spec.at("names", "kind"), spec.at("scope")),
                spec.at("versions").each().map(version -> version.at("name")),
                HINTS.stream().map(labels::at),
                Stream.of(
                    release, spec.at("conversion", "webhook", "clientConfig", "service", "name")))
            .flatMap(fields -> fields)
            .filter(Field::isPresent)
            .map(field -> Evidence.of(definition, field))
            .toList());
  }
}
