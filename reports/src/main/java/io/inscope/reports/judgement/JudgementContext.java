package io.inscope.reports.judgement;

import io.inscope.reports.framework.Frameworks;
import io.inscope.snapshot.redaction.Redactor;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What a file of judgements is read against.
///
/// @param findings what each finding of the snapshot speaks of, by its id: check, object and the
///   containers in which it was found
/// @param checks the ids of all checks
/// @param files a document by the name the file gives it; empty when it cannot be read
/// @param today the first day of an exception that names none
/// @param redactor masks secrets and card numbers in what people write
public record JudgementContext(
    Map<String, Target.Findings> findings,
    Set<String> checks,
    Frameworks frameworks,
    Function<String, Optional<Judgement.EvidenceFile>> files,
    LocalDate today,
    Redactor redactor) {
  public JudgementContext {
    findings = Map.copyOf(findings);
    checks = Set.copyOf(checks);
  }
}
