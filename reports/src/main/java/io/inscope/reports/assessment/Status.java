package io.inscope.reports.assessment;

/// What the machine can say of a requirement.
public enum Status {
  PASS,
  FAIL,
  MANUAL,
  NOT_ASSESSED,
  NOT_APPLICABLE
}
