package io.inscope.reports.podsecurity;

import io.inscope.snapshot.json.Field;
import java.util.Set;
import java.util.stream.Stream;

/// One rule of the standards.
public interface Rule {
  /// As admission names it: `hostNamespaces`.
  String name();

  Level level();

  /// The minor version in which it came; 0 for one that was always there.
  default int since() {
    return 0;
  }

  /// The rules of the Baseline level in whose place it stands on the Restricted level.
  default Set<String> replaces() {
    return Set.of();
  }

  /// The check of our library that asks about a field that the rule forbids.
  String check(Field violation);

  /// What it forbids in a pod, by its wording in a minor version that has it; empty when nothing.
  /// Fields that would have to be set are there, missing.
  Stream<Field> violations(PodShape pod, int minor);
}
