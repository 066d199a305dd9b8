package io.inscope.reports.checks.network;

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
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.dialect.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// *Read:* policies of other kinds than NetworkPolicy, and the definitions of custom resources.
///
/// *Allowed:* those of kinds that are evaluated. Of others the connections say nothing. Where the
/// definitions of custom resources were not handed over, or a kind is defined and its objects were
/// not, nobody knows: not assessed.
///
/// Source: [network policy API](https://network-policy-api.sigs.k8s.io/).
public final class ExtraPolicyKinds implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-extra-policy-crd",
          "Every policy of another kind than NetworkPolicy is evaluated",
          Severity.INFO,
          Set.of(),
          "What such a policy permits or denies is missing in every statement about "
              + "connections.",
          "Look at these policies by hand and note what they change.",
          "Kinds are told by their names: one that does not call itself a policy is not "
              + "found.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    List<Evidence> unevaluated =
        audit.connectivity().limits().stream()
            .filter(limit -> limit.contains(" not evaluated; "))
            .<Evidence>map(limit -> new Evidence.Absence("evaluation: " + limit))
            .toList();
    if (!unevaluated.isEmpty()) {
      return new Outcome.Fail("holds policies that are not evaluated", unevaluated);
    }
    String gap = gap(audit.snapshot(), understood(audit));
    return gap.isEmpty()
        ? new Outcome.Pass(evaluated(audit))
        : new Outcome.NotAssessed("whether there are policies of other kinds is not known: " + gap);
  }

  private static SortedSet<GroupKind> understood(Audit audit) {
    SortedSet<GroupKind> kinds = new TreeSet<>();
    Dialects.all(audit.snapshot(), audit.connectivity().plugin().switches())
        .forEach(dialect -> kinds.addAll(dialect.kinds()));
    kinds.remove(Kinds.NETWORK_POLICY);
    return kinds;
  }

  /// One of each kind there is.
  private static List<Evidence> evaluated(Audit audit) {
    List<Evidence> found = new ArrayList<>();
    for (GroupKind kind : understood(audit)) {
      try (Stream<Resource> all = audit.snapshot().all(kind)) {
        all.findFirst()
            .map(policy -> Evidence.of(policy, policy.root().at("metadata", "name")))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static String gap(ClusterSnapshot snapshot, Set<GroupKind> understood) {
    Coverage definitions = snapshot.coverage(Kinds.CUSTOM_RESOURCE_DEFINITION, "");
    if (!(definitions instanceof Coverage.Read)) {
      return "CustomResourceDefinition: " + definitions.gap();
    }
    try (Stream<Resource> all = snapshot.all(Kinds.CUSTOM_RESOURCE_DEFINITION)) {
      return all.map(ExtraPolicyKinds::defined)
          .filter(kind -> kind.kind().endsWith("NetworkPolicy") || understood.contains(kind))
          .filter(kind -> !(snapshot.coverage(kind, "") instanceof Coverage.Read))
          .map(kind -> kind + ": " + snapshot.coverage(kind, "").gap())
          .sorted()
          .collect(Collectors.joining("; "));
    }
  }

  private static GroupKind defined(Resource definition) {
    Field spec = definition.root().at("spec");
    return new GroupKind(spec.at("group").text(""), spec.at("names", "kind").text(""));
  }
}
