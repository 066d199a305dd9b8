package io.inscope.reports.checks.secrets;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Grant;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.sidepath.Right;
import io.inscope.snapshot.sidepath.SidePathKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// *Read:* which workloads name a Secret that the CDE uses, and who may read secrets or create or
/// change workloads in its namespace, bindings of the cluster's own components left out.
///
/// *Allowed:* anything: a list for review. Not applicable to Secrets that no workload of the CDE
/// names.
///
/// Source: [good practices for
/// secrets](https://kubernetes.io/docs/concepts/security/secrets-good-practices/).
public final class CdeSecretConsumers implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sec-cde-consumers",
          "It is known who can obtain the secrets of the CDE",
          Severity.INFO,
          Set.of(
              Kinds.SECRET,
              Kinds.POD,
              Kinds.ROLE,
              Kinds.ROLE_BINDING,
              Kinds.CLUSTER_ROLE,
              Kinds.CLUSTER_ROLE_BINDING),
          "Whoever may read a secret, or start a pod that mounts it, has it: those are more than"
              + " the pods that use it.",
          "Review the list, and take rights away that nobody needs.",
          "Nodes read the secrets of their pods, and so does whoever reads etcd. Who is in a group"
              + " is not in the API.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean readsOutlines() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.SECRET);
  }

  private static final Set<SidePathKind> OBTAINING =
      EnumSet.of(SidePathKind.READ_SECRETS, SidePathKind.CHANGE_WORKLOADS);

  /// A place where a workload names a Secret.
  private record Use(Workload workload, Field name) {}

  /// Who names, and who may obtain, which Secrets.
  ///
  /// @param unread the first workload of each namespace that makes no sense
  private record Consumers(
      Map<ResourceRef, List<Use>> uses,
      Map<String, String> unread,
      Map<String, List<Grant>> byNamespace) {
    static Consumers of(Audit audit) {
      Map<ResourceRef, List<Use>> uses = new HashMap<>();
      Map<String, String> unread = new HashMap<>();
      for (Workload workload : audit.snapshot().workloads()) {
        try {
          SecretReference.of(workload.podSpec())
              .forEach(
                  reference ->
                      uses.computeIfAbsent(
                              ResourceRef.of(
                                  Kinds.SECRET, workload.namespace(), reference.name().text("")),
                              _ -> new ArrayList<>())
                          .add(new Use(workload, reference.name())));
        } catch (WrongShape e) {
          unread.putIfAbsent(
              workload.namespace(),
              "what %s names is not known: %s".formatted(workload.ref().spoken(), e.getMessage()));
        }
      }
      return new Consumers(
          uses,
          unread,
          audit
              .access()
              .grants()
              .filter(grant -> !audit.access().isOfTheClusterItself(grant.binding().ref()))
              .filter(CdeSecretConsumers::obtains)
              .collect(Collectors.groupingBy(Grant::namespace)));
    }
  }

  private static boolean obtains(Grant grant) {
    try {
      return Right.of(grant).keySet().stream().anyMatch(OBTAINING::contains);
    } catch (WrongShape e) {
      return false;
    }
  }

  @Override
  public Outcome check(Resource secret, Audit audit) {
    Consumers consumers = audit.view(Consumers.class, Consumers::of);
    List<Use> uses = consumers.uses().getOrDefault(secret.ref(), List.of());
    String unread = consumers.unread().get(secret.ref().namespace());
    if (unread != null) {
      return new Outcome.NotAssessed(unread);
    }
    if (uses.stream().noneMatch(use -> audit.scope().of(use.workload().ref()) == ScopeClass.CDE)) {
      return new Outcome.NotApplicable("no workload of the CDE names it");
    }
    List<Evidence> evidence = new ArrayList<>();
    uses.forEach(use -> evidence.add(Evidence.of(use.workload().template(), use.name())));
    Stream.of("", secret.ref().namespace())
        .flatMap(where -> consumers.byNamespace().getOrDefault(where, List.of()).stream())
        .forEach(grant -> given(grant, secret).ifPresent(evidence::add));
    return new Outcome.Pass(evidence);
  }

  /// What of it leads to this Secret: a rule that names others does not.
  private static Optional<Evidence> given(Grant grant, Resource secret) {
    Map<SidePathKind, Right.Given> rights = Right.of(grant);
    Right.Given reading = rights.get(SidePathKind.READ_SECRETS);
    Right.Given creating = rights.get(SidePathKind.CHANGE_WORKLOADS);
    boolean reads =
        reading != null
            && (!grant.isNamed()
                || grant
                    .rule()
                    .at("resourceNames")
                    .each()
                    .anyMatch(name -> name.text("").equals(secret.ref().name())));
    String what =
        Stream.of(
                reads && reading != null ? reading.what() : "",
                creating != null ? creating.what() : "")
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Evidence.Grant(
                grant.subject().toString(),
                grant.binding().ref(),
                grant.role().ref(),
                what + (grant.namespace().isEmpty() ? " everywhere" : " in " + grant.namespace()),
                grant.role().place(grant.rule())));
  }
}
