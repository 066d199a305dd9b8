package io.inscope.reports.framework;

import java.util.List;

/// A framework file that cannot be used, with everything that is wrong with it.
public final class InvalidFramework extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  InvalidFramework(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /// One message each, with file and line: `pci-dss-4.0.1.yaml:12: 'title' is missing`.
  public List<String> problems() {
    return problems;
  }
}
