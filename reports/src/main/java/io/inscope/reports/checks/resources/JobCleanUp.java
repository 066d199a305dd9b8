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
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Set;

/// *Read:* `ttlSecondsAfterFinished`.
///
/// *Allowed:* any. Not applicable to jobs that something owns, as a CronJob, which keeps a few
/// only.
public final class JobCleanUp implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-job-ttl",
          "Jobs that have ended are cleaned up",
          Severity.INFO,
          Set.of(Kinds.JOB),
          "Their pods stay, with their logs and their settings, and hide what is current.",
          "Set ttlSecondsAfterFinished.",
          "Tools may delete their jobs themselves.");

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
    return Set.of(Kinds.JOB);
  }

  @Override
  public Outcome check(Resource job, Audit audit) {
    if (job.root().at("metadata", "ownerReferences").each().findAny().isPresent()) {
      return new Outcome.NotApplicable("what owns it cleans it up");
    }
    Field ttl = job.root().at("spec", "ttlSecondsAfterFinished");
    return ttl.number().isPresent()
        ? Outcome.pass()
        : new Outcome.Fail("stays for ever once it has ended", List.of(Evidence.of(job, ttl)));
  }
}
