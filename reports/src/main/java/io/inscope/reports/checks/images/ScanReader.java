package io.inscope.reports.checks.images;

import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Resource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what scanners keep in a cluster, and what was handed over as their files.
///
/// Kubescape's server answers lists without the content of its objects, and keeps a second manifest
/// of what was loaded only; the first is said, the second left out.
final class ScanReader {
  /// Packages that help an intruder on, by the names distributions give them.
  private static final Set<String> TOOLS =
      Set.of(
          "apk-tools",
          "apt",
          "curl",
          "dnf",
          "microdnf",
          "nc",
          "ncat",
          "netcat",
          "netcat-openbsd",
          "netcat-traditional",
          "nmap",
          "opkg",
          "openssh",
          "openssh-client",
          "openssh-clients",
          "openssh-server",
          "socat",
          "tcpdump",
          "telnet",
          "wget",
          "yum",
          "zypper");

  private static final String CREATED = "Labels:org.opencontainers.image.created";

  private ScanReader() {}

  /// Empty for one that is left out.
  ///
  /// @throws WrongShape when it does not even say which image it is about
  static Optional<Scan> read(Resource report, ScanTopic topic) {
    if (report.ref().groupKind().equals(Scan.FILE)) {
      return file(report, topic);
    }
    boolean trivy = report.ref().group().equals("aquasecurity.github.io");
    if (!trivy && isFiltered(report)) {
      return Optional.empty();
    }
    ImageName image = trivy ? trivyImage(report) : kubescapeImage(report);
    Field time =
        trivy
            ? report.root().at("report", "updateTimestamp")
            : report.root().at("spec", "metadata", "report", "createdAt");
    Scan named =
        new Scan(
            report.ref(),
            report.ref().groupKind().toString(),
            image,
            image.isPinned() ? Set.of(image.digest()) : Set.of(),
            ImageConfig.date(time.text("")),
            Evidence.of(report, time),
            List.of(),
            Optional.empty(),
            "");
    try {
      return Optional.of(content(report, named));
    } catch (WrongShape e) {
      return Optional.of(
          with(named, List.of(), Optional.empty(), report.ref().spoken() + ": " + e.getMessage()));
    }
  }

  private static Scan with(
      Scan scan, List<Scan.Finding> findings, Optional<ImageConfig> config, String problem) {
    return new Scan(
        scan.ref(),
        scan.scanner(),
        scan.image(),
        scan.digests(),
        scan.day(),
        scan.dated(),
        findings,
        config,
        problem);
  }

  /// A file says of some topics nothing at all: silence about secrets is no list without any.
  private static Optional<Scan> file(Resource report, ScanTopic topic) {
    Field spec = report.root().at("spec");
    Field list =
        switch (topic) {
          case VULNERABILITIES -> spec.at("vulnerabilities");
          case CONTENTS -> spec.at("packages");
          case SECRETS -> spec.at("secrets");
        };
    if (list.isMissing() && topic != ScanTopic.VULNERABILITIES) {
      return Optional.empty();
    }
    Set<String> digests = new LinkedHashSet<>();
    spec.at("image", "digests").each().forEach(one -> digests.add(one.text("")));
    Field time = spec.at("scannedAt");
    Scan named =
        new Scan(
            report.ref(),
            report.ref().groupKind() + " " + spec.at("scanner").text(""),
            ImageName.of(spec.at("image", "name").text("")),
            digests,
            ImageConfig.date(time.text("")),
            Evidence.of(report, time),
            List.of(),
            Optional.empty(),
            "");
    if (list.isMissing()) {
      return Optional.of(
          with(
              named,
              List.of(),
              Optional.empty(),
              "%s does not say that packages were looked at".formatted(report.ref().spoken())));
    }
    return Optional.of(
        switch (topic) {
          case VULNERABILITIES ->
              found(named, list, all -> all.each().flatMap(v -> ofFile(report, v)));
          case SECRETS ->
              found(
                  named,
                  list,
                  all ->
                      all.each()
                          .map(
                              one ->
                                  new Scan.Finding(
                                      one.at("rule").text(""),
                                      Severity.HIGH,
                                      Optional.empty(),
                                      Evidence.of(report, one.at("rule")))));
          case CONTENTS ->
              with(
                  found(named, list, all -> all.each().flatMap(v -> tool(report, v.at("name")))),
                  configured(report, spec));
        });
  }

  private static Optional<ImageConfig> configured(Resource report, Field spec) {
    return spec.at("created").isMissing() && spec.at("user").isMissing()
        ? Optional.empty()
        : Optional.of(
            new ImageConfig(
                ImageConfig.date(spec.at("created").text("")),
                spec.at("user").text(),
                Evidence.of(
                    report, spec.at("user").isPresent() ? spec.at("user") : spec.at("created"))));
  }

  /// What a VEX statement says not to matter is shown, and does not count; what only an ignore file
  /// took out counts.
  private static Stream<Scan.Finding> ofFile(Resource report, Field one) {
    Optional<Severity> severity = severity(one.at("severity").text(""));
    return severity.isEmpty()
            || one.at("fixed").text("").isEmpty()
            || VulnerabilityList.isAnswered(one.at("verdict").text(""))
        ? Stream.empty()
        : Stream.of(
            new Scan.Finding(
                one.at("id").text(""),
                severity.get(),
                ImageConfig.date(one.at("published").text("")),
                Evidence.of(report, one.at("id"))));
  }

  private static boolean isFiltered(Resource report) {
    return report.labels().getOrDefault("kubescape.io/context", "").equals("filtered");
  }

  private static ImageName trivyImage(Resource report) {
    Field content = report.root().at("report");
    Field artifact = content.at("artifact");
    String server = content.at("registry", "server").text("");
    ImageName name =
        ImageName.of((server.isEmpty() ? "" : server + "/") + artifact.at("repository").text(""));
    return new ImageName(
        name.registry(),
        name.repository(),
        artifact.at("tag").text(""),
        artifact.at("digest").text(""));
  }

  private static ImageName kubescapeImage(Resource report) {
    ImageName id = ImageName.of(report.annotations().getOrDefault("kubescape.io/image-id", ""));
    String tagged = report.annotations().getOrDefault("kubescape.io/image-tag", "");
    ImageName name = tagged.isEmpty() ? id : ImageName.of(tagged);
    return new ImageName(name.registry(), name.repository(), name.tag(), id.digest());
  }

  private static Scan content(Resource report, Scan scan) {
    Field root = report.root();
    return switch (report.ref().kind()) {
      case "VulnerabilityReport", "ClusterVulnerabilityReport" ->
          found(
              scan,
              root.at("report", "vulnerabilities"),
              list -> list.each().flatMap(one -> ofTrivy(report, one)));
      case "ExposedSecretReport" ->
          found(
              scan,
              root.at("report", "secrets"),
              list -> list.each().map(one -> secret(report, one)));
      case "SbomReport", "ClusterSbomReport" -> {
        Field bom = root.at("report", "components");
        yield with(
            found(
                scan,
                bom.at("components"),
                list -> list.each().flatMap(one -> tool(report, one.at("name")))),
            labelled(report, bom));
      }
      case "VulnerabilityManifest" ->
          root.at("spec", "payload", "descriptor", "name").text("").isEmpty()
              ? with(scan, List.of(), Optional.empty(), withoutContent(report))
              : found(
                  scan,
                  root.at("spec", "payload", "matches"),
                  list -> list.each().flatMap(one -> ofGrype(report, one)));
      case "SBOMSyft" -> {
        Field syft = root.at("spec", "syft");
        yield syft.at("descriptor", "name").text("").isEmpty()
            ? with(scan, List.of(), Optional.empty(), withoutContent(report))
            : with(
                found(
                    scan,
                    syft.at("artifacts"),
                    list -> list.each().flatMap(one -> tool(report, one.at("name")))),
                packed(report, syft.at("source", "metadata", "config")));
      }
      default -> scan;
    };
  }

  private static String withoutContent(Resource report) {
    return "%s came without its content, as in every list: ask for each object by its name"
        .formatted(report.ref().spoken());
  }

  private interface Reading {
    Stream<Scan.Finding> of(Field list);
  }

  /// A list that is not there is no empty one: reports without findings have an empty list.
  private static Scan found(Scan scan, Field list, Reading reading) {
    return list.isMissing() && !scan.ref().kind().equals("VulnerabilityManifest")
        ? with(
            scan,
            List.of(),
            Optional.empty(),
            "%s has no %s".formatted(scan.ref().spoken(), list.pointer()))
        : with(scan, reading.of(list).toList(), scan.config(), "");
  }

  private static Scan with(Scan scan, Optional<ImageConfig> config) {
    return with(scan, scan.findings(), config, scan.problem());
  }

  private static Stream<Scan.Finding> ofTrivy(Resource report, Field one) {
    Optional<Severity> severity = severity(one.at("severity").text(""));
    return severity.isEmpty() || one.at("fixedVersion").text("").isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Scan.Finding(
                one.at("vulnerabilityID").text(""),
                severity.get(),
                ImageConfig.date(one.at("publishedDate").text("")),
                Evidence.of(report, one.at("vulnerabilityID"))));
  }

  private static Stream<Scan.Finding> ofGrype(Resource report, Field match) {
    Field one = match.at("vulnerability");
    Optional<Severity> severity = severity(one.at("severity").text(""));
    return severity.isEmpty() || !one.at("fix", "state").text("").equals("fixed")
        ? Stream.empty()
        : Stream.of(
            new Scan.Finding(
                one.at("id").text(""),
                severity.get(),
                Optional.empty(),
                Evidence.of(report, one.at("id"))));
  }

  private static Optional<Severity> severity(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "critical" -> Optional.of(Severity.CRITICAL);
      case "high" -> Optional.of(Severity.HIGH);
      default -> Optional.empty();
    };
  }

  /// The rule that found it; never what it found.
  private static Scan.Finding secret(Resource report, Field one) {
    Field rule = one.at("ruleID");
    return new Scan.Finding(
        rule.text(""), Severity.HIGH, Optional.empty(), Evidence.of(report, rule));
  }

  private static Stream<Scan.Finding> tool(Resource report, Field name) {
    return TOOLS.contains(name.text("").toLowerCase(Locale.ROOT))
        ? Stream.of(
            new Scan.Finding(
                name.text(""), Severity.LOW, Optional.empty(), Evidence.of(report, name)))
        : Stream.empty();
  }

  /// Trivy keeps the labels of an image as properties of its bill of materials; they may say when
  /// it was made, and never which user it runs as.
  private static Optional<ImageConfig> labelled(Resource report, Field bom) {
    return bom.at("metadata", "component", "properties")
        .each()
        .filter(one -> one.at("name").text("").endsWith(CREATED))
        .findFirst()
        .map(
            one ->
                new ImageConfig(
                    ImageConfig.date(one.at("value").text("")),
                    Optional.empty(),
                    Evidence.of(report, one.at("value"))));
  }

  private static Optional<ImageConfig> packed(Resource report, Field config) {
    return config.value() instanceof String text && !text.isEmpty()
        ? ImageConfig.packed(text, Evidence.of(report, report.root().at("metadata", "name")))
        : Optional.empty();
  }
}
