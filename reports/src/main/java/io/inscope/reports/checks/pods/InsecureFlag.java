package io.inscope.reports.checks.pods;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// *Read:* `command` and `args` of every container, and for parameters of database connections the
/// `value` of its `env`.
///
/// *Allowed:* nothing that looks as if TLS were off: flags such as `--insecure`, `--no-tls`,
/// `--tls=false`, `curl -k`, parameters such as `sslmode=disable`, addresses such as `http://` that
/// are not of the pod itself. Only a person can tell whether it matters, so it is a question, which
/// shows the word that gave rise to it and not its value.
///
/// Source: [pod API
/// reference](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/).
public final class InsecureFlag implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "pod-insecure-flag",
          "No container is told to go without TLS or without checking it",
          Severity.MEDIUM,
          Set.of(Kinds.POD),
          "Data that ought to be encrypted goes in the clear, or to somebody who "
              + "only claims to be the other side.",
          "Remove the flag, and give the program the certificate it needs to trust.",
          "Goes by the names of flags and by addresses; what a configuration file or "
              + "an image says is not seen.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    List<Evidence> hits =
        SecurityContext.offending(
            workload, c -> InsecureWord.of(c.container()).map(hit -> evidence(workload, c, hit)));
    return hits.isEmpty()
        ? Outcome.pass()
        : new Outcome.Manual(
            "looks as if it went without TLS or without checking it: is what goes there harmless?",
            hits);
  }

  private static Evidence evidence(Workload workload, SecurityContext context, InsecureWord hit) {
    return new Evidence.Value(
        workload.template().ref(),
        hit.item().pointer(),
        hit.shown(),
        workload.template().place(hit.item()),
        context.container().at("name").text(""));
  }
}
