package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// A persistent volume of the type hostPath opens the file system of the node, and one with the
/// handle of an existing disk opens that disk, whatever Pod Security says of pods.
///
/// *Read:* the rules of the role that a binding gives: `create` on persistent volumes. Given by a
/// RoleBinding it is worth nothing.
///
/// *Allowed:* not at all; storage drivers need it. Not applicable to the bindings every cluster has
/// for its own components.
///
/// Source: [persistent volume
/// creation](https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation).
public final class VolumeCreator implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-create-pv",
          "No binding lets its subjects create persistent volumes",
          Severity.MEDIUM,
          RIGHTS,
          "A persistent volume may be a directory of the node, or the disk of somebody " + "else.",
          "Leave volumes to the storage driver; applications need claims only.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.CREATE_VOLUMES)
        .failIfAny("lets its subjects create persistent volumes");
  }
}
