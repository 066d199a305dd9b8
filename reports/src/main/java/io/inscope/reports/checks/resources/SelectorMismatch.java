package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// *Read:* `spec.selector` and the labels of the template.
///
/// *Allowed:* a selector that matches them. It may be missing in ReplicationControllers only, where
/// it follows from the labels; an empty one selects everything and is refused.
public final class SelectorMismatch implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-selector-mismatch",
          "Every controller selects the pods it makes",
          Severity.LOW,
          Set.of(
              Kinds.DEPLOYMENT,
              Kinds.REPLICA_SET,
              Kinds.STATEFUL_SET,
              Kinds.DAEMON_SET,
              Kinds.REPLICATION_CONTROLLER),
          "The API server refuses it, or it makes pods without end.",
          "Give the template the labels that the selector demands.",
          "");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(
        Kinds.DEPLOYMENT,
        Kinds.REPLICA_SET,
        Kinds.STATEFUL_SET,
        Kinds.DAEMON_SET,
        Kinds.REPLICATION_CONTROLLER);
  }

  @Override
  public Outcome check(Resource controller, Audit audit) {
    Field spec = controller.root().at("spec");
    Field selector = spec.at("selector");
    Map<String, String> labels = Resource.texts(spec.at("template", "metadata", "labels"));
    boolean plain = controller.ref().groupKind().equals(Kinds.REPLICATION_CONTROLLER);
    if (plain && selector.isMissing()) {
      return Outcome.pass();
    }
    LabelSelector selects =
        plain
            ? LabelSelector.ofLabels(Resource.texts(selector))
            : LabelSelector.of(selector).orElse(LabelSelector.EVERYTHING);
    if (selects.isEverything()) {
      return new Outcome.Fail(
          "selects no pods of its own", List.of(Evidence.of(controller, selector)));
    }
    return selects.matches(labels)
        ? Outcome.pass()
        : new Outcome.Fail(
            "does not select the pods it makes", List.of(Evidence.of(controller, selector)));
  }
}
