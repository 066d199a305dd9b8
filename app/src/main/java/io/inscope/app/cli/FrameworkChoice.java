package io.inscope.app.cli;

import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Frameworks;

/// A framework named on the command line.
final class FrameworkChoice {
  private FrameworkChoice() {}

  /// @throws WrongUsage when there is none of that id
  static Framework of(String id, Frameworks frameworks) {
    return frameworks
        .find(id)
        .orElseThrow(
            () ->
                new WrongUsage(
                    "there is no framework '%s'".formatted(id),
                    "'inscope frameworks' lists them."));
  }
}
