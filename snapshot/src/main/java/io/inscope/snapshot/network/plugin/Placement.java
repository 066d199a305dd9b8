package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import java.util.List;

/// Whether a DaemonSet may put a pod on a node: its node selector and its tolerations, which the
/// [DaemonSet
/// controller](https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#how-daemon-pods-are-scheduled)
/// adds to for nodes in trouble. Affinity is not looked at: it could only take more nodes away.
final class Placement {
  private Placement() {}

  static boolean mayRun(Workload daemonSet, Resource node) {
    try {
      Field spec = daemonSet.podSpec();
      boolean selected =
          Resource.texts(spec.at("nodeSelector")).entrySet().stream()
              .allMatch(one -> one.getValue().equals(node.labels().get(one.getKey())));
      List<Field> tolerations = spec.at("tolerations").each().toList();
      return selected
          && node.root()
              .at("spec", "taints")
              .each()
              .filter(taint -> !"PreferNoSchedule".equals(taint.at("effect").value()))
              .filter(taint -> !taint.at("key").text("").startsWith("node.kubernetes.io/"))
              .allMatch(taint -> tolerations.stream().anyMatch(t -> tolerates(t, taint)));
    } catch (WrongShape e) {
      // What cannot be read does not show that it may not run.
      return true;
    }
  }

  private static boolean tolerates(Field toleration, Field taint) {
    String key = toleration.at("key").text("");
    String effect = toleration.at("effect").text("");
    boolean exists = toleration.at("operator").text("Equal").equals("Exists");
    return (key.isEmpty() ? exists : key.equals(taint.at("key").text("")))
        && (effect.isEmpty() || effect.equals(taint.at("effect").text("")))
        && (exists || toleration.at("value").text("").equals(taint.at("value").text("")));
  }
}
