package io.inscope.app.ui.requirements;

import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import java.util.List;

/// A check behind a requirement, with what it said.
///
/// @param planned named by the framework, not built yet
public record CheckRow(
    String id,
    boolean planned,
    int pass,
    int fail,
    int manual,
    int notAssessed,
    int notApplicable) {

  static CheckRow planned(String id) {
    return new CheckRow(id, true, 0, 0, 0, 0, 0);
  }

  static CheckRow of(String id, List<CheckResult> results) {
    int[] counts = new int[5];
    for (CheckResult result : results) {
      counts[
          switch (result.outcome()) {
            case Outcome.Pass _ -> 0;
            case Outcome.Fail _ -> 1;
            case Outcome.Manual _ -> 2;
            case Outcome.NotAssessed _ -> 3;
            case Outcome.NotApplicable _ -> 4;
          }]++;
    }
    return new CheckRow(id, false, counts[0], counts[1], counts[2], counts[3], counts[4]);
  }
}
