package io.inscope.reports.checks.storage;

import io.inscope.snapshot.model.GroupKind;

/// Kinds of storage and backup that nothing else reads.
final class StorageKinds {
  static final GroupKind STORAGE_CLASS = new GroupKind("storage.k8s.io", "StorageClass");

  private StorageKinds() {}
}
