package io.inscope.reports.inventory;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.assessment.Finding;
import io.inscope.reports.assessment.Standing;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.checks.secrets.AccountData;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.model.ResourceRef;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Where account data and data of people stand in the cluster's objects. Numbers were masked on
/// import: here is where they were and what may be shown of them.
///
/// What became of a place is what was decided on its finding; PCI DSS 12.10.7 asks for a procedure
/// when card numbers turn up where nobody expects them.
public final class DataDiscovery {
  private static final String PERSONAL = "data-configmap-pii";

  private DataDiscovery() {}

  public static Table of(Estate estate, Assessment assessment) {
    Lines lines =
        new Lines(
            "data-discovery",
            "Data discovery",
            new Column("object", "Object", 44),
            new Column("field", "Field", 44),
            new Column("what", "What", 26),
            new Column("shown", "What may be shown", 36),
            new Column("test_number", "Published test number?", 14),
            new Column("scope", "Scope of the object", 18),
            new Column("finding", "Finding", 14),
            new Column("disposition", "What was decided", 36),
            new Column("place", "Place", 26));
    Map<String, Finding> findings =
        assessment.findings().stream()
            .filter(finding -> finding.check().id().startsWith("data-"))
            .collect(
                Collectors.toMap(f -> f.check().id(), Function.identity(), (first, _) -> first));
    for (AccountData.Place place : AccountData.of(estate.cluster()).places()) {
      ResourceRef ref = place.resource().ref();
      Optional<Finding> finding = Optional.ofNullable(findings.get(check(place.what())));
      lines.add(
          Cell.of(ref.toString()),
          Cell.of(place.field().pointer()),
          Cell.of(words(place.what())),
          Cell.of(place.shown()),
          Cell.of(place.isTest() ? "looks like one" : ""),
          scope(estate, ref),
          finding
              .<Cell>map(one -> new Cell.Link(one.id(), "findings", one.id()))
              .orElse(Cell.BLANK),
          Cell.of(finding.map(DataDiscovery::decided).orElse("a question for a person")),
          Cell.of(place.resource().place(place.field())));
    }
    assessment.results().stream()
        .filter(result -> result.checkId().equals(PERSONAL))
        .forEach(result -> personal(result, estate, lines));
    return lines.table();
  }

  private static void personal(CheckResult result, Estate estate, Lines lines) {
    if (result.outcome() instanceof Outcome.Manual manual) {
      for (Evidence evidence : manual.lookAt()) {
        if (evidence instanceof Evidence.Value value) {
          lines.add(
              Cell.of(value.ref().toString()),
              Cell.of(value.pointer()),
              Cell.of("data of people"),
              Cell.of(value.value() instanceof String text ? text : ""),
              Cell.BLANK,
              scope(estate, value.ref()),
              Cell.BLANK,
              Cell.of("a question for a person"),
              Cell.of(value.place()));
        }
      }
    }
  }

  private static Cell scope(Estate estate, ResourceRef ref) {
    return Lines.scope(estate.scope().entry(ref).map(entry -> entry.effective()));
  }

  private static String check(AccountData.What what) {
    return switch (what) {
      case CARD, SECRET_CARD -> "data-pan-object";
      case TRACK, CODE -> "data-sad-object";
      case SOCIAL_SECURITY -> "data-ssn-phi";
    };
  }

  private static String words(AccountData.What what) {
    return switch (what) {
      case CARD -> "card number";
      case SECRET_CARD -> "card number in a Secret";
      case TRACK -> "magnetic stripe";
      case CODE -> "card verification code, by its name";
      case SOCIAL_SECURITY -> "social security number";
    };
  }

  private static String decided(Finding finding) {
    return switch (finding.standing()) {
      case Standing.Open _ -> "nothing yet";
      case Standing.Excepted excepted -> "excepted: " + excepted.exception().reason();
      case Standing.Lapsed lapsed -> "exception lapsed: " + lapsed.exception().reason();
    };
  }
}
