package io.inscope.reports.checks.access;

import io.inscope.reports.check.ResourceCheck;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.util.Set;

/// Asked of every binding: what it gives, and to whom.
interface BindingCheck extends ResourceCheck {
  Set<GroupKind> BINDINGS = Set.of(Kinds.CLUSTER_ROLE_BINDING, Kinds.ROLE_BINDING);

  /// What has to be read to know what bindings give.
  Set<GroupKind> RIGHTS =
      Set.of(Kinds.CLUSTER_ROLE_BINDING, Kinds.ROLE_BINDING, Kinds.CLUSTER_ROLE, Kinds.ROLE);

  @Override
  default Set<GroupKind> kinds() {
    return BINDINGS;
  }

  @Override
  default boolean isLocal() {
    return true;
  }
}
