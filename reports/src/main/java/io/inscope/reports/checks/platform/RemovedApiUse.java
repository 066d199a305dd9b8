package io.inscope.reports.checks.platform;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.versions.RemovedApis;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A live object is listed in the version the API server prefers, or the one a tool asked for, and
/// not in the one it was written in.
///
/// *Read:* `apiVersion` of manifests, and the one inside the annotation
/// `kubectl.kubernetes.io/last-applied-configuration` of live objects, for kinds of which a version
/// was removed; our dated table of those.
///
/// *Allowed:* versions that are not in the table. Not assessed when live objects do not show in
/// which version they were written. Objects that others made have none of their own.
///
/// Source: [deprecated API migration
/// guide](https://kubernetes.io/docs/reference/using-api/deprecation-guide/).
public final class RemovedApiUse implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "k8s-api-deprecated",
          "Nothing is written in an API version that was removed",
          Severity.LOW,
          Set.of(),
          "The object cannot be applied again after an upgrade, which is why upgrades are put off.",
          "Rewrite the manifest for the version that replaces it, and apply it again.",
          "Manifests in repositories and Helm charts are not part of a snapshot of a cluster.");

  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
  private static final Pattern API_VERSION =
      Pattern.compile("^\\{\"apiVersion\":\"([^\"]{1,100})\"");
  private static final int SHOWN = 50;

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    RemovedApis apis = RemovedApis.shipped();
    List<Evidence> found = new ArrayList<>();
    int told = 0;
    int untold = 0;
    for (GroupKind kind : audit.snapshot().kinds()) {
      if (!apis.kinds().contains(kind)) {
        continue;
      }
      try (Stream<Resource> all = audit.snapshot().all(kind)) {
        for (Resource resource : all.toList()) {
          Optional<Evidence.Value> written = written(resource);
          if (written.isPresent()) {
            told++;
            written
                .filter(
                    one -> apis.of(String.valueOf(one.value()), resource.ref().kind()).isPresent())
                .ifPresent(found::add);
          } else if (!isMade(resource)) {
            untold++;
          }
        }
      }
    }
    if (!found.isEmpty()) {
      return new Outcome.Fail(
          "holds objects written in API versions that were removed (%d of %d), according to %s"
              .formatted(found.size(), told + untold, apis.source()),
          found.stream().limit(SHOWN).toList());
    }
    if (told + untold == 0) {
      return new Outcome.NotAssessed("no object was handed over of a kind with removed versions");
    }
    if (untold > 0) {
      return new Outcome.NotAssessed(
          ("objects do not show in which API version they were written (%d of %d): ask for the"
                  + " manifests")
              .formatted(untold, told + untold));
    }
    return new Outcome.Pass("was compared with " + apis.source(), List.of());
  }

  /// The version it was written in; empty for a live object that was not applied by kubectl.
  private static Optional<Evidence.Value> written(Resource resource) {
    if (!resource.isLive()) {
      return Optional.of(value(resource, resource.root().at("apiVersion"), resource.apiVersion()));
    }
    Field annotations = resource.root().at("metadata", "annotations");
    if (!annotations.isObject()
        || !(annotations.at(LAST_APPLIED).value() instanceof String applied)) {
      return Optional.empty();
    }
    Matcher matcher = API_VERSION.matcher(applied);
    return matcher.find()
        ? Optional.of(value(resource, annotations.at(LAST_APPLIED), matcher.group(1)))
        : Optional.empty();
  }

  private static Evidence.Value value(Resource resource, Field field, String apiVersion) {
    return new Evidence.Value(
        resource.ref(), field.pointer(), apiVersion, resource.place(field), "");
  }

  /// Whether a controller, or the cluster itself, made it.
  private static boolean isMade(Resource resource) {
    return resource.root().at("metadata", "ownerReferences").isPresent()
        || resource.ref().name().startsWith("system:")
        || resource.labels().containsKey("kubernetes.io/bootstrapping")
        || resource.labels().containsKey("kube-aggregator.kubernetes.io/automanaged")
        || resource.annotations().containsKey("apf.kubernetes.io/autoupdate-spec");
  }
}
