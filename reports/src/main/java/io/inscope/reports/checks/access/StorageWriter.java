package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// Volumes and attachments belong to the storage driver. Claims are the business of each namespace;
/// over all of them at once nobody needs rights but controllers.
///
/// *Read:* the rules that a ClusterRoleBinding gives: `create`, `update`, `patch`, `delete` and
/// `deletecollection` on persistent volumes, claims and volume attachments.
///
/// *Allowed:* none of them; storage drivers need them. Not applicable to the bindings every cluster
/// has for its own components.
///
/// Source: [persistent volumes](https://kubernetes.io/docs/concepts/storage/persistent-volumes/).
public final class StorageWriter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-volume-objects",
          "No binding lets its subjects change volumes and claims everywhere",
          Severity.LOW,
          RIGHTS,
          "Whoever may change or delete volumes and claims in every namespace can make "
              + "data unavailable, or attach it to something else.",
          "Leave volumes and attachments to the storage driver, and claims to roles in "
              + "single namespaces.",
          "Claims within one namespace are what applications need, and are not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return binding.ref().namespace().isEmpty()
        ? BindingGrants.find(binding, audit, Power.CHANGE_STORAGE)
            .failIfAny("lets its subjects change volumes and claims everywhere")
        : new Outcome.NotApplicable("it gives rights in one namespace only");
  }
}
