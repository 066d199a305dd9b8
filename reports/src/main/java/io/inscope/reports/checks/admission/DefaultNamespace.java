package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// *Read:* workloads, Services, ConfigMaps, Secrets, ServiceAccounts, claims and Ingresses in the
/// namespace `default`.
///
/// *Allowed:* what every cluster has there: the Service `kubernetes`, the default ServiceAccount
/// and its token, root certificates. Not assessed when one of these kinds was not read.
public final class DefaultNamespace implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ns-default-used",
          "Nothing lives in the namespace default",
          Severity.LOW,
          Set.of(),
          "What has no namespace of its own shares its policies, rights and quotas with everything"
              + " else that has none.",
          "Move it to a namespace of its own.",
          "Custom resources and objects that others own are not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final String DEFAULT = "default";

  private static final List<GroupKind> KINDS =
      List.of(
          Kinds.CONFIG_MAP,
          Kinds.INGRESS,
          Kinds.PERSISTENT_VOLUME_CLAIM,
          Kinds.SECRET,
          Kinds.SERVICE,
          Kinds.SERVICE_ACCOUNT);

  private static final Pattern SHIPPED =
      Pattern.compile(
          "Service/(kubernetes|openshift)|ServiceAccount/(default|builder|deployer)"
              + "|ConfigMap/(kube-root-ca\\.crt|openshift-service-ca\\.crt)"
              + "|Secret/(default|builder|deployer)-(token|dockercfg)-[a-z0-9]+");

  @Override
  public Outcome check(Audit audit) {
    List<Evidence> found = new ArrayList<>();
    audit.snapshot().workloads().stream()
        .filter(workload -> workload.namespace().equals(DEFAULT))
        .forEach(workload -> found.add(named(workload.owner())));
    List<String> gaps = new ArrayList<>();
    UnseenPods.why(audit).ifPresent(gaps::add);
    for (GroupKind kind : KINDS) {
      try (Stream<Resource> all = audit.snapshot().all(kind)) {
        all.filter(one -> one.ref().namespace().equals(DEFAULT))
            .filter(one -> !SHIPPED.matcher(kind.kind() + "/" + one.ref().name()).matches())
            .filter(one -> one.root().at("metadata", "ownerReferences").isMissing())
            .forEach(one -> found.add(named(one)));
      }
      gap(kind, audit).ifPresent(gaps::add);
    }
    return found.isEmpty() && !gaps.isEmpty()
        ? new Outcome.NotAssessed(String.join("; ", gaps))
        : Outcome.failIfAny("has objects in the namespace default", found);
  }

  private static Optional<String> gap(GroupKind kind, Audit audit) {
    Coverage coverage = audit.snapshot().outlines(kind, DEFAULT);
    return coverage instanceof Coverage.Read
        ? Optional.empty()
        : Optional.of(kind.kind() + ": " + coverage.gap());
  }

  private static Evidence named(Resource resource) {
    return Evidence.of(resource, resource.root().at("metadata", "name"));
  }
}
