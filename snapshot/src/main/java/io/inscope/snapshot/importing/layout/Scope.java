package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Namespacing;
import java.util.Set;

/// Whether objects of a kind belong to namespaces.
final class Scope {
  /// In a namespace, although most of its group is not.
  private static final GroupKind CAPACITY = new GroupKind("storage.k8s.io", "CSIStorageCapacity");

  private Scope() {}

  /// @param namespaces in which objects of the kind came; the empty text stands for none
  static boolean isClusterScoped(GroupKind kind, Set<String> namespaces) {
    return namespaces.isEmpty()
        ? Namespacing.effective(kind, "").isEmpty() && !kind.equals(CAPACITY)
        : namespaces.contains("");
  }
}
