package io.inscope.reports.assessment;

import io.inscope.reports.framework.Requirement;
import io.inscope.reports.judgement.Judgement;
import java.util.List;
import java.util.Optional;

/// A requirement, what the checks and the answers of people say of it, and on what.
///
/// @param status what follows from checks and answers; it stays what it is when an assessor finds
///   otherwise
/// @param pass subjects that passed, over all its checks; the other counts alike
/// @param findings ids of the findings behind `fail`, sorted
/// @param because one sentence: why this status
/// @param answers one for each of its questions, in their order; empty where it is open
/// @param override the assessor's own finding
/// @param notes what people remarked, oldest first
public record RequirementStatus(
    Requirement requirement,
    Status status,
    int pass,
    int fail,
    int manual,
    int notAssessed,
    int notApplicable,
    List<String> findings,
    String because,
    List<Optional<Judgement.Answer>> answers,
    Optional<Judgement.Override> override,
    List<String> notes) {
  public RequirementStatus {
    findings = List.copyOf(findings);
    answers = List.copyOf(answers);
    notes = List.copyOf(notes);
  }

  /// One of which no person said anything.
  public RequirementStatus(
      Requirement requirement,
      Status status,
      int pass,
      int fail,
      int manual,
      int notAssessed,
      int notApplicable,
      List<String> findings,
      String because) {
    this(
        requirement,
        status,
        pass,
        fail,
        manual,
        notAssessed,
        notApplicable,
        findings,
        because,
        requirement.questions().stream().map(_ -> Optional.<Judgement.Answer>empty()).toList(),
        Optional.empty(),
        List.of());
  }

  /// What counts: the assessor's finding where there is one, else the computed status.
  public Status effective() {
    return override
        .map(
            o ->
                switch (o.finding()) {
                  case IN_PLACE -> Status.PASS;
                  case NOT_IN_PLACE -> Status.FAIL;
                  case NOT_APPLICABLE -> Status.NOT_APPLICABLE;
                  case NOT_TESTED -> Status.NOT_ASSESSED;
                })
        .orElse(status);
  }
}
