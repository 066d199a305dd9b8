package io.inscope.reports.assessment;

import io.inscope.reports.check.Subject;
import java.util.Comparator;

/// What makes two findings the same weakness: the check and the subject it fails on, whatever
/// snapshot they were seen in.
public record FindingKey(String checkId, Subject subject) implements Comparable<FindingKey> {
  private static final Comparator<FindingKey> ORDER =
      Comparator.comparing(FindingKey::checkId).thenComparing(FindingKey::subject);

  @Override
  public int compareTo(FindingKey other) {
    return ORDER.compare(this, other);
  }
}
