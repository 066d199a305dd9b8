package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Every vulnerability that scanners list of the images that run, by workload, those that matter
/// most in front: of any severity, with or without a fix, and also those that somebody says not to
/// matter. Scores are those of [ContextRank], of each vulnerability by itself.
public final class VulnerableUses {
  /// How a score comes about.
  public static final String FORMULA =
      "Score = severity (4 critical, 3 high, 2 medium, 1 other) x exploitability (1: no EPSS or KEV"
          + " data is read) x exposure (3 a way in from outside the cluster, 1 none known) x"
          + " privilege (2 reaches into its node, 1 otherwise) x scope (4 cde, 3 connected-to or"
          + " security-impacting, 2 undecided, 1 out-of-scope) x environment (2 production, 1"
          + " otherwise); 0 where a VEX statement says that the image is not affected.";

  private static final Comparator<VulnerableUse> ORDER =
      Comparator.comparing(VulnerableUse::score)
          .reversed()
          .thenComparing(
              use -> ContextRank.severity(use.severity()).number(), Comparator.reverseOrder())
          .thenComparing(VulnerableUse::id)
          .thenComparing(VulnerableUse::workload)
          .thenComparing(VulnerableUse::component)
          .thenComparing(VulnerableUse::digest)
          .thenComparing(VulnerableUse::image)
          .thenComparing(VulnerableUse::source);

  private final Audit audit;
  private final Map<ResourceRef, List<VulnerabilityList>> lists = new HashMap<>();
  private final List<VulnerableUse> uses = new ArrayList<>();

  private VulnerableUses(Audit audit) {
    this.audit = audit;
  }

  public static List<VulnerableUse> of(Audit audit) {
    VulnerableUses all = new VulnerableUses(audit);
    audit.snapshot().workloads().forEach(all::workload);
    all.uses.sort(ORDER);
    return List.copyOf(all.uses);
  }

  /// Whether nothing that was handed over is a scan for vulnerabilities.
  public static boolean hasNoScan(Audit audit) {
    return audit.view(Scans.class, Scans::of).about(ScanTopic.VULNERABILITIES).isEmpty();
  }

  /// Why images may have vulnerabilities that are not listed; empty when every image has a scan
  /// that could be read.
  public static String gap(Audit audit) {
    if (hasNoScan(audit)) {
      return audit.view(Scans.class, Scans::of).about(ScanTopic.VULNERABILITIES).gap();
    }
    TreeSet<String> open = new TreeSet<>();
    for (Workload workload : audit.snapshot().workloads()) {
      for (ScannedImages.Match match :
          ScannedImages.of(workload, audit, ScanTopic.VULNERABILITIES).matches()) {
        if (match.scans().isEmpty() || !match.problem().isEmpty()) {
          open.add(match.container().at("image").text(""));
        }
      }
    }
    return open.isEmpty()
        ? ""
        : "%d of the images that run have no scan that could be read: %s%s"
            .formatted(
                open.size(),
                String.join(", ", open.stream().limit(5).toList()),
                open.size() > 5 ? ", ..." : "");
  }

  /// One scan of one image, and the containers that run it.
  private record Use(Scan scan, String digest, String image, boolean byDigest)
      implements Comparable<Use> {
    @Override
    public int compareTo(Use other) {
      return Comparator.comparing(Use::digest)
          .thenComparing(Use::image)
          .thenComparing((Use use) -> use.scan().ref())
          .compare(this, other);
    }
  }

  private void workload(Workload workload) {
    ScannedImages images = ScannedImages.of(workload, audit, ScanTopic.VULNERABILITIES);
    Map<Use, TreeSet<String>> containers = new TreeMap<>();
    for (ScannedImages.Match match : images.matches()) {
      for (Scan scan : match.scans()) {
        Use use =
            new Use(
                scan,
                digest(match, scan),
                match.container().at("image").text(""),
                scan.digests().stream().anyMatch(match.digests()::contains));
        containers
            .computeIfAbsent(use, _ -> new TreeSet<>())
            .add(match.container().at("name").text(""));
      }
    }
    if (containers.isEmpty()) {
      return;
    }
    List<ContextRank.Factor> around = ContextRank.around(workload, audit);
    containers.forEach(
        (use, names) ->
            lists
                .computeIfAbsent(use.scan().ref(), this::list)
                .forEach(one -> add(workload, use, List.copyOf(names), one, around)));
  }

  /// The digest that both know, else the one that either does.
  private static String digest(ScannedImages.Match match, Scan scan) {
    return scan.digests().stream()
        .filter(match.digests()::contains)
        .findFirst()
        .or(() -> match.digests().stream().findFirst())
        .or(() -> scan.digests().stream().findFirst())
        .orElse("");
  }

  private List<VulnerabilityList> list(ResourceRef report) {
    return audit.snapshot().find(report).map(VulnerabilityList::of).orElse(List.of());
  }

  private void add(
      Workload workload,
      Use use,
      List<String> containers,
      VulnerabilityList one,
      List<ContextRank.Factor> around) {
    List<ContextRank.Factor> factors = new ArrayList<>(around);
    factors.addFirst(ContextRank.severity(one.severity()));
    boolean answered = VulnerabilityList.isAnswered(one.verdict());
    String exposure =
        around.stream()
            .filter(factor -> factor.name().equals("exposure"))
            .map(ContextRank.Factor::because)
            .findFirst()
            .orElse("");
    uses.add(
        new VulnerableUse(
            use.digest(),
            use.image(),
            one.id(),
            one.severity(),
            one.component(),
            one.installed(),
            one.fixed(),
            one.verdict().isEmpty()
                ? ""
                : one.verdict() + (one.statement().isEmpty() ? "" : ": " + one.statement()),
            workload.ref(),
            containers,
            audit.scope().of(workload.ref()),
            exposure,
            answered ? 0 : ContextRank.product(factors),
            (answered ? "0: %s; otherwise ".formatted(one.verdict()) : "")
                + ContextRank.words(factors),
            use.scan().day(),
            use.scan().ref() + " at " + one.place(),
            use.byDigest()));
  }
}
