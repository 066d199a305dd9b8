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
import java.util.Set;

/// *Read:* `status.phase` and `spec.persistentVolumeReclaimPolicy` of every PersistentVolume.
///
/// *Allowed:* a volume in use, or one that is deleted when it is released. Released, failed, or
/// available and kept: what was written to it is still there.
///
/// Source:
/// [reclaiming](https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming).
public final class RetainedVolume implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sto-pv-retained",
          "No volume is kept that nothing uses",
          Severity.LOW,
          Set.of(Kinds.PERSISTENT_VOLUME),
          "Card data that nobody needs any more stays on it, and nobody looks after it.",
          "Find out what is on the volume, wipe it, and delete it.",
          "A volume that was never used looks the same as one that was emptied.");

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
    Field phase = volume.root().at("status", "phase");
    boolean retained =
        volume.root().at("spec", "persistentVolumeReclaimPolicy").text("Retain").equals("Retain");
    List<Evidence> shown = List.of(Evidence.of(volume, phase));
    return switch (phase.text("")) {
      case "" -> new Outcome.NotAssessed("it does not say whether it is in use");
      case "Released" ->
          retained
              ? new Outcome.Fail("was released, and is kept with what is on it", shown)
              : Outcome.pass();
      case "Available" ->
          retained ? new Outcome.Fail("is used by nothing, and is kept", shown) : Outcome.pass();
      case "Failed" -> new Outcome.Fail("could not be reclaimed, and is still there", shown);
      default -> Outcome.pass();
    };
  }
}
