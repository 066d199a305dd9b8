package io.inscope.reports.checks.storage;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// *Read:* the type of every PersistentVolume.
///
/// *Allowed:* anything but `hostPath`, `local` and `nfs`.
///
/// Source: [persistent
/// volumes](https://kubernetes.io/docs/concepts/storage/persistent-volumes/#types-of-persistent-volumes).
public final class NodeLocalVolume implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sto-pv-hostpath",
          "No volume is a directory of a node or a plain network share",
          Severity.MEDIUM,
          Set.of(Kinds.PERSISTENT_VOLUME),
          "Whoever holds the node, or reaches the share, reads and changes the data past the"
              + " cluster's access control.",
          "Move the data to storage with access control and encryption of its own.",
          "A driver may do the same behind a type of its own.");

  private static final Map<String, String> TYPES =
      new TreeMap<>(
          Map.of(
              "hostPath", "is a directory of a node",
              "local", "is a disk or directory of a node",
              "nfs", "is a network share without encryption or logins of its own"));

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.PERSISTENT_VOLUME);
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Resource volume, Audit audit) {
    Field spec = volume.root().at("spec");
    if (spec.isMissing()) {
      return new Outcome.NotAssessed("it has no specification");
    }
    for (Map.Entry<String, String> type : TYPES.entrySet()) {
      Field source = spec.at(type.getKey());
      if (source.isPresent()) {
        Field path = source.at("path");
        return new Outcome.Fail(
            type.getValue(), List.of(Evidence.of(volume, path.isPresent() ? path : source)));
      }
    }
    return Outcome.pass();
  }
}
