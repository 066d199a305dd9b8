package io.inscope.reports.checks.access;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.access.Power;
import io.inscope.snapshot.model.Resource;

/// Nothing in a cluster has to delete events: they expire. Deleting them hides failed starts,
/// pulled images and refused requests.
///
/// *Read:* the rules of the role that a binding gives: `delete` and `deletecollection` on events,
/// of the core group and of events.k8s.io.
///
/// *Allowed:* neither. Not applicable to the bindings every cluster has for its own components.
///
/// Source:
/// [Event](https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/).
public final class EventDeleter implements BindingCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "rbac-delete-events",
          "No binding lets its subjects delete events",
          Severity.MEDIUM,
          RIGHTS,
          "Events are traces of what happened in the cluster; whoever may delete them may"
              + " cover theirs.",
          "Take the verbs away; events expire by themselves.",
          "The built-in roles edit and admin give it in Kubernetes 1.22 and later.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Resource binding, Audit audit) {
    return BindingGrants.find(binding, audit, Power.DELETE_EVENTS)
        .failIfAny("lets its subjects delete events");
  }
}
