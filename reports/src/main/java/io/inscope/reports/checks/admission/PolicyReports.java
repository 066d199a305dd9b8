package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// *Read:* the summaries of PolicyReports and of the reports of the Trivy operator.
///
/// *Allowed:* no failed result, and nothing of critical or high severity. Not applicable where no
/// tool writes reports.
public final class PolicyReports implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "adm-policyreport",
          "The reports that tools left in the cluster are clean",
          Severity.INFO,
          Set.of(),
          "Somebody has already found out what is wrong, and it is still there.",
          "Work through the reports.",
          "As new and as complete as the tools that wrote them. At most 100 reports are shown.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  private static final int SHOWN = 100;

  private static final List<GroupKind> POLICY =
      List.of(
          new GroupKind("wgpolicyk8s.io", "ClusterPolicyReport"),
          new GroupKind("wgpolicyk8s.io", "PolicyReport"),
          new GroupKind("openreports.io", "ClusterReport"),
          new GroupKind("openreports.io", "Report"));

  private static final List<GroupKind> TRIVY =
      Stream.of(
              "ClusterConfigAuditReport",
              "ClusterInfraAssessmentReport",
              "ClusterRbacAssessmentReport",
              "ClusterVulnerabilityReport",
              "ConfigAuditReport",
              "ExposedSecretReport",
              "InfraAssessmentReport",
              "RbacAssessmentReport",
              "VulnerabilityReport")
          .map(kind -> new GroupKind("aquasecurity.github.io", kind))
          .toList();

  @Override
  public Outcome check(Audit audit) {
    List<Evidence> failed = new ArrayList<>();
    long reports = 0;
    TreeSet<String> gaps = new TreeSet<>();
    for (GroupKind kind : Stream.concat(POLICY.stream(), TRIVY.stream()).toList()) {
      Unread.why(audit.snapshot(), kind).ifPresent(gaps::add);
      try (Stream<Resource> all = audit.snapshot().all(kind)) {
        for (Resource report : all.toList()) {
          reports++;
          try {
            bad(report).findFirst().ifPresent(count -> failed.add(Evidence.of(report, count)));
          } catch (WrongShape e) {
            gaps.add("%s: %s".formatted(report.ref().spoken(), e.getMessage()));
          }
        }
      }
    }
    if (!failed.isEmpty()) {
      return new Outcome.Fail(
          "holds reports of what is wrong: %d of %d".formatted(failed.size(), reports),
          failed.stream().limit(SHOWN).toList());
    }
    if (!gaps.isEmpty()) {
      return new Outcome.NotAssessed(String.join("; ", gaps));
    }
    return reports == 0 ? new Outcome.NotApplicable("no tool has left reports") : Outcome.pass();
  }

  private static Stream<Field> bad(Resource report) {
    Field root = report.root();
    return Stream.of(
            root.at("summary", "fail"),
            root.at("report", "summary", "criticalCount"),
            root.at("report", "summary", "highCount"))
        .filter(count -> count.number().orElse(0) > 0);
  }
}
