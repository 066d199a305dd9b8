package io.inscope.reports.export;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.assessment.RequirementStatus;
import io.inscope.reports.assessment.Status;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.judgement.Judgement;
import io.inscope.reports.table.EvidenceText;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.SnapshotInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One `result` of OSCAL: what is said of one framework.
///
/// A requirement that holds or does not has a `finding`, `satisfied` or `not-satisfied`. OSCAL has
/// no third word, so one that is not assessed, left to people or not applicable has none: it is
/// excluded from the reviewed controls, and an observation says why.
final class OscalResult {
  private final Framework framework;
  private final List<RequirementStatus> statuses;
  private final SnapshotInfo snapshot;
  private final NameUuid uuids;
  private final Map<String, List<CheckResult>> results;
  private final Map<String, Finding> findings;
  private final SortedMap<String, JsonObject> observations = new TreeMap<>();
  private final SortedMap<String, JsonObject> items = new TreeMap<>();

  /// @param results by check
  OscalResult(
      Framework framework,
      List<RequirementStatus> statuses,
      Assessment assessment,
      Map<String, List<CheckResult>> results,
      SnapshotInfo snapshot) {
    this.framework = framework;
    this.statuses = statuses;
    this.results = results;
    this.findings =
        assessment.findings().stream()
            .collect(Collectors.toMap(Finding::id, Function.identity(), (first, _) -> first));
    this.snapshot = snapshot;
    this.uuids = new NameUuid(snapshot.sha256() + "/" + framework.id());
  }

  JsonObject json() {
    List<JsonObject> reviewed = new ArrayList<>();
    List<JsonObject> left = new ArrayList<>();
    List<JsonObject> decided = new ArrayList<>();
    for (RequirementStatus status : statuses) {
      String control = OscalParts.token(framework.id(), status.requirement().id());
      List<String> related = observe(status);
      Status effective = status.effective();
      boolean isDecided = effective == Status.PASS || effective == Status.FAIL;
      (isDecided ? reviewed : left).add(JsonObject.of("control-id", control));
      if (isDecided) {
        decided.add(finding(status, control, related));
      }
    }
    JsonObject.Builder selection = JsonObject.builder();
    if (!reviewed.isEmpty()) {
      selection.put("include-controls", OscalParts.array(reviewed));
    }
    if (!left.isEmpty()) {
      selection.put("exclude-controls", OscalParts.array(left));
    }
    selection.put(
        "remarks",
        "Excluded: what is not assessed, left to people, or not applicable. The observations say"
            + " why.");
    JsonObject.Builder json =
        JsonObject.builder()
            .put("uuid", uuids.of("result", ""))
            .put("title", OscalParts.line(framework.title()))
            .put(
                "description",
                "What a snapshot of the cluster's objects and the answers on record say of %s."
                    .formatted(framework.title()))
            .put("start", snapshot.takenAt().toString())
            .put(
                "reviewed-controls",
                JsonObject.of("control-selections", JsonArray.of(selection.build())));
    if (!items.isEmpty()) {
      json.put(
          "local-definitions",
          JsonObject.of("inventory-items", OscalParts.array(List.copyOf(items.values()))));
    }
    if (!observations.isEmpty()) {
      json.put("observations", OscalParts.array(List.copyOf(observations.values())));
    }
    if (!decided.isEmpty()) {
      json.put("findings", OscalParts.array(decided));
    }
    return json.build();
  }

  private JsonObject finding(RequirementStatus status, String control, List<String> related) {
    boolean holds = status.effective() == Status.PASS;
    String remarks =
        status
            .override()
            .map(
                o ->
                    "The assessor's finding, %s, counts: %s The computed status is %s."
                        .formatted(o.finding().words(), o.rationale(), status.status()))
            .orElse(status.because());
    JsonObject.Builder target =
        JsonObject.builder()
            .put("type", "objective-id")
            .put("target-id", control)
            .put("status", JsonObject.of("state", holds ? "satisfied" : "not-satisfied"));
    JsonArray.Builder observed = JsonArray.builder();
    related.forEach(uuid -> observed.add(JsonObject.of("observation-uuid", uuid)));
    JsonObject.Builder json =
        JsonObject.builder()
            .put("uuid", uuids.of("finding", status.requirement().id()))
            .put(
                "title",
                OscalParts.line(status.requirement().id() + " " + status.requirement().title()))
            .put("description", notEmpty(remarks))
            .put("target", target.build())
            .put(
                "props",
                JsonArray.of(
                    OscalParts.property("requirement", status.requirement().id()),
                    OscalParts.property("computed-status", status.status().name())));
    if (!related.isEmpty()) {
      json.put("related-observations", observed.build());
    }
    return json.build();
  }

  /// What was seen of a requirement: by each check that speaks to it, each failure, and each
  /// answer.
  ///
  /// @return the UUIDs of the observations
  private List<String> observe(RequirementStatus status) {
    List<String> seen = new ArrayList<>();
    for (String check : status.requirement().checks()) {
      List<CheckResult> of = results.getOrDefault(check, List.of());
      if (!of.isEmpty()) {
        seen.add(check(check, of));
      }
    }
    status.findings().stream()
        .map(findings::get)
        .filter(Objects::nonNull)
        .forEach(finding -> seen.add(failure(finding)));
    for (int i = 0; i < status.answers().size(); i++) {
      seen.add(question(status, i));
    }
    if (seen.isEmpty()) {
      seen.add(
          observation(
              "status/" + status.requirement().id(),
              status.requirement().id() + ": " + status.status(),
              status.because(),
              "TEST",
              List.of(OscalParts.property("outcome", status.status().name())),
              List.of(),
              List.of()));
    }
    return seen;
  }

  private String check(String check, List<CheckResult> of) {
    SortedMap<String, Long> counts =
        of.stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.outcome().word(), TreeMap::new, Collectors.counting()));
    List<JsonObject> properties = new ArrayList<>();
    properties.add(OscalParts.property("check", check));
    counts.forEach((word, n) -> properties.add(OscalParts.property(word, Long.toString(n))));
    String reasons =
        of.stream()
            .map(CheckResult::outcome)
            .filter(Outcome.NotAssessed.class::isInstance)
            .map(outcome -> ((Outcome.NotAssessed) outcome).why())
            .distinct()
            .sorted()
            .limit(20)
            .collect(Collectors.joining("; "));
    String passed =
        of.stream()
            .filter(r -> r.outcome() instanceof Outcome.Pass)
            .map(r -> r.subject().toString())
            .sorted()
            .collect(Collectors.joining(", "));
    List<String> evidence = new ArrayList<>();
    if (!passed.isEmpty()) {
      evidence.add("Passed: " + passed);
    }
    return observation(
        "check/" + check,
        check,
        counts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "))
            + (reasons.isEmpty() ? "" : ". Not assessed: " + reasons),
        "TEST",
        properties,
        List.of(),
        evidence);
  }

  private String failure(Finding finding) {
    String subject = finding.result().subject().toString();
    String item = uuids.of("item", subject);
    items.put(
        subject,
        JsonObject.builder()
            .put("uuid", item)
            .put("description", subject)
            .put("props", JsonArray.of(OscalParts.property("object", subject)))
            .build());
    return observation(
        "finding/" + finding.id(),
        finding.id() + " " + finding.check().title(),
        subject + " " + finding.failure().message(),
        "TEST",
        List.of(
            OscalParts.property("finding", finding.id()),
            OscalParts.property("check", finding.check().id()),
            OscalParts.property("severity", finding.result().severity().word()),
            OscalParts.property("scope", finding.scope().word()),
            OscalParts.property("standing", finding.standing().word())),
        List.of(
            JsonObject.builder().put("subject-uuid", item).put("type", "inventory-item").build()),
        finding.failure().evidence().stream().map(EvidenceText::line).toList());
  }

  private String question(RequirementStatus status, int index) {
    String question = status.requirement().questions().get(index);
    Optional<Judgement.Answer> answer = status.answers().get(index);
    return observation(
        "question/" + status.requirement().id() + "/" + index,
        status.requirement().id() + ", question " + (index + 1),
        question
            + "\n\n"
            + answer
                .map(a -> "Answer%s: %s".formatted(by(a), a.text()))
                .orElse("Not answered yet."),
        answer.isPresent() ? "INTERVIEW" : "UNKNOWN",
        List.of(OscalParts.property("met", answer.map(a -> a.met().word()).orElse("open"))),
        List.of(),
        answer.stream()
            .flatMap(a -> a.evidence().stream())
            .map(Judgement.EvidenceFile::toString)
            .toList());
  }

  private static String by(Judgement.Answer answer) {
    return answer.by().isEmpty() ? "" : " by " + answer.by();
  }

  private String observation(
      String id,
      String title,
      String description,
      String method,
      List<JsonObject> properties,
      List<JsonObject> subjects,
      List<String> evidence) {
    String uuid = uuids.of("observation", id);
    JsonObject.Builder json =
        JsonObject.builder()
            .put("uuid", uuid)
            .put("title", OscalParts.line(title))
            .put("description", notEmpty(description))
            .put("methods", JsonArray.of(method))
            .put("collected", snapshot.takenAt().toString())
            .put("props", OscalParts.array(properties));
    if (!subjects.isEmpty()) {
      json.put("subjects", OscalParts.array(subjects));
    }
    if (!evidence.isEmpty()) {
      json.put(
          "relevant-evidence",
          OscalParts.array(
              evidence.stream()
                  .map(text -> JsonObject.of("description", notEmpty(text)))
                  .toList()));
    }
    observations.put(id, json.build());
    return uuid;
  }

  private static String notEmpty(String text) {
    return text.isBlank() ? "none" : text;
  }
}
