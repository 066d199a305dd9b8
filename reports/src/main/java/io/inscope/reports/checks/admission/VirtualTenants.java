package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// *Read:* workloads of vcluster, Tenants of Capsule, hierarchies of the hierarchical namespace
/// controller, and ResourceQuotas.
///
/// *Allowed:* a quota in the namespace of each virtual cluster and in each Tenant. Of hierarchies
/// people have to tell. Not applicable where there is none of these.
public final class VirtualTenants implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "mt-quota-virtual",
          "Tenants with clusters or groups of namespaces of their own have quotas",
          Severity.INFO,
          Set.of(),
          "A tenant that looks alone takes what others need; and what runs in its virtual cluster"
              + " is not in this snapshot.",
          "Give each tenant a quota, and hand over a snapshot of each virtual cluster that is in"
              + " scope.",
          "Virtual clusters are told by their images and labels.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final GroupKind TENANT = new GroupKind("capsule.clastix.io", "Tenant");
  private static final GroupKind HIERARCHY =
      new GroupKind("hnc.x-k8s.io", "HierarchyConfiguration");
  private static final GroupKind QUOTA = new GroupKind("", "ResourceQuota");

  @Override
  public Outcome check(Audit audit) {
    ClusterSnapshot snapshot = audit.snapshot();
    Set<String> limited = new HashSet<>();
    try (Stream<Resource> all = snapshot.all(QUOTA)) {
      all.forEach(quota -> limited.add(quota.ref().namespace()));
    }
    List<Evidence> found = new ArrayList<>();
    List<Evidence> without = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    for (Workload workload : snapshot.workloads()) {
      if (isVirtualCluster(workload)) {
        Evidence name = named(workload.owner());
        found.add(name);
        Coverage coverage = snapshot.coverage(QUOTA, workload.namespace());
        if (!(coverage instanceof Coverage.Read)) {
          gaps.add("ResourceQuota: " + coverage.gap());
        } else if (!limited.contains(workload.namespace())) {
          without.add(name);
        }
      }
    }
    try (Stream<Resource> all = snapshot.all(TENANT)) {
      all.forEach(
          tenant -> {
            Field quotas = tenant.root().at("spec", "resourceQuotas", "items");
            found.add(named(tenant));
            if (quotas.each().findAny().isEmpty()) {
              without.add(named(tenant));
            }
          });
    }
    for (GroupKind kind : List.of(TENANT, HIERARCHY)) {
      Unread.why(snapshot, kind).ifPresent(gaps::add);
    }
    UnseenPods.why(audit).ifPresent(gaps::add);
    if (!without.isEmpty()) {
      return new Outcome.Fail("has tenants without a quota", without);
    }
    try (Stream<Resource> all = snapshot.all(HIERARCHY)) {
      List<Evidence> hierarchies = all.map(VirtualTenants::named).toList();
      if (!hierarchies.isEmpty()) {
        return new Outcome.Manual(
            "Namespaces of tenants are in hierarchies: are their quotas meant to be inherited?",
            hierarchies);
      }
    }
    if (!gaps.isEmpty()) {
      return new Outcome.NotAssessed(String.join("; ", new TreeSet<>(gaps)));
    }
    return found.isEmpty()
        ? new Outcome.NotApplicable("there are no virtual clusters and no tenants")
        : new Outcome.Pass(found);
  }

  private static boolean isVirtualCluster(Workload workload) {
    if (!workload.podSpec().isObject()) {
      return false;
    }
    Map<String, String> labels = Resource.texts(workload.podMetadata().at("labels"));
    return "vcluster".equals(labels.get("app"))
        || workload
            .containers()
            .anyMatch(
                container ->
                    container.at("image").text("").matches(".*/vcluster(-pro|-oss)?[:@].*"));
  }

  private static Evidence named(Resource resource) {
    return Evidence.of(resource, resource.root().at("metadata", "name"));
  }
}
