package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.scope.ScopeEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// *Read:* the scope declarations: the scope file, annotations and labels.
///
/// *Allowed:* every workload of the namespace has a declared class. Not applicable to a namespace
/// without workloads.
///
/// Source: PCI SSC guidance for scoping and network segmentation.
public final class NamespaceUndecided implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ns-scope-unset",
          "Somebody has decided on the scope of each namespace",
          Severity.MEDIUM,
          Set.of(Kinds.NAMESPACE, Kinds.POD),
          "What nobody decided on counts as in scope, and nobody protects it as such.",
          "Decide on the namespace in the scope file, with the reason.",
          "Whether the decision is right is for the assessor: see the scope.");

  /// What belongs to each namespace.
  private record Entries(Map<String, List<ScopeEntry>> byNamespace) {
    static Entries of(Audit audit) {
      return new Entries(
          audit.scope().entries().stream()
              .collect(Collectors.groupingBy(entry -> entry.workload().namespace())));
    }
  }

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NAMESPACE);
  }

  @Override
  public Outcome check(Resource namespace, Audit audit) {
    List<ScopeEntry> there =
        audit
            .view(Entries.class, Entries::of)
            .byNamespace()
            .getOrDefault(namespace.ref().name(), List.of());
    if (there.isEmpty()) {
      return new Outcome.NotApplicable("no workload is in it");
    }
    long undecided = there.stream().filter(entry -> entry.declared().isEmpty()).count();
    return undecided == 0
        ? Outcome.pass()
        : new Outcome.Fail(
            "holds workloads on whose scope nobody decided: %d of %d"
                .formatted(undecided, there.size()),
            List.of(Evidence.of(namespace, namespace.root().at("metadata", "name"))));
  }
}
