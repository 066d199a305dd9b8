package io.inscope.reports.checks.storage;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Installed;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// *Read:* schedules of Velero, Kasten, K8up and Longhorn, and CronJobs that copy etcd, with what
/// they say of their last run.
///
/// *Allowed:* one that is not paused and ran within the last 31 days before the assessment. A
/// schedule that does not say when it ran is a question, and so is a cluster without any; one that
/// is paused, or ran too long ago, fails when there is no better one.
///
/// Source: [Velero](https://velero.io/docs/main/api-types/schedule/).
public final class BackupSchedules implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "bkp-present",
          "Backups are made on a schedule",
          Severity.MEDIUM,
          Set.of(),
          "What is lost, or encrypted by an attacker, cannot be brought back.",
          "Set up a schedule for data and configuration, and test that it can be restored.",
          "What is in a backup, and whether it can be restored, only a test shows. Backups that are"
              + " made outside the cluster are not visible.");

  private static final int RECENT_DAYS = 31;

  /// A kind of schedules.
  ///
  /// @param lastRun where one says when it ran last; empty when it does not
  private record Scheduler(GroupKind kind, List<String> lastRun) {
    Scheduler(String group, String kind, String... lastRun) {
      this(new GroupKind(group, kind), List.of(lastRun));
    }
  }

  private static final List<Scheduler> SCHEDULERS =
      List.of(
          new Scheduler("velero.io", "Schedule", "status", "lastBackup"),
          new Scheduler("config.kio.kasten.io", "Policy"),
          new Scheduler("k8up.io", "Schedule"),
          new Scheduler("stash.appscode.com", "BackupConfiguration"),
          new Scheduler("longhorn.io", "RecurringJob"),
          new Scheduler("config.openshift.io", "Backup"));

  /// How a schedule stands.
  private enum State {
    RAN,
    SILENT,
    STOPPED
  }

  private record Found(State state, Evidence evidence) {}

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    List<Found> found = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    for (Scheduler scheduler : SCHEDULERS) {
      Installed installed = Installed.of(audit.snapshot(), scheduler.kind());
      if (!installed.gap().isEmpty()) {
        gaps.add(installed.gap());
      }
      try (Stream<Resource> all = audit.snapshot().all(scheduler.kind())) {
        all.filter(BackupSchedules::isBackup)
            .forEach(one -> found.add(judge(one, scheduler.lastRun(), audit.today())));
      }
    }
    Coverage jobs = audit.snapshot().coverage(Kinds.CRON_JOB, "");
    if (!(jobs instanceof Coverage.Read)) {
      gaps.add("CronJob: " + jobs.gap());
    }
    try (Stream<Resource> all = audit.snapshot().all(Kinds.CRON_JOB)) {
      all.filter(BackupSchedules::copiesEtcd)
          .forEach(
              one -> found.add(judge(one, List.of("status", "lastSuccessfulTime"), audit.today())));
    }
    return outcome(found, gaps);
  }

  private static Outcome outcome(List<Found> found, List<String> gaps) {
    List<Evidence> ran = in(State.RAN, found);
    List<Evidence> silent = in(State.SILENT, found);
    List<Evidence> stopped = in(State.STOPPED, found);
    if (!ran.isEmpty()) {
      return new Outcome.Pass(ran);
    }
    if (!silent.isEmpty()) {
      return new Outcome.Manual("When was the last backup of this schedule made?", silent);
    }
    if (!stopped.isEmpty()) {
      return new Outcome.Fail("has schedules for backups, and none of them runs", stopped);
    }
    return gaps.isEmpty()
        ? new Outcome.Manual(
            "What backs up data and configuration? No schedule for backups is in the cluster.",
            List.of())
        : new Outcome.NotAssessed(gaps.stream().limit(3).collect(Collectors.joining("; ")));
  }

  private static List<Evidence> in(State state, List<Found> found) {
    return found.stream().filter(one -> one.state() == state).map(Found::evidence).toList();
  }

  private static Found judge(Resource schedule, List<String> lastRun, LocalDate today) {
    for (String paused : List.of("paused", "suspend")) {
      Field field = schedule.root().at("spec", paused);
      if (field.isTrue()) {
        return new Found(State.STOPPED, Evidence.of(schedule, field));
      }
    }
    Field last = schedule.root().at(lastRun.toArray(String[]::new));
    if (lastRun.isEmpty() || !schedule.isLive()) {
      return new Found(State.SILENT, Evidence.of(schedule, schedule.root().at("metadata", "name")));
    }
    boolean recent =
        date(last.text("")).filter(day -> !day.isBefore(today.minusDays(RECENT_DAYS))).isPresent();
    return new Found(recent ? State.RAN : State.STOPPED, Evidence.of(schedule, last));
  }

  private static Optional<LocalDate> date(String time) {
    try {
      return Optional.of(LocalDate.ofInstant(Instant.parse(time), ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// Longhorn's recurring jobs do other things too, as snapshots beside the data itself.
  private static boolean isBackup(Resource schedule) {
    return !schedule.ref().kind().equals("RecurringJob")
        || schedule.root().at("spec", "task").text("").startsWith("backup");
  }

  /// By its name: `etcd-backup`, `snapshot-etcd`.
  private static boolean copiesEtcd(Resource job) {
    String name = job.ref().name().toLowerCase(Locale.ROOT);
    return name.contains("etcd") && (name.contains("backup") || name.contains("snapshot"));
  }
}
