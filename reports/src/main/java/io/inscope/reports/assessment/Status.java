package io.inscope.reports.assessment;

import io.inscope.reports.judgement.RocFinding;

/// What can be said of a requirement.
public enum Status {
  PASS(RocFinding.IN_PLACE),
  FAIL(RocFinding.NOT_IN_PLACE),
  /// People have to answer first, so it is not tested yet.
  MANUAL(RocFinding.NOT_TESTED),
  NOT_ASSESSED(RocFinding.NOT_TESTED),
  NOT_APPLICABLE(RocFinding.NOT_APPLICABLE);

  private final RocFinding rocFinding;

  Status(RocFinding rocFinding) {
    this.rocFinding = rocFinding;
  }

  /// The same in the words of a Report on Compliance.
  public RocFinding rocFinding() {
    return rocFinding;
  }
}
