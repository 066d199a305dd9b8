package io.inscope.reports.versions;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// How long the Kubernetes project supports each minor version, as known at a date.
///
/// Vendors support some of them longer, for a fee or in their own builds; that is not in the table.
///
/// Source: [releases](https://kubernetes.io/releases/patch-releases/); dates ahead of the table's
/// own are plans.
public final class KubernetesMinors {
  private static final String FILE = "kubernetes-minors.tsv";
  private static final List<String> COLUMNS = List.of("minor", "released", "end_of_life");
  private static final KubernetesMinors SHIPPED = of(DatedTable.shipped(FILE, COLUMNS));

  private final LocalDate asOf;
  private final NavigableMap<Version, Minor> minors;

  /// @param endOfLife the last day with fixes
  public record Minor(Version version, LocalDate released, LocalDate endOfLife) {
    /// `1.28`
    public String name() {
      return version.major() + "." + version.minor();
    }

    public boolean isSupportedOn(LocalDate day) {
      return !day.isAfter(endOfLife);
    }
  }

  private KubernetesMinors(LocalDate asOf, NavigableMap<Version, Minor> minors) {
    this.asOf = asOf;
    this.minors = minors;
  }

  public static KubernetesMinors shipped() {
    return SHIPPED;
  }

  static KubernetesMinors parse(String text) {
    return of(DatedTable.parse(FILE, text, COLUMNS));
  }

  private static KubernetesMinors of(DatedTable table) {
    NavigableMap<Version, Minor> minors = new TreeMap<>();
    for (Map<String, String> row : table.rows()) {
      Version version = DatedTable.version(FILE, row.getOrDefault("minor", ""));
      Minor minor =
          new Minor(
              version,
              DatedTable.date(FILE, row.getOrDefault("released", "")),
              DatedTable.date(FILE, row.getOrDefault("end_of_life", "")));
      if (!minor.released().isBefore(minor.endOfLife())) {
        throw new IllegalArgumentException(
            "%s: %s ends before it begins".formatted(FILE, minor.name()));
      }
      if (minors.put(version, minor) != null) {
        throw new IllegalArgumentException("%s: %s comes twice".formatted(FILE, minor.name()));
      }
    }
    if (minors.isEmpty()) {
      throw new IllegalArgumentException(FILE + ": nothing is in it");
    }
    return new KubernetesMinors(table.asOf(), minors);
  }

  /// The date of the table.
  public LocalDate asOf() {
    return asOf;
  }

  /// `the table of supported Kubernetes versions of 2026-09-30`
  public String source() {
    return "the table of supported Kubernetes versions of " + asOf;
  }

  /// The minor a version belongs to; empty for those that are too old or too new for the table.
  public Optional<Minor> of(Version version) {
    return Optional.ofNullable(minors.get(branch(version)));
  }

  public Minor oldest() {
    return minors.firstEntry().getValue();
  }

  public Minor newest() {
    return minors.lastEntry().getValue();
  }

  /// Whether a version is older than everything in the table: out of support for years.
  public boolean isOlderThanAll(Version version) {
    return branch(version).isBefore(oldest().version());
  }

  /// All of them, oldest first.
  public List<Minor> all() {
    return List.copyOf(Collections.unmodifiableCollection(minors.values()));
  }

  private static Version branch(Version version) {
    return new Version(version.major(), version.minor(), 0, "", "");
  }
}
