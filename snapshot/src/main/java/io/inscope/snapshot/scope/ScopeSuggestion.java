package io.inscope.snapshot.scope;

import io.inscope.snapshot.model.ResourceRef;
import java.util.List;

/// A workload that may belong to the CDE.
///
/// @param reasons what speaks for it, sorted: `name has 'card'`, `label app=payment`, `a card
///   number stands in ConfigMap pay/fixtures at cm.yaml:7`
public record ScopeSuggestion(ResourceRef workload, List<String> reasons) {
  public ScopeSuggestion {
    reasons = List.copyOf(reasons);
  }

  /// `payments/Deployment.apps/card-api: name has 'card', namespace has 'payment'`
  @Override
  public String toString() {
    return workload + ": " + String.join(", ", reasons);
  }
}
