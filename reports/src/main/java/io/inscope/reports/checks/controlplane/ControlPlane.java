package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.platform.ManagedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// What is known of each component of the control plane, from the source that is trusted most.
record ControlPlane(Map<String, Known> byName) {
  static final String API_SERVER = "kube-apiserver";
  static final String CONTROLLER_MANAGER = "kube-controller-manager";
  static final String SCHEDULER = "kube-scheduler";
  static final String ETCD = "etcd";

  /// Any of these can answer.
  static final Set<GroupKind> READS = Set.of(Kinds.POD, Kinds.NODE, Kinds.CONFIG_MAP);

  private static final List<String> NAMES =
      List.of(API_SERVER, CONTROLLER_MANAGER, SCHEDULER, ETCD);

  private static ControlPlane of(Audit audit) {
    ClusterSnapshot snapshot = audit.snapshot();
    Optional<ManagedCluster> managed = ManagedCluster.of(snapshot);
    Map<String, List<CommandLine>> pods = new StaticPods(snapshot).byName(NAMES);
    K3sServers k3s = K3sServers.of(snapshot);
    Map<String, Known> byName = new TreeMap<>();
    for (String name : NAMES) {
      byName.put(
          name,
          managed
              .<Known>map(Known.Managed::new)
              .orElseGet(() -> own(snapshot, name, pods.getOrDefault(name, List.of()), k3s)));
    }
    return new ControlPlane(byName);
  }

  private static Known own(
      ClusterSnapshot snapshot, String name, List<CommandLine> pods, K3sServers k3s) {
    if (!pods.isEmpty()) {
      return new Known.Running(pods, gap(snapshot, Kinds.POD, namespace(pods)));
    }
    List<CommandLine> servers = k3s.running(name);
    if (!servers.isEmpty()) {
      return new Known.Running(servers, gap(snapshot, Kinds.NODE, ""));
    }
    List<CommandLine> wishes =
        Stream.concat(KubeadmConfig.of(snapshot, name).stream(), k3s.wishes(name).stream())
            .toList();
    if (!wishes.isEmpty()) {
      return new Known.Intended(wishes);
    }
    return new Known.Nothing(unknown(snapshot, name, k3s));
  }

  private static String unknown(ClusterSnapshot snapshot, String name, K3sServers k3s) {
    if (k3s.areThere() && name.equals(ETCD)) {
      return "no server of this K3s cluster has the role etcd: it keeps its data in SQLite or in a"
          + " database elsewhere, which the snapshot does not show";
    }
    if (k3s.areThere()) {
      return "no server of this K3s cluster is among the Nodes that were handed over";
    }
    String pods = gap(snapshot, Kinds.POD, "kube-system");
    return pods.isEmpty()
        ? "no pod of %s was handed over, and no Node says who runs it: where a provider does, it is"
                .formatted(name)
            + " the provider's responsibility: ask for the AOC and the responsibility matrix"
        : pods;
  }

  /// `kube-system` for the pods of `kube-system/etcd-cp1`.
  private static String namespace(List<CommandLine> pods) {
    return pods.getFirst().where().replaceFirst("/.*", "");
  }

  /// Why what was read of a kind may not be all; empty when it is.
  static String gap(ClusterSnapshot snapshot, GroupKind kind, String namespace) {
    Coverage coverage = snapshot.coverage(kind, namespace);
    return coverage instanceof Coverage.Read ? "" : kind.kind() + ": " + coverage.gap();
  }

  static Known known(Audit audit, String component) {
    return audit
        .view(ControlPlane.class, ControlPlane::of)
        .byName()
        .getOrDefault(component, new Known.Nothing("nothing is known of " + component));
  }

  /// What one component's flags say, over all its instances: one that is wrong is a failure, one
  /// that cannot be read leaves it open.
  ///
  /// @param wrong what is wrong with one command line; may throw [Unclear]
  static Outcome judge(
      Audit audit,
      String component,
      String message,
      Function<CommandLine, Stream<Evidence>> wrong) {
    return switch (known(audit, component)) {
      case Known.Running running -> running(running, message, wrong);
      case Known.Intended intended -> intended(intended, component, message, wrong);
      case Known.Managed managed -> new Outcome.NotAssessed(managed.why());
      case Known.Nothing nothing -> new Outcome.NotAssessed(nothing.why());
    };
  }

  private static Outcome running(
      Known.Running running, String message, Function<CommandLine, Stream<Evidence>> wrong) {
    SortedSet<String> unclear = new TreeSet<>();
    List<Evidence> evidence = asked(running.instances(), wrong, unclear);
    if (!evidence.isEmpty()) {
      return new Outcome.Fail(message, evidence);
    }
    if (!running.gap().isEmpty()) {
      unclear.add(running.gap());
    }
    return unclear.isEmpty() ? Outcome.pass() : new Outcome.NotAssessed(String.join("; ", unclear));
  }

  /// Somebody asked for what is wrong: that counts. That a right setting was asked for, or that
  /// none was, says nothing about what runs.
  private static Outcome intended(
      Known.Intended intended,
      String component,
      String message,
      Function<CommandLine, Stream<Evidence>> wrong) {
    List<Evidence> evidence =
        asked(intended.wishes(), wrong, new TreeSet<>()).stream()
            .filter(e -> !(e instanceof Evidence.Absence))
            .toList();
    return evidence.isEmpty()
        ? new Outcome.NotAssessed(
            "%s tells what was asked for, not what runs: hand over the pods of %s"
                .formatted(intended.wishes().getFirst().where(), component))
        : new Outcome.Fail(message, evidence);
  }

  private static List<Evidence> asked(
      List<CommandLine> lines,
      Function<CommandLine, Stream<Evidence>> wrong,
      SortedSet<String> unclear) {
    List<Evidence> evidence = new ArrayList<>();
    for (CommandLine line : lines) {
      try {
        line.requireReadable();
        evidence.addAll(wrong.apply(line).toList());
      } catch (Unclear e) {
        unclear.add(e.why());
      } catch (WrongShape e) {
        unclear.add(String.valueOf(e.getMessage()));
      }
    }
    // Several instances may be told by one ConfigMap.
    return evidence.stream().distinct().toList();
  }
}
