package io.inscope.reports.versions;

import io.inscope.reports.check.Severity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Published vulnerabilities of Kubernetes, container runtimes and ingress-nginx, as known at a
/// date: those that let somebody cross a boundary. Not a replacement for a scanner, which knows all
/// of them and what distributions patched.
///
/// Sources: [Kubernetes](https://kubernetes.io/docs/reference/issues-security/official-cve-feed/),
/// [runc](https://github.com/opencontainers/runc/security/advisories),
/// [containerd](https://github.com/containerd/containerd/security/advisories),
/// [CRI-O](https://github.com/cri-o/cri-o/security/advisories); each row links its own.
public final class KnownVulnerabilities {
  private static final String FILE = "known-vulnerabilities.tsv";
  private static final List<String> COLUMNS =
      List.of("component", "id", "severity", "since", "fixed_in", "only_on", "what", "link");
  private static final String NONE = "-";
  private static final KnownVulnerabilities SHIPPED = of(DatedTable.shipped(FILE, COLUMNS));

  private final LocalDate asOf;
  private final Map<String, Vulnerability> byId;
  private final Map<Component, List<Vulnerability>> byComponent;

  private KnownVulnerabilities(LocalDate asOf, Map<String, Vulnerability> byId) {
    this.asOf = asOf;
    this.byId = byId;
    this.byComponent = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      byComponent.put(
          component,
          byId.values().stream()
              .filter(one -> one.components().contains(component))
              .sorted(
                  Comparator.comparing(Vulnerability::severity)
                      .thenComparing(Vulnerability::id, Comparator.reverseOrder()))
              .toList());
    }
  }

  public static KnownVulnerabilities shipped() {
    return SHIPPED;
  }

  static KnownVulnerabilities parse(String text) {
    return of(DatedTable.parse(FILE, text, COLUMNS));
  }

  private static KnownVulnerabilities of(DatedTable table) {
    Map<String, Vulnerability> byId = new TreeMap<>();
    for (Map<String, String> row : table.rows()) {
      Vulnerability one = vulnerability(row);
      if (byId.put(one.id(), one) != null) {
        throw new IllegalArgumentException("%s: %s comes twice".formatted(FILE, one.id()));
      }
    }
    return new KnownVulnerabilities(table.asOf(), byId);
  }

  private static Vulnerability vulnerability(Map<String, String> row) {
    String since = row.getOrDefault("since", NONE);
    String fixed = row.getOrDefault("fixed_in", NONE);
    String only = row.getOrDefault("only_on", NONE);
    if (!only.equals(NONE) && !only.equals("windows")) {
      throw new IllegalArgumentException("%s: only on '%s'?".formatted(FILE, only));
    }
    return new Vulnerability(
        components(row.getOrDefault("component", "")),
        row.getOrDefault("id", ""),
        severity(row.getOrDefault("severity", "")),
        since.equals(NONE) ? new Version(0, 0, 0, "", "") : DatedTable.version(FILE, since),
        fixed.equals(NONE)
            ? List.of()
            : Arrays.stream(fixed.split(" ", -1)).map(t -> DatedTable.version(FILE, t)).toList(),
        only.equals("windows"),
        row.getOrDefault("what", ""),
        row.getOrDefault("link", ""));
  }

  private static Set<Component> components(String words) {
    return Arrays.stream(words.split(",", -1))
        .map(
            word ->
                Component.of(word)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "%s: no such component: '%s'".formatted(FILE, word))))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Component.class)));
  }

  private static Severity severity(String word) {
    return Arrays.stream(Severity.values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("%s: no such severity: '%s'".formatted(FILE, word)));
  }

  /// The date of the table.
  public LocalDate asOf() {
    return asOf;
  }

  /// `the table of known vulnerabilities of 2026-09-30`
  public String source() {
    return "the table of known vulnerabilities of " + asOf;
  }

  /// By its id: `CVE-2021-25741`.
  public Optional<Vulnerability> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// All of them, by id.
  public List<Vulnerability> all() {
    return List.copyOf(byId.values());
  }

  /// Those of a component that a version has, worst first, those of Windows alone included.
  public List<Vulnerability> affecting(Component component, Version version) {
    return byComponent.getOrDefault(component, List.of()).stream()
        .filter(one -> one.affects(version))
        .toList();
  }
}
