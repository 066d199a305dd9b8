package io.inscope.snapshot.network;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.List;

/// stub
public final class CalicoDialect implements PolicyDialect {
  CalicoDialect(ClusterSnapshot snapshot) {}

  @Override
  public List<GroupKind> kinds() {
    return List.of();
  }

  @Override
  public Compiled compile(Resource policy) {
    return new IgnoredPolicy(policy, "");
  }
}
