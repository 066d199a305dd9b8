package io.inscope.snapshot.network.policy;

import java.util.Map;
import java.util.Optional;

/// The labels of an endpoint as Calico's selectors see them.
public interface CalicoLabels {
  /// Which namespace a pod or a set is in; cluster-wide things have none.
  String NAMESPACE = "projectcalico.org/namespace";

  /// The name of a pod's service account.
  String SERVICE_ACCOUNT = "projectcalico.org/serviceaccount";

  /// `k8s` on every pod.
  String ORCHESTRATOR = "projectcalico.org/orchestrator";

  /// Stands before the labels a pod has by its namespace.
  String OF_NAMESPACE = "pcns.";

  /// Stands before the labels a pod has by its service account.
  String OF_SERVICE_ACCOUNT = "pcsa.";

  /// Whether the snapshot tells if there is such a label, and its value.
  boolean knows(String key);

  /// The value; empty when there is no such label.
  Optional<String> get(String key);

  /// Labels that are all known.
  static CalicoLabels of(Map<String, String> labels) {
    return new CalicoLabels() {
      @Override
      public boolean knows(String key) {
        return true;
      }

      @Override
      public Optional<String> get(String key) {
        return Optional.ofNullable(labels.get(key));
      }
    };
  }
}
