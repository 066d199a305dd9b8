package io.inscope.reports.inventory;

import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The namespaces: those that were read, and those in which only workloads show that they exist.
final class NamespacesInventory implements Inventory {
  private static final GroupKind QUOTA = new GroupKind("", "ResourceQuota");
  private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

  @Override
  public String name() {
    return "Inventory namespaces";
  }

  @Override
  public String about() {
    return "Every namespace with the scope of its workloads, the Pod Security level it enforces by"
        + " its labels, and what guards it.";
  }

  @Override
  public List<GroupKind> kinds() {
    return List.of(Kinds.NAMESPACE, Kinds.NETWORK_POLICY, Kinds.SERVICE, QUOTA);
  }

  @Override
  public Table table(Estate estate) {
    Lines lines =
        new Lines(
            "inventory-namespaces",
            name(),
            new Column("namespace", "Namespace", 26),
            new Column("scope", "Strongest scope", 18),
            new Column("scopes", "Workloads by scope", 26),
            new Column("workloads", "Workloads", 10),
            new Column("pods", "Pods", 8),
            new Column("pod_security", "Pod Security enforced", 18),
            new Column("network_policies", "Network policies", 10),
            new Column("services", "Services", 9),
            new Column("quotas", "Resource quotas", 10),
            new Column("labels", "Labels", 44),
            new Column("created", "Created", 21),
            new Column("place", "Place", 24));
    Map<String, Resource> read = new HashMap<>();
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Resource> all = estate.cluster().all(Kinds.NAMESPACE)) {
      all.forEach(one -> read.put(one.ref().name(), one));
    }
    names.addAll(read.keySet());
    Map<String, List<Workload>> workloads = new HashMap<>();
    for (Workload workload : estate.cluster().workloads()) {
      names.add(workload.namespace());
      workloads.computeIfAbsent(workload.namespace(), _ -> new ArrayList<>()).add(workload);
    }
    Map<String, Long> policies = counts(estate, Kinds.NETWORK_POLICY);
    Map<String, Long> services = counts(estate, Kinds.SERVICE);
    Map<String, Long> quotas = counts(estate, QUOTA);
    for (String name : names) {
      List<Workload> here = workloads.getOrDefault(name, List.of());
      List<ResourceRef> refs = here.stream().map(Workload::ref).toList();
      Resource namespace = read.get(name);
      lines.add(
          Cell.of(name),
          Lines.scope(estate.strongest(refs)),
          Lines.list(scopes(estate, refs)),
          Cell.of(here.size()),
          Cell.of(here.stream().mapToLong(one -> one.pods().size()).sum()),
          Cell.of(namespace == null ? "" : namespace.labels().getOrDefault(ENFORCE, "none")),
          count(policies, Kinds.NETWORK_POLICY, name, estate),
          count(services, Kinds.SERVICE, name, estate),
          count(quotas, QUOTA, name, estate),
          namespace == null
              ? Cell.BLANK
              : Lines.list(
                  namespace.labels().entrySet().stream()
                      .map(label -> label.getKey() + "=" + label.getValue())
                      .toList()),
          namespace == null ? Cell.BLANK : Lines.created(namespace),
          namespace == null ? Cell.of("not read: its workloads name it") : Lines.place(namespace));
    }
    return lines.table();
  }

  private static List<String> scopes(Estate estate, List<ResourceRef> refs) {
    List<ScopeClass> classes =
        refs.stream()
            .flatMap(ref -> estate.scope().entry(ref).stream())
            .map(ScopeEntry::effective)
            .toList();
    return Stream.of(ScopeClass.values())
        .filter(classes::contains)
        .map(one -> classes.stream().filter(one::equals).count() + " " + one.word())
        .toList();
  }

  /// None counts as none only where its kind was read.
  private static Cell count(
      Map<String, Long> counts, GroupKind kind, String namespace, Estate estate) {
    Long count = counts.get(namespace);
    if (count != null) {
      return Cell.of(count);
    }
    return estate.cluster().coverage(kind, namespace) instanceof Coverage.Read
        ? Cell.of(0)
        : Cell.of("not known");
  }

  private static Map<String, Long> counts(Estate estate, GroupKind kind) {
    Map<String, Long> counts = new HashMap<>();
    try (Stream<Resource> all = estate.cluster().all(kind)) {
      all.forEach(one -> counts.merge(one.ref().namespace(), 1L, Long::sum));
    }
    return counts;
  }
}
