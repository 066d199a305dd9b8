package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// *Read:* `spec.selector` and `spec.namespaceSelector` of ServiceMonitors, and the labels of
/// services.
///
/// *Allowed:* at least one service. A ServiceMonitor looks into its own namespace unless it names
/// others.
///
/// Source:
/// [ServiceMonitor](https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor).
public final class MonitorWithoutService implements ResourceCheck {
  private static final GroupKind MONITOR = new GroupKind("monitoring.coreos.com", "ServiceMonitor");

  private static final CheckInfo INFO =
      new CheckInfo(
          "svc-loopback-monitor",
          "Every ServiceMonitor finds a service",
          Severity.INFO,
          Set.of(MONITOR, Kinds.SERVICE),
          "Nobody is told when what it was meant to watch fails.",
          "Correct the selector, or remove the monitor.",
          "Whether a Prometheus looks at the monitor at all is not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(MONITOR);
  }

  @Override
  public Outcome check(Resource monitor, Audit audit) {
    Field spec = monitor.root().at("spec");
    LabelSelector selector = LabelSelector.of(spec.at("selector")).orElse(LabelSelector.EVERYTHING);
    Field namespaces = spec.at("namespaceSelector");
    Labels labels = audit.view(Labels.class, Labels::of);
    List<String> named = namespaces.at("matchNames").each().map(name -> name.text("")).toList();
    Stream<String> where =
        namespaces.at("any").isTrue()
            ? labels.byNamespace().keySet().stream()
            : named.isEmpty() ? Stream.of(monitor.ref().namespace()) : named.stream();
    return where.anyMatch(namespace -> labels.any(namespace, selector))
        ? Outcome.pass()
        : new Outcome.Fail(
            "finds no service",
            List.of(
                Evidence.of(
                    monitor, spec.at("selector").isPresent() ? spec.at("selector") : spec)));
  }

  /// The labels of services, each set once, by namespace.
  private record Labels(Map<String, Set<Map<String, String>>> byNamespace) {
    static Labels of(Audit audit) {
      Map<String, Set<Map<String, String>>> found = new TreeMap<>();
      try (Stream<Resource> services = audit.snapshot().all(Kinds.SERVICE)) {
        services.forEach(
            service ->
                found
                    .computeIfAbsent(service.ref().namespace(), _ -> new HashSet<>())
                    .add(labels(service)));
      }
      return new Labels(found);
    }

    private static Map<String, String> labels(Resource service) {
      try {
        return service.labels();
      } catch (WrongShape e) {
        return Map.of();
      }
    }

    boolean any(String namespace, LabelSelector selector) {
      return byNamespace.getOrDefault(namespace, Set.of()).stream().anyMatch(selector::matches);
    }
  }
}
