package io.inscope.reports.checks.controlplane;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.platform.GoDuration;
import java.time.Duration;
import java.util.stream.Stream;

/// *Read:* `--request-timeout` of kube-apiserver; the default is one minute.
///
/// *Allowed:* more than 0 and up to five minutes.
///
/// Source:
/// [kube-apiserver](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/).
public final class RequestTimeout implements ControlPlaneCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "api-request-timeout",
          "Requests to the API server end in time",
          Severity.INFO,
          ControlPlane.READS,
          "Requests that never end hold memory and connections until none are left.",
          "Leave --request-timeout at 60s, or set at most five minutes.",
          "");

  private static final Duration LONGEST = Duration.ofMinutes(5);

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    return ControlPlane.judge(
        audit,
        ControlPlane.API_SERVER,
        "lets requests run for more than five minutes",
        RequestTimeout::wrong);
  }

  private static Stream<Evidence> wrong(CommandLine line) {
    return line.text("request-timeout").filter(flag -> !isSane(flag)).stream()
        .map(CommandLine.Flag::evidence);
  }

  private static boolean isSane(CommandLine.Flag flag) {
    Duration timeout =
        GoDuration.parse(flag.value())
            .orElseThrow(() -> new Unclear("--request-timeout of " + flag.whose() + " is no time"));
    return timeout.isPositive() && timeout.compareTo(LONGEST) <= 0;
  }
}
