package io.inscope.reports.check;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.Set;

/// Asked once for each object of some kinds.
public non-sealed interface ResourceCheck extends Check {
  /// The kinds whose objects it is asked about; a part of what it reads.
  Set<GroupKind> kinds();

  Outcome check(Resource resource, Audit audit);
}
