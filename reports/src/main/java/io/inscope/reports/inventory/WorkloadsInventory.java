package io.inscope.reports.inventory;

import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Subject;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The workloads: what PCI DSS calls system components that run software.
final class WorkloadsInventory implements Inventory {
  @Override
  public String name() {
    return "Inventory workloads";
  }

  @Override
  public String about() {
    return "Every workload, pods under their top owner, with what it runs, as whom, what it shares"
        + " with its node, and how many findings it has.";
  }

  @Override
  public List<GroupKind> kinds() {
    return List.of(
        Kinds.POD,
        Kinds.DEPLOYMENT,
        Kinds.STATEFUL_SET,
        Kinds.DAEMON_SET,
        Kinds.JOB,
        Kinds.CRON_JOB);
  }

  @Override
  public Table table(Estate estate) {
    Lines lines =
        new Lines(
            "inventory-workloads",
            name(),
            new Column("workload", "Workload", 38),
            new Column("scope", "Scope", 18),
            new Column("data_role", "Account data", 12),
            new Column("replicas", "Replicas asked for", 10),
            new Column("pods", "Pods", 8),
            new Column("images", "Images", 50),
            new Column("account", "Service account", 20),
            new Column("node_shares", "Shares with its node", 24),
            new Column("volumes", "Volumes", 28),
            new Column("ports", "Ports declared", 20),
            new Column("findings", "Findings", 16),
            new Column("created", "Created", 21),
            new Column("place", "Place", 24));
    Map<ResourceRef, Map<Severity, Integer>> findings = findings(estate);
    for (Workload workload : estate.cluster().workloads()) {
      Optional<ScopeEntry> scope = estate.scope().entry(workload.ref());
      lines.add(
          lines.guarded(
              workload.owner(),
              owner ->
                  List.of(
                      Cell.of(workload.ref().toString()),
                      Lines.scope(scope.map(ScopeEntry::effective)),
                      Cell.of(scope.map(one -> one.dataRole().word()).orElse("")),
                      Lines.text(owner.root().at("spec", "replicas")),
                      Cell.of(workload.pods().size()),
                      Lines.list(images(workload)),
                      Cell.of(account(workload)),
                      Lines.list(shares(workload)),
                      Lines.list(volumes(workload)),
                      Lines.list(ports(workload)),
                      Cell.of(words(findings.getOrDefault(workload.ref(), Map.of()))),
                      Lines.created(owner),
                      Lines.place(owner))));
    }
    return lines.table();
  }

  private static List<String> images(Workload workload) {
    return workload.containers().map(one -> one.at("image").text("")).distinct().toList();
  }

  /// Pods that name no account run as `default`.
  private static String account(Workload workload) {
    return workload.podSpec().at("serviceAccountName").text("default");
  }

  private static List<String> shares(Workload workload) {
    List<String> shares = new ArrayList<>();
    for (String name : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (workload.podSpec().at(name).isTrue()) {
        shares.add(name);
      }
    }
    if (workload.containers().anyMatch(one -> one.at("securityContext", "privileged").isTrue())) {
      shares.add("privileged");
    }
    workload
        .podSpec()
        .at("volumes")
        .each()
        .filter(volume -> volume.at("hostPath").isPresent())
        .forEach(volume -> shares.add("path " + volume.at("hostPath", "path").text("")));
    return shares;
  }

  private static List<String> volumes(Workload workload) {
    return workload
        .podSpec()
        .at("volumes")
        .each()
        .flatMap(
            volume ->
                volume
                    .members()
                    .map(Field::key)
                    .filter(key -> !key.equals("name"))
                    .map(kind -> kind + " " + volume.at("name").text("")))
        .toList();
  }

  private static List<String> ports(Workload workload) {
    return workload
        .containers()
        .flatMap(one -> one.at("ports").each())
        .map(
            port ->
                port.at("protocol").text("TCP")
                    + " "
                    + port.at("containerPort").value()
                    + (port.at("hostPort").isPresent()
                        ? " on port %s of the node".formatted(port.at("hostPort").value())
                        : ""))
        .distinct()
        .toList();
  }

  private static Map<ResourceRef, Map<Severity, Integer>> findings(Estate estate) {
    Map<ResourceRef, Map<Severity, Integer>> byWorkload = new HashMap<>();
    for (CheckResult result : estate.results()) {
      if (result.outcome() instanceof Outcome.Fail && result.subject() instanceof Subject.Of one) {
        byWorkload
            .computeIfAbsent(one.ref(), _ -> new EnumMap<>(Severity.class))
            .merge(result.severity(), 1, Integer::sum);
      }
    }
    return byWorkload;
  }

  private static String words(Map<Severity, Integer> counts) {
    return String.join(
        "\n",
        Stream.of(Severity.values())
            .filter(counts::containsKey)
            .map(severity -> counts.get(severity) + " " + severity.word())
            .toList());
  }
}
