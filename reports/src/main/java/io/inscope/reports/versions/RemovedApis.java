package io.inscope.reports.versions;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Namespacing;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The versions of Kubernetes' own APIs that were removed, as known at a date.
///
/// Source: [deprecated API migration
/// guide](https://kubernetes.io/docs/reference/using-api/deprecation-guide/).
public final class RemovedApis {
  private static final String FILE = "removed-apis.tsv";
  private static final List<String> COLUMNS =
      List.of("api_version", "kinds", "removed_in", "instead");
  private static final RemovedApis SHIPPED = of(DatedTable.shipped(FILE, COLUMNS));

  private final LocalDate asOf;
  private final Map<String, Removal> byName;
  private final Set<GroupKind> kinds;

  /// @param apiVersion `extensions/v1beta1`
  /// @param removedIn the first minor that does not serve it
  /// @param instead what to write: `apps/v1`
  public record Removal(String apiVersion, String kind, Version removedIn, String instead) {}

  private RemovedApis(LocalDate asOf, Map<String, Removal> byName) {
    this.asOf = asOf;
    this.byName = byName;
    Set<GroupKind> all = new TreeSet<>();
    byName
        .values()
        .forEach(one -> all.add(Namespacing.canonical(GroupKind.of(one.apiVersion(), one.kind()))));
    this.kinds = Collections.unmodifiableSet(all);
  }

  public static RemovedApis shipped() {
    return SHIPPED;
  }

  private static RemovedApis of(DatedTable table) {
    Map<String, Removal> byName = new HashMap<>();
    for (Map<String, String> row : table.rows()) {
      String apiVersion = row.getOrDefault("api_version", "");
      for (String kind : row.getOrDefault("kinds", "").split(",", -1)) {
        Removal removal =
            new Removal(
                apiVersion,
                kind,
                DatedTable.version(FILE, row.getOrDefault("removed_in", "")),
                row.getOrDefault("instead", ""));
        if (byName.put(apiVersion + " " + kind, removal) != null) {
          throw new IllegalArgumentException(
              "%s: %s %s comes twice".formatted(FILE, apiVersion, kind));
        }
      }
    }
    return new RemovedApis(table.asOf(), byName);
  }

  /// `the table of removed APIs of 2026-09-30`
  public String source() {
    return "the table of removed APIs of " + asOf;
  }

  /// The kinds of which a version was removed, as objects of them are filed, sorted.
  public Set<GroupKind> kinds() {
    return kinds;
  }

  public Optional<Removal> of(String apiVersion, String kind) {
    return Optional.ofNullable(byName.get(apiVersion + " " + kind));
  }
}
