package io.inscope.snapshot.network.dialect;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.policy.Compiled;
import io.inscope.snapshot.network.policy.IgnoredPolicy;
import io.inscope.snapshot.network.policy.PolicyDialect;
import java.util.List;

/// MultiNetworkPolicy of k8s.cni.cncf.io: for interfaces beside that of the pod network, so it
/// decides nothing here. Source: its
/// [specification](https://github.com/k8snetworkplumbingwg/multi-networkpolicy).
public final class MultiNetworkPolicyDialect implements PolicyDialect {
  private static final GroupKind KIND = new GroupKind("k8s.cni.cncf.io", "MultiNetworkPolicy");

  @Override
  public List<GroupKind> kinds() {
    return List.of(KIND);
  }

  @Override
  public boolean onlyForbids() {
    return true;
  }

  @Override
  public List<Compiled> compile(Resource policy) {
    return List.of(
        new IgnoredPolicy(
            policy,
            "%s at %s is for secondary interfaces and not evaluated."
                .formatted(policy.ref().spoken(), policy.origin().place())));
  }
}
