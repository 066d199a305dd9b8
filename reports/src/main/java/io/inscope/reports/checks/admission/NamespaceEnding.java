package io.inscope.reports.checks.admission;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// *Read:* `metadata.deletionTimestamp`, `status.phase` and the conditions that say what keeps it.
///
/// *Allowed:* Active. Not applicable to manifests.
public final class NamespaceEnding implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ns-terminating-inactive",
          "No namespace is stuck in its end",
          Severity.INFO,
          Set.of(Kinds.NAMESPACE),
          "What is left in it still runs or still holds data, and nobody sees it as there.",
          "Find out from its conditions what keeps it, and remove that.",
          "Holds for the time of the snapshot only.");

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
    return Set.of(Kinds.NAMESPACE);
  }

  @Override
  public Outcome check(Resource namespace, Audit audit) {
    Field status = namespace.root().at("status");
    Field phase = status.at("phase");
    Field deletion = namespace.root().at("metadata", "deletionTimestamp");
    if (phase.isMissing() && deletion.isMissing()) {
      return namespace.isLive()
          ? new Outcome.NotAssessed("it was handed over without its status")
          : new Outcome.NotApplicable("it is a manifest");
    }
    if (deletion.isMissing() && phase.text("").equals("Active")) {
      return Outcome.pass();
    }
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Evidence.of(namespace, deletion.isPresent() ? deletion : phase));
    status
        .at("conditions")
        .each()
        .filter(condition -> condition.at("status").text("").equals("True"))
        .forEach(condition -> evidence.add(Evidence.of(namespace, condition.at("type"))));
    return new Outcome.Fail("is being deleted and still there", evidence);
  }
}
