package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.network.PluginFacts;
import java.util.Optional;

/// One network plugin, or one family of them.
@FunctionalInterface
interface Engine {
  /// The facts about the plugin, when a workload is its agent.
  ///
  /// @throws io.inscope.snapshot.json.WrongShape when the workload makes no sense
  Optional<PluginFacts> recognize(Agent agent, ClusterSnapshot snapshot);
}
