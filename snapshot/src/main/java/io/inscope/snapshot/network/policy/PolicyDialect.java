package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.inventory.Instance;
import java.util.List;
import java.util.Map;

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

  /// Whether its policies can only forbid: without them answers err on the side of ALLOWED.
  default boolean onlyForbids() {
    return false;
  }

  /// The ports of a pod that this dialect's policies mean by names of its own. Such names begin
  /// with a parenthesis, which no container's port does.
  default Map<NamedPort, Ports> portsOf(Instance pod) {
    return Map.of();
  }

  /// What its policies look at in a pod beside labels and ports.
  default PodFacts factsOf(Instance pod) {
    return PodFacts.NONE;
  }

  /// What it leaves out or rests on, in sentences.
  default List<String> limits() {
    return List.of();
  }
}
