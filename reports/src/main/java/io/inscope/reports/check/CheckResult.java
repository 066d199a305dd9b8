package io.inscope.reports.check;

/// What one check said of one subject.
///
/// @param severity the check's own, one step up when the subject is in the CDE
public record CheckResult(String checkId, Subject subject, Severity severity, Outcome outcome) {}
