package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// *Read:* `dnsConfig.options`, `dnsPolicy` and `hostNetwork`.
///
/// *Allowed:* at least one option. Not applicable to pods that ask as their node does.
public final class DnsOptions implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-dns-options",
          "Workloads choose how they ask for names",
          Severity.INFO,
          Set.of(Kinds.POD),
          "By default every name outside the cluster is asked for several times over, with the"
              + " names of namespaces in it, and lost packets cost seconds.",
          "Set dnsConfig.options, as ndots: 2 for what mostly calls outside.",
          "Most clusters live well with the defaults.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Field spec = workload.podSpec();
    String policy = spec.at("dnsPolicy").text("ClusterFirst");
    if (policy.equals("Default")
        || (spec.at("hostNetwork").isTrue() && policy.equals("ClusterFirst"))) {
      return new Outcome.NotApplicable("it asks for names as its node does");
    }
    Field options = spec.at("dnsConfig", "options");
    return options.each().findAny().isPresent()
        ? Outcome.pass()
        : new Outcome.Fail(
            "asks for names with the default options",
            List.of(Evidence.of(workload.template(), options)));
  }
}
