package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Installed;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.reports.checks.admission.SystemNamespaces;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `spec.hard` of ResourceQuotas and of OpenShift's ClusterResourceQuotas that select the
/// namespace.
///
/// *Allowed:* between them an amount for CPU and one for memory, requests or limits, for all pods:
/// a quota with scopes leaves some out. Not applicable to the namespaces of the cluster itself.
public final class QuotaMissing implements ResourceCheck {
  private static final GroupKind RESOURCE_QUOTA = new GroupKind("", "ResourceQuota");

  private static final CheckInfo INFO =
      new CheckInfo(
          "res-quota-missing",
          "Each namespace has a quota for CPU and memory",
          Severity.LOW,
          Set.of(Kinds.NAMESPACE, RESOURCE_QUOTA),
          "One tenant can take what all others need.",
          "Create a ResourceQuota that limits CPU and memory, without scopes.",
          "Whether the amounts are reasonable is for a person to judge.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NAMESPACE);
  }

  private static final GroupKind CLUSTER_QUOTA =
      new GroupKind("quota.openshift.io", "ClusterResourceQuota");

  /// Quotas by namespace, those that select namespaces, and why there may be more.
  private record Quotas(Map<String, List<Field>> own, List<Resource> selecting, String gap) {
    static Quotas of(Audit audit) {
      Map<String, List<Field>> own = new HashMap<>();
      try (Stream<Resource> all = audit.snapshot().all(RESOURCE_QUOTA)) {
        all.forEach(
            quota ->
                own.computeIfAbsent(quota.ref().namespace(), _ -> new ArrayList<>())
                    .add(quota.root()));
      }
      return new Quotas(
          own,
          audit.snapshot().all(CLUSTER_QUOTA).toList(),
          Installed.of(audit.snapshot(), CLUSTER_QUOTA)
                      instanceof Installed.Unknown(boolean defined, String why)
                  && defined
              ? why
              : "");
    }
  }

  @Override
  public Outcome check(Resource namespace, Audit audit) {
    if (SystemNamespaces.contain(namespace.ref().name())) {
      return SystemNamespaces.notApplicable();
    }
    Quotas quotas = audit.view(Quotas.class, Quotas::of);
    Set<String> limited = new HashSet<>();
    for (Field quota : quotas.own().getOrDefault(namespace.ref().name(), List.of())) {
      limited.addAll(limited(quota.at("spec")));
    }
    for (Resource quota : quotas.selecting()) {
      Field selector = quota.root().at("spec", "selector");
      if (LabelSelector.of(selector.at("labels"))
              .orElse(LabelSelector.EVERYTHING)
              .matches(namespace.labels())
          && namespace
              .annotations()
              .entrySet()
              .containsAll(Resource.texts(selector.at("annotations")).entrySet())) {
        limited.addAll(limited(quota.root().at("spec", "quota")));
      }
    }
    if (limited.size() < 2 && !quotas.gap().isEmpty()) {
      return new Outcome.NotAssessed(quotas.gap());
    }
    Evidence here = Evidence.of(namespace, namespace.root().at("metadata", "name"));
    return switch (limited.size()) {
      case 0 -> new Outcome.Fail("has no quota for CPU and memory", List.of(here));
      case 1 ->
          new Outcome.Fail(
              "has no quota for " + (limited.contains("cpu") ? "memory" : "CPU"), List.of(here));
      default -> Outcome.pass();
    };
  }

  /// `cpu`, `memory`, or both.
  private static Set<String> limited(Field spec) {
    Set<String> limited = new HashSet<>();
    if (spec.at("scopes").each().findAny().isEmpty() && spec.at("scopeSelector").isMissing()) {
      spec.at("hard")
          .members()
          .map(one -> one.key().replaceFirst("^(requests|limits)\\.", ""))
          .filter(Set.of("cpu", "memory")::contains)
          .forEach(limited::add);
    }
    return limited;
  }
}
