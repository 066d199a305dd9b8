package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.reports.checks.admission.SystemNamespaces;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;

/// *Read:* LimitRanges of the namespace.
///
/// *Allowed:* one with a default or a maximum for containers, for CPU and for memory. Not
/// applicable to the namespaces of the cluster itself.
public final class LimitRangeMissing implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "res-limitrange-missing",
          "Each namespace has a LimitRange for containers",
          Severity.LOW,
          Set.of(Kinds.NAMESPACE, ResourceDefaults.LIMIT_RANGE),
          "A container that asks for nothing gets no limit, and one that asks for everything gets"
              + " it.",
          "Create a LimitRange with default, defaultRequest and max for containers.",
          "Whether the amounts are reasonable is for a person to judge.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NAMESPACE);
  }

  @Override
  public Outcome check(Resource namespace, Audit audit) {
    String name = namespace.ref().name();
    if (SystemNamespaces.contain(name)) {
      return SystemNamespaces.notApplicable();
    }
    ResourceDefaults defaults = audit.view(ResourceDefaults.class, ResourceDefaults::of);
    boolean cpu = defaults.giveLimit(name, ResourceSettings.CPU);
    boolean memory = defaults.giveLimit(name, ResourceSettings.MEMORY);
    if (cpu && memory) {
      return Outcome.pass();
    }
    return new Outcome.Fail(
        cpu || memory
            ? "has no LimitRange that limits the %s of containers".formatted(cpu ? "memory" : "CPU")
            : "has no LimitRange that limits containers",
        List.of(Evidence.of(namespace, namespace.root().at("metadata", "name"))));
  }
}
