package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.List;

/// One way to write network policies. Every rule of the kind "absent means" lives in its dialect
/// and nowhere else; what comes out has no absent parts.
public interface PolicyDialect {
  /// The kinds it understands.
  List<GroupKind> kinds();

  /// Never throws: a policy that makes no sense is rejected with its reason.
  ///
  /// @return at least one; more where one object holds several policies, or rules of several tiers
  List<Compiled> compile(Resource policy);

  /// What holds without an object of its kinds: policies that a setting stands for, and what else
  /// there is of it that is not evaluated.
  default List<Compiled> standing() {
    return List.of();
  }
}
