package io.inscope.reports.table;

import io.inscope.reports.check.Evidence;
import io.inscope.snapshot.network.Connection;
import java.util.List;
import java.util.stream.Collectors;

/// Evidence in one line of words.
public final class EvidenceText {
  /// What a person reads in one cell before it is better to look at the rows of the command line.
  private static final int MAX_LINES = 12;

  private EvidenceText() {}

  /// The value or fact alone: `true`, `storefront/web -> payments/db TCP 5432`.
  public static String value(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Value v -> ShownValue.of(v.pointer(), v.value());
      case Evidence.Reach r -> connection(r.connection());
      case Evidence.Grant g -> g.subject() + " may " + g.rule();
      case Evidence.Absence a -> a.what();
    };
  }

  /// The value with the place where it stands, for people.
  public static String line(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Value v ->
          (v.place().isEmpty() ? "" : v.place() + "  ")
              + v.pointer()
              + (v.value() == null ? " is not set" : " = " + value(v))
              + (v.container().isEmpty() ? "" : " (container " + v.container() + ")");
      case Evidence.Reach r -> value(r) + " (connection " + r.connection().id() + ")";
      case Evidence.Grant g ->
          (g.place().isEmpty() ? "" : g.place() + "  ")
              + value(g)
              + " through "
              + g.binding().spoken()
              + " and "
              + g.role().spoken();
      case Evidence.Absence _ -> value(evidence);
    };
  }

  /// One line each, and a count of those that did not fit.
  public static String lines(List<Evidence> evidence) {
    String shown =
        evidence.stream()
            .limit(MAX_LINES)
            .map(EvidenceText::line)
            .collect(Collectors.joining("\n"));
    int more = evidence.size() - MAX_LINES;
    return more > 0 ? shown + "\n… and " + more + " more" : shown;
  }

  private static String connection(Connection c) {
    return c.from().spoken() + " -> " + c.to().spoken() + " " + c.ports();
  }
}
