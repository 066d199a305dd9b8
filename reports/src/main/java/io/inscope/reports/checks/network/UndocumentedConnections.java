package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.register.RegisterLine;
import io.inscope.snapshot.register.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// *Read:* the permitted connections that touch the CDE, and the connection register.
///
/// *Allowed:* each has a business justification and an approver on record, and its review is not
/// overdue. A connection that is not known to be permitted leaves it open when it is not justified:
/// not assessed. No declared CDE: not assessed either, for nothing is known to touch it.
///
/// Source: PCI DSS v4.0.1 1.2.5 and 1.2.7 (v3.2.1 1.1.6 and 1.1.7).
public final class UndocumentedConnections implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cde-undocumented",
          "Every connection that touches the CDE is justified and reviewed",
          Severity.MEDIUM,
          Set.of(Kinds.POD, Kinds.NETWORK_POLICY),
          "Nobody can tell what is needed from what was left open by mistake.",
          "Record why each connection is needed and who approved it (inscope register), or forbid"
              + " it.",
          "Whether a justification is a good one only people can tell.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    if (audit.scope().cde().isEmpty()) {
      return new Outcome.NotAssessed(
          "no workload is declared as CDE, so no connection is known to touch it");
    }
    List<RegisterLine> lines =
        audit.register().lines(audit.connectivity().touching(audit.scope().cde()), audit.today());
    List<RegisterLine> open =
        lines.stream().filter(line -> line.review().state() != Review.State.CURRENT).toList();
    List<RegisterLine> allowed =
        open.stream().filter(line -> line.connection().verdict() == Answer.ALLOWED).toList();
    if (!allowed.isEmpty()) {
      return new Outcome.Fail(message(allowed, lines.size()), evidence(allowed));
    }
    return open.isEmpty()
        ? UnseenPolicies.orPass(audit)
        : new Outcome.NotAssessed(
            open.size()
                + " of "
                + lines.size()
                + " connections that touch the CDE are not justified, and it is not known whether"
                + " they are permitted");
  }

  private static String message(List<RegisterLine> open, int all) {
    long expired =
        open.stream().filter(line -> line.review().state() == Review.State.EXPIRED).count();
    List<String> parts = new ArrayList<>();
    if (expired < open.size()) {
      parts.add((open.size() - expired) + " of " + all + " have none on record");
    }
    if (expired > 0) {
      parts.add("the review of " + expired + " of " + all + " is overdue");
    }
    return "permits connections that touch the CDE without a current justification: "
        + String.join(", ", parts);
  }

  private static List<Evidence> evidence(List<RegisterLine> open) {
    return open.stream().map(line -> (Evidence) new Evidence.Reach(line.connection())).toList();
  }
}
