package io.inscope.reports.checks.evidence;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import java.util.List;
import java.util.Set;

/// *Read:* the seal of the snapshot.
///
/// *Allowed:* that it has one. Whether the seal still fits the data, `inscope verify` computes.
///
/// Source: [FIPS 180-4](https://csrc.nist.gov/pubs/fips/180-4/upd1/final) for SHA-256.
public final class ResultIntegrity implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "evi-result-integrity",
          "The snapshot is sealed",
          Severity.INFO,
          Set.of(),
          "Without a seal nobody can show that evidence was not changed after it was collected.",
          "Write the seal into the report, sign it with 'inscope sign', and check both with"
              + " 'inscope verify'.",
          "The seal covers the data. The workbook carries it, and its own hash is for whoever hands"
              + " it on to record.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    String seal = audit.snapshot().info().sha256();
    return seal.isEmpty()
        ? new Outcome.NotAssessed("the snapshot is not sealed: it is not of a project")
        : new Outcome.Pass("is sealed with SHA-256 " + seal, List.of());
  }
}
