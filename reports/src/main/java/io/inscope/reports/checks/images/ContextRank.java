package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.ScopeClass;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The order in which to deal with vulnerable workloads. The rank is a product:
///
/// ```
/// severity        4 critical, 3 high: the worst vulnerability with a fix; 0 none
///                 (2 medium, 1 others: for single vulnerabilities in the workbook)
/// exploitability  1: EPSS and KEV are not in a snapshot
/// exposure        3 a way in from outside the cluster, 1 none known
/// privilege       2 privileged, or with a namespace or a folder of its node, 1 otherwise
/// scope           4 cde, 3 connected-to or security-impacting, 2 undecided, 1 out-of-scope
/// environment     2 production, 1 otherwise
/// ```
///
/// So it goes from 3 to 192, and is 0 where nothing is to be fixed. Its numbers are ours: they
/// rank, they measure nothing.
///
/// *Read:* reports of scanners ([ScannedImages]), Services and Ingresses ([WaysIn]), the pod's
/// specification, and the scope.
///
/// *Allowed:* everything; the rank with its factors is stated. Not assessed where not every image
/// was scanned.
///
/// Source: PCI DSS 4.0.1, requirement 6.3.1, asks for a ranking by risk; [NIST SP
/// 800-190](https://csrc.nist.gov/pubs/sp/800/190/final), 4.1.1.
public final class ContextRank implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-vuln-context-rank",
          "Vulnerable workloads are ranked by what is at stake",
          Severity.INFO,
          Set.of(Kinds.POD, Kinds.SERVICE, Kinds.INGRESS, Kinds.NAMESPACE),
          "Nobody can fix everything at once; what is exposed and close to card data comes first.",
          "Fix from the top of the ranking.",
          "Rank = severity x exploitability x exposure x privilege x scope x environment."
              + " Exploitability is always 1, as no EPSS or KEV data is read. Ways in by Gateway"
              + " routes and resources of other proxies do not count.");

  private static final int SHOWN = 10;

  /// One of the numbers that are multiplied.
  record Factor(String name, int number, String because) {
    @Override
    public String toString() {
      return "%s %d (%s)".formatted(name, number, because);
    }
  }

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Optional<Outcome> ofAll(Audit audit) {
    return ScannedImages.none(audit, ScanTopic.VULNERABILITIES);
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    ScannedImages images = ScannedImages.of(workload, audit, ScanTopic.VULNERABILITIES);
    List<Scan.Finding> findings =
        images.matches().stream()
            .flatMap(match -> match.scans().stream())
            .flatMap(scan -> scan.findings().stream())
            .distinct()
            .toList();
    if (findings.isEmpty()) {
      return images.failIf("", _ -> Stream.empty()) instanceof Outcome.NotAssessed open
          ? open
          : new Outcome.Pass(
              "ranks 0: its images hold no critical or high vulnerability with a fix", List.of());
    }
    List<Factor> factors =
        Stream.concat(Stream.of(severity(findings)), around(workload, audit).stream()).toList();
    return new Outcome.Pass(
        "ranks %d = %s; vulnerabilities to fix: %d"
            .formatted(product(factors), words(factors), findings.size()),
        Stream.concat(
                images.matches().stream().map(ScannedImages.Match::image),
                findings.stream().map(Scan.Finding::evidence))
            .limit(SHOWN)
            .toList());
  }

  /// What does not depend on the vulnerability.
  static List<Factor> around(Workload workload, Audit audit) {
    return List.of(
        new Factor("exploitability", 1, "no EPSS or KEV data"),
        exposure(workload, audit),
        privilege(workload),
        scope(audit.scope().of(workload.ref())),
        Production.is(workload, audit)
            ? new Factor("environment", 2, "production")
            : new Factor("environment", 1, "nothing says production"));
  }

  /// Of one vulnerability, also of those that the check leaves out.
  static Factor severity(String word) {
    return new Factor(
        "severity",
        switch (word) {
          case "critical" -> 4;
          case "high" -> 3;
          case "medium" -> 2;
          default -> 1;
        },
        word);
  }

  static int product(List<Factor> factors) {
    return factors.stream().mapToInt(Factor::number).reduce(1, (a, b) -> a * b);
  }

  static String words(List<Factor> factors) {
    return String.join(" x ", factors.stream().map(Factor::toString).toList());
  }

  private static Factor severity(List<Scan.Finding> findings) {
    return findings.stream().anyMatch(one -> one.severity() == Severity.CRITICAL)
        ? new Factor("severity", 4, "critical")
        : new Factor("severity", 3, "high");
  }

  private static Factor exposure(Workload workload, Audit audit) {
    return audit
        .view(WaysIn.class, WaysIn::of)
        .to(workload)
        .map(way -> new Factor("exposure", 3, way))
        .orElseGet(() -> new Factor("exposure", 1, "no way in is known"));
  }

  private static Factor privilege(Workload workload) {
    Field pod = workload.podSpec();
    boolean wide =
        Stream.of("hostPID", "hostIPC", "hostNetwork").anyMatch(key -> pod.at(key).isTrue())
            || pod.at("volumes").each().anyMatch(volume -> volume.at("hostPath").isPresent())
            || workload
                .containers()
                .anyMatch(one -> one.at("securityContext", "privileged").isTrue());
    return wide
        ? new Factor("privilege", 2, "reaches into its node")
        : new Factor("privilege", 1, "stays in its container");
  }

  private static Factor scope(ScopeClass scope) {
    int number =
        switch (scope) {
          case CDE -> 4;
          case CONNECTED_TO, SECURITY_IMPACTING -> 3;
          case UNDECIDED -> 2;
          case OUT_OF_SCOPE -> 1;
        };
    return new Factor("scope", number, scope.word());
  }
}
