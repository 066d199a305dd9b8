package io.inscope.reports.check;

import io.inscope.snapshot.model.GroupKind;
import java.util.Set;

/// What people are told about a check.
///
/// @param id as in the catalogue of checks: `pod-privileged-container`
/// @param title what holds when it passes: `No container runs privileged`
/// @param reads the kinds it needs; when one of them was not read, the runner answers NOT_ASSESSED
///   instead of the check
/// @param why what can happen otherwise
/// @param remedy what to change
/// @param limits what it does not see; empty when nothing is worth saying
public record CheckInfo(
    String id,
    String title,
    Severity severity,
    Set<GroupKind> reads,
    String why,
    String remedy,
    String limits) {
  public CheckInfo {
    reads = Set.copyOf(reads);
  }
}
