package io.inscope.reports.framework;

import java.util.List;

/// A standard, guideline or benchmark, by version.
///
/// @param id `pci-dss-4.0.1`
/// @param title `PCI DSS 4.0.1`
/// @param note what a reader has to know about this version: `retired on 31 March 2024`; may be
///   empty
/// @param requirements in the order of the standard
public record Framework(String id, String title, String note, List<Requirement> requirements) {
  public Framework {
    requirements = List.copyOf(requirements);
  }
}
