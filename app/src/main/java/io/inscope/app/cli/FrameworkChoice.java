package io.inscope.app.cli;

import io.inscope.app.RuleSet;
import io.inscope.reports.framework.Framework;

/// A framework named on the command line.
final class FrameworkChoice {
  private FrameworkChoice() {}

  /// @throws WrongUsage when there is none of that id
  static Framework of(String id, RuleSet rules) {
    return rules
        .frameworks()
        .find(id)
        .orElseThrow(
            () ->
                new WrongUsage(
                    "there is no framework '%s'".formatted(id),
                    "'inscope frameworks' lists them."));
  }
}
