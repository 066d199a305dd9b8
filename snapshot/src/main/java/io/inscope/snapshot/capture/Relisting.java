package io.inscope.snapshot.capture;

import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.Relisted;
import io.inscope.snapshot.record.Relisted.Change;
import io.inscope.snapshot.record.Relisted.What;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/// Lists the metadata of some kinds again when everything was read, and says what changed
/// meanwhile: the lists of a capture show the cluster at different moments, and what stood still in
/// between they show as it was at one.
///
/// Compared are the kinds that decide who reaches whom and who may do what: namespaces, nodes and
/// pods; workloads, services and what opens them to the outside; policies, of all plugins; service
/// accounts, roles and bindings; admission webhooks. Not compared are those that follow from others
/// (ReplicaSets, EndpointSlices) or change all the time (Leases, Events).
final class Relisting {
  /// Of a kind that was read namespace by namespace, so many are listed again.
  static final int MOST_NAMESPACES = 50;

  private static final Set<String> KINDS =
      Set.of(
          "Namespace",
          "Node",
          "Pod",
          "Service",
          "ServiceAccount",
          "Deployment.apps",
          "StatefulSet.apps",
          "DaemonSet.apps",
          "Ingress.networking.k8s.io",
          "Gateway.gateway.networking.k8s.io",
          "HTTPRoute.gateway.networking.k8s.io",
          "Route.route.openshift.io",
          "AuthorizationPolicy.security.istio.io",
          "PeerAuthentication.security.istio.io",
          "Role.rbac.authorization.k8s.io",
          "RoleBinding.rbac.authorization.k8s.io",
          "ClusterRole.rbac.authorization.k8s.io",
          "ClusterRoleBinding.rbac.authorization.k8s.io",
          "MutatingWebhookConfiguration.admissionregistration.k8s.io",
          "ValidatingWebhookConfiguration.admissionregistration.k8s.io");

  private final ReadOnlyGateway gateway;
  private final Seen seen;
  private final Clock clock;
  private final CaptureWatcher watcher;
  private String gone = "";

  private Relisting(ReadOnlyGateway gateway, Seen seen, Clock clock, CaptureWatcher watcher) {
    this.gateway = gateway;
    this.seen = seen;
    this.clock = clock;
    this.watcher = watcher;
  }

  /// Whether a kind is compared.
  static boolean compares(GroupKind kind) {
    return kind.kind().endsWith("NetworkPolicy") || KINDS.contains(kind.toString());
  }

  /// Lists again what was read whole, and tells the sink of each kind in which something changed.
  ///
  /// @param lists how the lists of the capture went; of those that were carried over from a part
  ///   the objects were not seen, so they are not compared
  /// @return in the order of the lists
  /// @throws CancellationException when the user wants to stop
  static List<Relisted> run(
      ReadOnlyGateway gateway,
      List<ListedKind> lists,
      Seen seen,
      Sink sink,
      Clock clock,
      CaptureWatcher watcher) {
    Map<ApiResource, List<ListedKind>> kinds = new LinkedHashMap<>();
    for (ListedKind row : lists) {
      if (compares(row.resource().groupKind()) && row.coverage() instanceof Coverage.Read) {
        kinds.computeIfAbsent(row.resource(), _ -> new ArrayList<>()).add(row);
      }
    }
    Relisting relisting = new Relisting(gateway, seen, clock, watcher);
    List<Relisted> all = new ArrayList<>();
    kinds.forEach(
        (resource, rows) -> {
          watcher.step("Looking for changes of " + resource.plural());
          Relisted relisted = relisting.kind(resource, rows);
          all.add(relisted);
          relisting.tell(relisted, sink);
        });
    return List.copyOf(all);
  }

  private Relisted kind(ApiResource resource, List<ListedKind> rows) {
    Instant at = clock.instant();
    if (rows.size() > MOST_NAMESPACES) {
      String why =
          "it was read in %d namespaces one by one, which is too many to list again"
              .formatted(rows.size());
      return new Relisted(resource, at, "", new Coverage.NotAsked(why), List.of());
    }
    List<Change> changes = new ArrayList<>();
    Coverage coverage = new Coverage.Read(0);
    String resourceVersion = "";
    for (ListedKind row : rows) {
      MetadataList list = again(row);
      if (list.coverage() instanceof Coverage.Read) {
        resourceVersion = list.resourceVersion();
        changes.addAll(
            Changes.between(
                resource.groupKind(),
                seen.of(resource.groupKind(), row.namespace()),
                list.objects()));
      }
      coverage = both(coverage, list.coverage());
    }
    changes.sort(Comparator.comparing(Change::ref));
    return new Relisted(resource, at, resourceVersion, coverage, changes);
  }

  /// What failed first counts; else the sum.
  private static Coverage both(Coverage a, Coverage b) {
    return a instanceof Coverage.Read one && b instanceof Coverage.Read two
        ? new Coverage.Read(one.count() + two.count())
        : a instanceof Coverage.Read ? b : a;
  }

  private MetadataList again(ListedKind row) {
    int known =
        seen.of(row.resource().groupKind(), row.namespace()).values().stream()
            .mapToInt(Map::size)
            .sum();
    if (known != row.objects()) {
      return MetadataList.none("it was carried over from a part of a capture, and is not compared");
    }
    if (!gone.isEmpty()) {
      return MetadataList.none("not asked, because the server was gone: " + gone);
    }
    try {
      return MetadataList.of(gateway, row.resource(), row.namespace(), watcher);
    } catch (CaptureException e) {
      gone = e.getMessage();
      return MetadataList.failed(gone);
    }
  }

  private void tell(Relisted relisted, Sink sink) {
    List<Change> changes = relisted.changes();
    String path = gateway.server() + relisted.resource().path("");
    if (!(relisted.coverage() instanceof Coverage.Read)) {
      String message =
          "what changed while the capture ran is not known: " + relisted.coverage().gap();
      sink.problem(new Problem(path, 0, 0, Problem.Severity.WARNING, message, 0, ""));
    }
    if (!changes.isEmpty()) {
      boolean quiet = changes.stream().allMatch(change -> change.what() == What.REST);
      sink.problem(
          new Problem(
              path,
              0,
              0,
              quiet ? Problem.Severity.INFO : Problem.Severity.WARNING,
              "changed between its list and the end of the capture: " + words(changes),
              changes.size(),
              "the snapshot shows them as they were listed"));
    }
  }

  /// `3 added, 1 removed, 8 changed (2 in their spec, 6 in status or metadata)`.
  private static String words(List<Change> changes) {
    List<String> words = new ArrayList<>();
    count(words, changes, "added", change -> change.what() == What.ADDED);
    count(words, changes, "removed", change -> change.what() == What.REMOVED);
    count(words, changes, "changed", change -> change.word().equals("changed"));
    List<String> parts = new ArrayList<>();
    count(parts, changes, "in their spec", change -> change.what() == What.SPEC);
    count(parts, changes, "in status or metadata", change -> change.what() == What.REST);
    count(parts, changes, "deleted and made anew", change -> change.what() == What.REPLACED);
    return String.join(", ", words)
        + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")");
  }

  private static void count(
      List<String> words, List<Change> changes, String word, Predicate<Change> which) {
    long n = changes.stream().filter(which).count();
    if (n > 0) {
      words.add(n + " " + word);
    }
  }
}
