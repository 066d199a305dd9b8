package io.inscope.snapshot.network;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.List;

/// One way to write network policies. Every rule of the kind "absent means" lives in its dialect
/// and nowhere else; what comes out has no absent parts.
public interface PolicyDialect {
  /// The dialects there are. A new one is one class and one line here.
  ///
  /// @param snapshot for policies that name other objects, such as tiers and services
  static List<PolicyDialect> all(ClusterSnapshot snapshot) {
    return List.of(
        new NetworkPolicyDialect(),
        new AdminNetworkPolicyDialect(),
        new ClusterNetworkPolicyDialect(),
        new CalicoDialect(snapshot));
  }

  /// The kinds it understands.
  List<GroupKind> kinds();

  /// Never throws: a policy that makes no sense is rejected with its reason.
  Compiled compile(Resource policy);
}
