package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.reports.components.KnownComponents;
import io.inscope.reports.components.Role;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Grant;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Operators: workloads that the Operator Lifecycle Manager installed, that run a known operator,
/// or that are called one.
///
/// *Read:* names, the labels `olm.owner` and `olm.owner.namespace`, images, the
/// ClusterServiceVersion they name, and the rights of the service account.
///
/// *Allowed:* rights that are not all rights in the whole cluster: then image and version are the
/// evidence. All rights are a question. Not applicable to other workloads.
///
/// Source: [operator pattern](https://kubernetes.io/docs/concepts/extend-kubernetes/operator/),
/// [Operator Lifecycle
/// Manager](https://olm.operatorframework.io/docs/concepts/crds/clusterserviceversion/).
public final class OperatorInventory implements WorkloadCheck {
  private static final GroupKind SERVICE_VERSION =
      new GroupKind("operators.coreos.com", "ClusterServiceVersion");

  private static final CheckInfo INFO =
      new CheckInfo(
          "sc-operator-inventory",
          "Operators are on record, and none may do everything",
          Severity.MEDIUM,
          Set.of(
              Kinds.POD,
              Kinds.CLUSTER_ROLE,
              Kinds.CLUSTER_ROLE_BINDING,
              Kinds.ROLE,
              Kinds.ROLE_BINDING),
          "An operator acts on what people write into its objects; whoever writes there, or breaks"
              + " into it, has its rights.",
          "Give the operator the rights its documentation lists, and record owner and version.",
          "Operators without such labels, images and names are not recognised.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    if (!isOperator(workload)) {
      return new Outcome.NotApplicable("nothing shows that it is an operator");
    }
    List<Evidence> facts = new ArrayList<>(Images.evidence(workload, _ -> true));
    version(workload, audit).forEach(facts::add);
    String account = workload.podSpec().at("serviceAccountName").text("default");
    Mighty mighty = audit.view(Mighty.class, Mighty::of);
    List<Evidence> all = find(mighty.byName(), workload.namespace(), account);
    if (!all.isEmpty()) {
      return new Outcome.Manual(
          "Does this operator have to be allowed everything?",
          Stream.concat(facts.stream(), all.stream()).toList());
    }
    List<String> unknown = find(mighty.unknown(), workload.namespace(), account);
    return unknown.isEmpty()
        ? new Outcome.Pass(facts)
        : new Outcome.NotAssessed("not all of its rights are known: " + String.join("; ", unknown));
  }

  private static boolean isOperator(Workload workload) {
    return workload.ref().name().endsWith("-operator")
        || workload.owner().labels().containsKey("olm.owner")
        || workload
            .containers()
            .map(container -> container.at("image").text(""))
            .flatMap(image -> KnownComponents.of(image).stream())
            .anyMatch(known -> known.is(Role.OPERATOR));
  }

  private static Stream<Evidence> version(Workload workload, Audit audit) {
    Map<String, String> labels = workload.owner().labels();
    String namespace = labels.getOrDefault("olm.owner.namespace", workload.namespace());
    return audit
        .snapshot()
        .find(ResourceRef.of(SERVICE_VERSION, namespace, labels.getOrDefault("olm.owner", "")))
        .stream()
        .map(one -> Evidence.of(one, one.root().at("spec", "version")));
  }

  /// What is known of an account, by itself and by its groups.
  private static <T> List<T> find(
      Map<String, List<T>> bySubject, String namespace, String account) {
    return Stream.of(
            "ServiceAccount " + namespace + "/" + account,
            "Group system:serviceaccounts",
            "Group system:serviceaccounts:" + namespace,
            "Group system:authenticated")
        .flatMap(name -> bySubject.getOrDefault(name, List.of()).stream())
        .toList();
  }

  /// Who may do everything in the whole cluster, and of whom nobody can tell, by subject.
  ///
  /// @param unknown the bindings that give a role which is not in the snapshot
  private record Mighty(Map<String, List<Evidence>> byName, Map<String, List<String>> unknown) {
    static Mighty of(Audit audit) {
      Map<String, List<Evidence>> byName = new HashMap<>();
      audit
          .access()
          .grants()
          .filter(Mighty::isAll)
          .forEach(
              grant ->
                  byName
                      .computeIfAbsent(grant.subject().toString(), _ -> new ArrayList<>())
                      .add(
                          new Evidence.Grant(
                              grant.subject().toString(),
                              grant.binding().ref(),
                              grant.role().ref(),
                              "* * everywhere",
                              grant.role().place(grant.rule()))));
      Map<String, List<String>> unknown = new HashMap<>();
      try (Stream<Resource> all = audit.snapshot().all(Kinds.CLUSTER_ROLE_BINDING)) {
        all.forEach(one -> unresolved(one, audit, unknown));
      }
      return new Mighty(byName, unknown);
    }

    private static void unresolved(
        Resource resource, Audit audit, Map<String, List<String>> unknown) {
      try {
        Binding binding = Binding.of(resource);
        if (audit.snapshot().find(binding.role()).isEmpty()) {
          String why =
              "%s gives it %s, which is not in the snapshot"
                  .formatted(resource.ref().spoken(), binding.role().spoken());
          binding
              .subjects()
              .forEach(
                  one ->
                      unknown
                          .computeIfAbsent(one.subject().toString(), _ -> new ArrayList<>())
                          .add(why));
        }
      } catch (WrongShape e) {
        unknown
            .computeIfAbsent("Group system:authenticated", _ -> new ArrayList<>())
            .add("%s: %s".formatted(resource.ref().spoken(), e.getMessage()));
      }
    }

    private static boolean isAll(Grant grant) {
      return grant.namespace().isEmpty()
          && !grant.isNamed()
          && Stream.of("verbs", "resources", "apiGroups").allMatch(list -> hasStar(grant, list));
    }

    private static boolean hasStar(Grant grant, String list) {
      return grant.rule().at(list).each().map(Field::value).anyMatch("*"::equals);
    }
  }
}
