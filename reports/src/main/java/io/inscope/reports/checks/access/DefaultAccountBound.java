package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Subject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// Pods that name no service account run as `default`. Rights of that account are rights of
/// everything that is ever started in the namespace. The groups of all service accounts, or of all
/// of one namespace, hold it too.
///
/// *Read:* `subjects` of bindings.
///
/// *Allowed:* other subjects. Not applicable to the bindings every cluster has.
///
/// Source: [RBAC good
/// practices](https://kubernetes.io/docs/concepts/security/rbac-good-practices/).
public final class DefaultAccountBound implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sa-default-bound",
          "No binding gives rights to default service accounts",
          Severity.HIGH,
          Set.of(Kinds.CLUSTER_ROLE_BINDING, Kinds.ROLE_BINDING),
          "An application that needs no rights at all gets those of the default "
              + "account, and so does whoever takes it over.",
          "Create a service account for the workload that needs the rights and bind it "
              + "instead.",
          "The group system:authenticated holds service accounts as well and is another "
              + "matter.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.CLUSTER_ROLE_BINDING, Kinds.ROLE_BINDING);
  }

  @Override
  public Outcome check(Resource resource, Audit audit) {
    if (Shipped.isBinding(resource, audit)) {
      return Shipped.outcome();
    }
    Binding binding = Binding.of(resource);
    if (Shipped.namesAsShipped(binding, audit) && audit.snapshot().find(binding.role()).isEmpty()) {
      return BindingGrants.withoutRole(binding, audit);
    }
    return Outcome.failIfAny(
        "gives rights to default service accounts",
        binding.subjects().stream()
            .filter(named -> holdsDefault(named.subject()))
            .map(named -> Evidence.of(resource, named.place().at("name")))
            .toList());
  }

  private static boolean holdsDefault(Subject subject) {
    return switch (subject.kind()) {
      case "ServiceAccount" -> subject.name().equals("default");
      case "Group" ->
          subject.name().equals("system:serviceaccounts")
              || subject.name().startsWith("system:serviceaccounts:");
      default -> false;
    };
  }
}
