package io.inscope.snapshot.store;

import java.util.List;

/// Whether one snapshot is as it was sealed.
///
/// @param snapshot id
/// @param sealedAt as stored, ISO 8601; empty when the seal is gone
/// @param sha256 the seal as stored; empty when it is gone
/// @param changes what is not as it was: `body of payments/Pod/x`, `entry pods.yaml`, `seal`; empty
///   when everything is
public record SealCheck(
    int snapshot, String name, String sealedAt, String sha256, List<String> changes) {
  public SealCheck {
    changes = List.copyOf(changes);
  }

  public boolean isIntact() {
    return changes.isEmpty();
  }
}
