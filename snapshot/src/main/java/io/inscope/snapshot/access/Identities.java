package io.inscope.snapshot.access;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The service accounts of a cluster, and where somebody finds a token of each.
///
/// An account counts as soon as anything speaks of it: the account itself, a binding, or a pod that
/// runs as it. Pods that do not mount the token are no place to find one. Source: [opting out of
/// API credential
/// automounting](https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting).
public final class Identities {
  private final SortedMap<String, SortedSet<Subject>> byNamespace = new TreeMap<>();

  /// Names of pods, and of secrets, in which a token of the account is.
  private final Map<Subject, SortedSet<String>> pods = new HashMap<>();

  private final Map<Subject, SortedSet<String>> secrets = new HashMap<>();

  private Identities(ClusterSnapshot snapshot, Access access) {
    try (Stream<Resource> all = snapshot.all(Kinds.SERVICE_ACCOUNT)) {
      all.map(Resource::ref).forEach(ref -> add(Subject.account(ref.namespace(), ref.name())));
    }
    access.subjects().stream()
        .flatMap(subject -> Membership.of(subject).stream())
        .filter(subject -> subject.kind().equals("ServiceAccount"))
        .forEach(this::add);
    snapshot.workloads().forEach(workload -> read(snapshot, workload));
    try (Stream<Resource> all = snapshot.all(Kinds.SECRET)) {
      all.forEach(this::read);
    }
  }

  /// Those of a snapshot.
  ///
  /// @param access who may do what in it
  public static Identities of(ClusterSnapshot snapshot, Access access) {
    return new Identities(snapshot, access);
  }

  private void add(Subject account) {
    byNamespace.computeIfAbsent(account.namespace(), _ -> new TreeSet<>()).add(account);
  }

  private void read(ClusterSnapshot snapshot, Workload workload) {
    try {
      add(accountOf(workload));
      tokenOf(snapshot, workload)
          .ifPresent(
              account -> {
                SortedSet<String> names = pods.computeIfAbsent(account, _ -> new TreeSet<>());
                workload.pods().forEach(pod -> names.add(pod.ref().name()));
              });
    } catch (WrongShape e) {
      // Checks say what is wrong with the object; nobody is known to run as it.
    }
  }

  /// As whom a workload runs.
  private static Subject accountOf(Workload workload) {
    Field spec = workload.podSpec();
    String name = spec.at("serviceAccountName").text(spec.at("serviceAccount").text(""));
    return Subject.account(workload.namespace(), name.isEmpty() ? "default" : name);
  }

  /// The account whose token a workload carries; empty when it carries none.
  ///
  /// @throws WrongShape when its pod specification does not make sense
  public static Optional<Subject> tokenOf(ClusterSnapshot snapshot, Workload workload) {
    Subject account = accountOf(workload);
    return carriesToken(snapshot, workload.podSpec(), account)
        ? Optional.of(account)
        : Optional.empty();
  }

  private static boolean carriesToken(ClusterSnapshot snapshot, Field spec, Subject account) {
    boolean asked =
        spec.at("volumes")
            .each()
            .flatMap(volume -> volume.at("projected", "sources").each())
            .anyMatch(source -> source.at("serviceAccountToken").isPresent());
    Field ofPod = spec.at("automountServiceAccountToken");
    if (asked || ofPod.isPresent()) {
      return asked || ofPod.isTrue();
    }
    return snapshot
        .find(ResourceRef.of(Kinds.SERVICE_ACCOUNT, account.namespace(), account.name()))
        .filter(found -> found.root().at("automountServiceAccountToken").isFalse())
        .isEmpty();
  }

  private void read(Resource secret) {
    if ("kubernetes.io/service-account-token".equals(secret.root().at("type").value())) {
      String name = secret.annotations().getOrDefault("kubernetes.io/service-account.name", "");
      if (!name.isEmpty()) {
        secrets
            .computeIfAbsent(Subject.account(secret.ref().namespace(), name), _ -> new TreeSet<>())
            .add(secret.ref().name());
      }
    }
  }

  /// All accounts, sorted.
  Stream<Subject> accounts() {
    return byNamespace.values().stream().flatMap(SortedSet::stream);
  }

  /// Whether something runs that carries a token of the account.
  boolean isRunning(Subject account) {
    return pods.containsKey(account);
  }

  /// The pods that carry a token of the account, by name.
  SortedSet<String> pods(Subject account) {
    return pods.getOrDefault(account, Collections.emptySortedSet());
  }

  /// The secrets that hold a token of the account, by name.
  SortedSet<String> secrets(Subject account) {
    return secrets.getOrDefault(account, Collections.emptySortedSet());
  }
}
