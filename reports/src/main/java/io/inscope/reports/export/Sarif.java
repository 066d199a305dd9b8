package io.inscope.reports.export;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.assessment.Standing;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.Subject;
import io.inscope.reports.table.EvidenceText;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.SnapshotInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the checks said as [SARIF
/// 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html): every result of every
/// check, written one by one.
///
/// The words of 3.27.9 fit ours: PASS is `pass`, FAIL is `fail` with a level, MANUAL is `review`,
/// NOT_ASSESSED is `open` (there was not enough information to decide), NOT_APPLICABLE is
/// `notApplicable`. An exception that counts is a suppression. Requirements have no place of their
/// own: they are properties of rules and results.
public final class Sarif {
  private final Map<String, Integer> rules = new HashMap<>();
  private final List<CheckInfo> checks;
  private final Map<String, Finding> findings;
  private final Map<String, SortedSet<String>> byFinding = new HashMap<>();
  private final SortedMap<String, SortedSet<String>> byCheck = new TreeMap<>();

  private Sarif(Assessment assessment, List<CheckInfo> checks) {
    SortedSet<String> ran =
        assessment.results().stream()
            .map(CheckResult::checkId)
            .collect(Collectors.toCollection(TreeSet::new));
    this.checks =
        checks.stream()
            .filter(check -> ran.contains(check.id()))
            .sorted(Comparator.comparing(CheckInfo::id))
            .toList();
    IntStream.range(0, this.checks.size()).forEach(i -> rules.put(this.checks.get(i).id(), i));
    this.findings =
        assessment.findings().stream()
            .collect(
                Collectors.toMap(f -> key(f.result()), Function.identity(), (first, _) -> first));
    assessment
        .requirements()
        .forEach(
            (framework, statuses) ->
                statuses.forEach(
                    status -> {
                      String name = framework.id() + " " + status.requirement().id();
                      status
                          .requirement()
                          .checks()
                          .forEach(
                              id -> byCheck.computeIfAbsent(id, _ -> new TreeSet<>()).add(name));
                      status
                          .findings()
                          .forEach(
                              id -> byFinding.computeIfAbsent(id, _ -> new TreeSet<>()).add(name));
                    }));
  }

  private static String key(CheckResult result) {
    return result.checkId() + " " + result.subject();
  }

  /// @param checks what is known of those that ran
  /// @param project name of the project file
  /// @param tool name and version of the program: `Inscope 0.1.0`
  /// @param out stays open
  public static void write(
      Assessment assessment,
      List<CheckInfo> checks,
      SnapshotInfo snapshot,
      String project,
      String tool,
      OutputStream out)
      throws IOException {
    Sarif sarif = new Sarif(assessment, checks);
    text(
        out,
        "{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
            + "sarif-schema-2.1.0.json\",\n\"version\":\"2.1.0\",\n\"runs\":[{\n\"tool\":");
    text(out, CanonicalJson.text(sarif.tool(tool)));
    text(out, ",\n\"automationDetails\":");
    text(
        out,
        CanonicalJson.text(
            JsonObject.of("id", project + "/" + snapshot.name() + "/" + snapshot.sha256())));
    text(out, ",\n\"columnKind\":\"utf16CodeUnits\",\n\"properties\":");
    text(out, CanonicalJson.text(about(snapshot, project)));
    text(out, ",\n\"results\":[");
    String separator = "\n";
    for (CheckResult result : assessment.results()) {
      text(out, separator);
      text(out, CanonicalJson.text(sarif.result(result)));
      separator = ",\n";
    }
    text(out, "\n]}]}\n");
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject about(SnapshotInfo snapshot, String project) {
    return JsonObject.builder()
        .put("project", project)
        .put("snapshot", snapshot.name())
        .put("snapshotSha256", snapshot.sha256())
        .put("takenAt", snapshot.takenAt().toString())
        .put("cluster", snapshot.cluster())
        .put("clusterUid", snapshot.clusterUid())
        .put("kubernetesVersion", snapshot.kubernetesVersion())
        .build();
  }

  private JsonObject tool(String tool) {
    int blank = tool.lastIndexOf(' ');
    JsonArray.Builder all = JsonArray.builder();
    checks.forEach(check -> all.add(rule(check)));
    JsonObject.Builder driver =
        JsonObject.builder()
            .put("name", blank < 0 ? tool : tool.substring(0, blank))
            .put("rules", all.build());
    if (blank >= 0) {
      driver.put("version", tool.substring(blank + 1));
    }
    return JsonObject.of("driver", driver.build());
  }

  private JsonObject rule(CheckInfo check) {
    JsonObject.Builder rule =
        JsonObject.builder()
            .put("id", check.id())
            .put("shortDescription", JsonObject.of("text", check.title()))
            .put("defaultConfiguration", JsonObject.of("level", level(check.severity())))
            .put(
                "properties",
                JsonObject.builder()
                    .put("severity", check.severity().word())
                    .put("requirements", array(byCheck.getOrDefault(check.id(), new TreeSet<>())))
                    .put("limits", check.limits())
                    .build());
    if (!check.why().isEmpty()) {
      rule.put("fullDescription", JsonObject.of("text", check.why()));
    }
    if (!check.remedy().isEmpty()) {
      rule.put("help", JsonObject.of("text", check.remedy()));
    }
    return rule.build();
  }

  private JsonObject result(CheckResult result) {
    Outcome outcome = result.outcome();
    JsonObject.Builder json =
        JsonObject.builder()
            .put("ruleId", result.checkId())
            .put("kind", kind(outcome))
            .put("level", outcome instanceof Outcome.Fail ? level(result.severity()) : "none")
            .put("message", JsonObject.of("text", message(result)));
    Integer rule = rules.get(result.checkId());
    if (rule != null) {
      json.put("ruleIndex", (long) rule);
    }
    JsonObject.Builder properties =
        JsonObject.builder()
            .put("outcome", outcome.word())
            .put("severity", result.severity().word());
    locations(result, json);
    Finding finding = outcome instanceof Outcome.Fail ? findings.get(key(result)) : null;
    SortedSet<String> requirements =
        finding == null
            ? byCheck.getOrDefault(result.checkId(), new TreeSet<>())
            : byFinding.getOrDefault(finding.id(), new TreeSet<>());
    properties.put("requirements", array(requirements));
    if (finding != null) {
      json.put("fingerprints", JsonObject.of("inscopeFinding/v1", finding.id()));
      properties
          .put("finding", finding.id())
          .put("scope", finding.scope().word())
          .put("standing", finding.standing().word());
      suppression(finding).ifPresent(s -> json.put("suppressions", JsonArray.of(s)));
    }
    return json.put("properties", properties.build()).build();
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Pass _ -> "pass";
      case Outcome.Fail _ -> "fail";
      case Outcome.Manual _ -> "review";
      case Outcome.NotAssessed _ -> "open";
      case Outcome.NotApplicable _ -> "notApplicable";
    };
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "note";
    };
  }

  private static String message(CheckResult result) {
    String subject = result.subject().toString();
    return switch (result.outcome()) {
      case Outcome.Pass p ->
          p.message().isEmpty() ? subject + " passes." : subject + " " + p.message();
      case Outcome.Fail f -> subject + " " + f.message();
      case Outcome.Manual m -> subject + ": a person has to answer: " + m.question();
      case Outcome.NotAssessed n -> subject + ": not assessed: " + n.why();
      case Outcome.NotApplicable n -> subject + ": not applicable: " + n.why();
    };
  }

  private static List<Evidence> evidence(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Pass p -> p.evidence();
      case Outcome.Fail f -> f.evidence();
      case Outcome.Manual m -> m.lookAt();
      case Outcome.NotAssessed _, Outcome.NotApplicable _ -> List.of();
    };
  }

  /// The subject, at the first evidence that has a place; the other evidence is related to it.
  private static void locations(CheckResult result, JsonObject.Builder json) {
    List<Evidence> evidence = evidence(result.outcome());
    Optional<Evidence> first = evidence.stream().filter(e -> Place.of(e).isPresent()).findFirst();
    JsonObject.Builder at = JsonObject.builder();
    first.flatMap(Place::of).ifPresent(place -> at.put("physicalLocation", physical(place)));
    at.put("logicalLocations", JsonArray.of(logical(result.subject())));
    first.ifPresent(e -> at.put("message", JsonObject.of("text", EvidenceText.line(e))));
    json.put("locations", JsonArray.of(at.build()));
    JsonArray.Builder others = JsonArray.builder();
    long id = 1;
    for (Evidence e : evidence) {
      if (first.isPresent() && e.equals(first.get())) {
        continue;
      }
      JsonObject.Builder other =
          JsonObject.builder()
              .put("id", id++)
              .put("message", JsonObject.of("text", EvidenceText.line(e)));
      Place.of(e).ifPresent(place -> other.put("physicalLocation", physical(place)));
      others.add(other.build());
    }
    if (id > 1) {
      json.put("relatedLocations", others.build());
    }
  }

  private static JsonObject physical(Place place) {
    JsonObject.Builder physical =
        JsonObject.builder().put("artifactLocation", JsonObject.of("uri", place.uri()));
    if (place.line() > 0) {
      physical.put("region", JsonObject.of("startLine", (long) place.line()));
    }
    return physical.build();
  }

  private static JsonObject logical(Subject subject) {
    return JsonObject.builder()
        .put("fullyQualifiedName", subject.toString())
        .put("kind", "resource")
        .put("name", subject instanceof Subject.Of of ? of.ref().name() : "cluster")
        .build();
  }

  private static Optional<JsonObject> suppression(Finding finding) {
    return finding.standing() instanceof Standing.Excepted(var exception)
        ? Optional.of(
            JsonObject.builder()
                .put("kind", "external")
                .put("status", "accepted")
                .put(
                    "justification",
                    "%s Approved by %s, until %s."
                        .formatted(exception.reason(), exception.approver(), exception.expiry()))
                .build())
        : Optional.empty();
  }

  private static JsonArray array(SortedSet<String> texts) {
    JsonArray.Builder array = JsonArray.builder();
    texts.forEach(array::add);
    return array.build();
  }
}
