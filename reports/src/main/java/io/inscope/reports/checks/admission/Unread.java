package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Installed;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.util.Optional;

/// Why there may be objects of an add-on's kind that nobody has read.
final class Unread {
  private Unread() {}

  /// Empty when there can be none. Without the definitions it is one reason for all kinds.
  static Optional<String> why(ClusterSnapshot snapshot, GroupKind kind) {
    if (!(Installed.of(snapshot, kind) instanceof Installed.Unknown(boolean defined, String why))) {
      return Optional.empty();
    }
    Coverage definitions = snapshot.coverage(Kinds.CUSTOM_RESOURCE_DEFINITION, "");
    return Optional.of(
        defined || definitions instanceof Coverage.Read
            ? why
            : "CustomResourceDefinition: " + definitions.gap());
  }
}
