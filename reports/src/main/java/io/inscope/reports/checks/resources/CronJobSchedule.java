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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// *Read:* `startingDeadlineSeconds`, `suspend`, and when it last ran and last succeeded.
///
/// *Allowed:* a deadline of at least 10 seconds, below which the controller may miss it; not
/// suspended; succeeded at least once if it ever ran.
public final class CronJobSchedule implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-cron-deadline",
          "Scheduled jobs have a deadline, are not suspended and succeed",
          Severity.INFO,
          Set.of(Kinds.CRON_JOB),
          "After an interruption a job that is late may run at the wrong time, or never again; and"
              + " nobody misses one that is suspended or fails.",
          "Set startingDeadlineSeconds to at least 10; find out why it is suspended or fails.",
          "What the status says holds for the time of the snapshot only. Every CronJob is among the"
              + " results.");

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
    return Set.of(Kinds.CRON_JOB);
  }

  private static final int SHORTEST_SECONDS = 10;

  @Override
  public Outcome check(Resource job, Audit audit) {
    Field spec = job.root().at("spec");
    Field status = job.root().at("status");
    List<String> wrong = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    Field deadline = spec.at("startingDeadlineSeconds");
    if (deadline.number().orElse(0) < SHORTEST_SECONDS) {
      wrong.add(
          deadline.isMissing() ? "has no starting deadline" : "has too short a starting deadline");
      evidence.add(Evidence.of(job, deadline));
    }
    if (spec.at("suspend").isTrue()) {
      wrong.add("is suspended");
      evidence.add(Evidence.of(job, spec.at("suspend")));
    }
    Field last = status.at("lastScheduleTime");
    if (last.isPresent()
        && status.at("lastSuccessfulTime").isMissing()
        && status.at("active").each().findAny().isEmpty()) {
      wrong.add("ran and never succeeded");
      evidence.add(Evidence.of(job, last));
    }
    return Outcome.failIfAny(String.join(", ", wrong), evidence);
  }
}
