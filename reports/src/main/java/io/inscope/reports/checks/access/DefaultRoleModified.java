package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Bootstrap;
import io.inscope.snapshot.access.Comparison;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compared, verb by verb, with what the API server of the cluster's own minor version creates.
/// What it once added it never takes away, so a cluster that was upgraded has more than its version
/// ships: that is a question, not a failure. Roles that collect from others are compared by what
/// they collect.
///
/// *Read:* rules, labels, subjects and the annotation autoupdate of roles and bindings with the
/// names that API servers use.
///
/// *Allowed:* what the version ships, or a patch of it. Not applicable to objects of other names
/// without the label of bootstrap objects.
///
/// Source:
/// [auto-reconciliation](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#auto-reconciliation).
public final class DefaultRoleModified implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-default-role-modified",
          "What the API server set up for itself is unchanged",
          Severity.MEDIUM,
          BindingCheck.RIGHTS,
          "Rights that somebody slips into a role of the system are in nobody's review.",
          "Restore what the version ships: delete the object and restart the API server, "
              + "which creates it again.",
          "Distributions that change upstream's roles on purpose are reported as well.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return BindingCheck.RIGHTS;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Resource resource, Audit audit) {
    Bootstrap bootstrap = Bootstrap.of(audit.snapshot());
    Optional<Comparison> compared =
        BindingCheck.BINDINGS.contains(resource.ref().groupKind())
            ? bootstrap.compareBinding(Binding.of(resource))
            : bootstrap.compareRole(resource);
    if (compared.isEmpty()) {
      return Bootstrap.isLabelled(resource)
          ? new Outcome.Manual(
              "Who put this here? Its label says that an API server did, but none ships it.",
              List.of(Evidence.of(resource, resource.root().at("metadata", "labels"))))
          : new Outcome.NotApplicable("no API server sets it up");
    }
    return outcome(resource, bootstrap, compared.get());
  }

  private static Outcome outcome(Resource resource, Bootstrap bootstrap, Comparison compared) {
    boolean known = bootstrap.minor() >= Bootstrap.OLDEST && bootstrap.minor() <= Bootstrap.NEWEST;
    List<Evidence> evidence = new ArrayList<>(places(resource, compared.added()));
    compared.frozen().ifPresent(field -> evidence.add(Evidence.of(resource, field)));
    if (!evidence.isEmpty() && (known || bootstrap.minor() == 0)) {
      return new Outcome.Fail("is not what an API server sets up", evidence);
    }
    if (!known) {
      return new Outcome.NotAssessed(
          bootstrap.minor() == 0
              ? "the version of the cluster is not known, so nothing can be compared with it"
              : "what Kubernetes 1.%d ships is not known here".formatted(bootstrap.minor()));
    }
    if (!compared.missing().isEmpty()) {
      return new Outcome.Fail(
          "lacks what its API server sets up",
          compared.missing().stream().<Evidence>map(Evidence.Absence::new).toList());
    }
    return compared.other().isEmpty()
        ? Outcome.pass()
        : new Outcome.Manual(
            "Kubernetes 1.%d does not ship this, another version does: is it still needed?"
                .formatted(bootstrap.minor()),
            places(resource, compared.other()));
  }

  private static List<Evidence> places(Resource resource, List<Comparison.Difference> some) {
    return some.stream().map(one -> Evidence.of(resource, one.place())).distinct().toList();
  }
}
