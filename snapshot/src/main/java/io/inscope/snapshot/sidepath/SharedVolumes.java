package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Workloads that mount the same storage: what one writes, the other reads. Any access mode counts:
/// ReadWriteOnce means one node, not one pod, and a volume outlives the pod that wrote to it.
final class SharedVolumes {
  private final Storage storage;
  private final Map<String, List<Use>> byStorage = new TreeMap<>();

  /// @param through how the workload names it: `PersistentVolumeClaim payments/data`
  private record Use(MountUse mount, String through) {
    ResourceRef workload() {
      return mount.workload().ref();
    }
  }

  SharedVolumes(Storage storage) {
    this.storage = storage;
  }

  void add(MountUse use) {
    if (use.what() == MountUse.What.STORAGE) {
      add(use.name(), new Use(use, use.name()));
      return;
    }
    ResourceRef claim = Storage.claim(use.workload().namespace(), use.name());
    String modes = storage.modes(claim);
    add(
        storage.keyOf(claim),
        new Use(use, claim.spoken() + (modes.isEmpty() ? "" : " (" + modes + ")")));
  }

  private void add(String key, Use use) {
    List<Use> users = byStorage.computeIfAbsent(key, _ -> new ArrayList<>());
    // The uses of one workload come one after the other.
    if (users.isEmpty() || !users.getLast().workload().equals(use.workload())) {
      users.add(use);
    }
  }

  void find(Focus focus, List<SidePath> paths) {
    byStorage.forEach(
        (key, users) ->
            focus.pairs(
                users,
                Use::workload,
                (from, to) -> {
                  if (!(from.mount().readOnly() && to.mount().readOnly())) {
                    paths.add(path(key, from, to));
                  }
                }));
  }

  private static SidePath path(String key, Use from, Use to) {
    Actor.OfWorkload actor = new Actor.OfWorkload(from.workload());
    Target.OfWorkload target = new Target.OfWorkload(to.workload());
    String how =
        from.through().equals(to.through())
            ? "mounts %s, as %s does".formatted(from.through(), target.spoken())
            : "mounts %s, which is the same storage (%s) as %s of %s"
                .formatted(from.through(), key, to.through(), target.spoken());
    return new SidePath(
        SidePathKind.VOLUME,
        actor,
        target,
        Answer.ALLOWED,
        how,
        from.mount().place() + " and " + to.mount().place());
  }
}
