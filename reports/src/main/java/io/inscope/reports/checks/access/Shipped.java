package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.access.Binding;
import io.inscope.snapshot.access.Bootstrap;
import io.inscope.snapshot.access.Comparison;
import io.inscope.snapshot.model.Resource;

/// What every cluster has for its own components, as long as it is unchanged.
final class Shipped {
  private Shipped() {}

  /// A binding that names whom it names in every cluster, and gives what it gives there.
  static boolean isBinding(Resource binding, Audit audit) {
    return audit.access().isAsShipped(binding.ref());
  }

  /// A binding that names nobody else than in every cluster; what its role gives is not looked at.
  static boolean namesAsShipped(Binding binding, Audit audit) {
    return Bootstrap.isLabelled(binding.resource())
        && Bootstrap.of(audit.snapshot())
            .compareBinding(binding)
            .filter(Comparison::isAsShipped)
            .isPresent();
  }

  /// A role with nothing in it that no version of Kubernetes ships.
  static boolean isRole(Resource role, Audit audit) {
    return Bootstrap.isLabelled(role)
        && Bootstrap.of(audit.snapshot())
            .compareRole(role)
            .filter(Comparison::isAsShipped)
            .isPresent();
  }

  static Outcome outcome() {
    return new Outcome.NotApplicable("every cluster has it, for its own components");
  }
}
