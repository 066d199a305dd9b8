package io.inscope.reports.judgement;

import io.inscope.snapshot.scope.Glob;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// A section of a file of judgements.
///
/// @param keys that its entries may have
/// @param said reads an entry
/// @param takenBack reads an entry that takes back what is on record: only its target counts
record JudgementSection(
    Set<String> keys,
    Function<JudgementEntry, Judgement> said,
    Function<JudgementEntry, Judgement> takenBack) {
  private static final LocalDate NEVER = LocalDate.EPOCH;

  static final JudgementSection EXCEPTIONS =
      new JudgementSection(
          keys(
              "finding",
              "check",
              "object",
              "containers",
              "reason",
              "compensating-control",
              "approver",
              "start",
              "expiry"),
          JudgementSection::exception,
          entry -> new Judgement.RiskException(entry.findings(), "", "", "", NEVER, NEVER));

  static final JudgementSection NOTES =
      new JudgementSection(
          keys("finding", "check", "object", "requirement", "note"),
          entry -> new Judgement.Note(entry.target(), entry.required("note")),
          entry -> new Judgement.Note(entry.target(), ""));

  static final JudgementSection ANSWERS =
      new JudgementSection(
          keys("check", "object", "requirement", "question", "answer", "met", "by", "evidence"),
          JudgementSection::answer,
          entry ->
              new Judgement.Answer(entry.asked(), "", Judgement.Met.NOT_APPLICABLE, "", List.of()));

  static final JudgementSection OVERRIDES =
      new JudgementSection(
          keys("requirement", "finding", "rationale", "by"),
          entry ->
              new Judgement.Override(
                  entry.requirement(),
                  entry.rocFinding(),
                  entry.required("rationale"),
                  entry.text("by")),
          entry -> new Judgement.Override(entry.requirement(), RocFinding.NOT_TESTED, "", ""));

  static final JudgementSection ASSIGNMENTS =
      new JudgementSection(
          keys("finding", "check", "object", "owner", "due"),
          JudgementSection::assignment,
          entry -> new Judgement.Assignment(entry.findings(), "", Optional.empty()));

  JudgementSection {
    keys = Set.copyOf(keys);
  }

  private static Set<String> keys(String... keys) {
    Set<String> all = new TreeSet<>(Set.of(keys));
    all.add("withdrawn");
    return all;
  }

  private static Judgement exception(JudgementEntry entry) {
    LocalDate start = entry.date("start").orElse(entry.context().today());
    LocalDate expiry =
        entry
            .date("expiry")
            .orElseThrow(() -> new JudgementEntry.Bad("give expiry, the last day it counts"));
    if (expiry.isBefore(start)) {
      throw new JudgementEntry.Bad("expiry %s lies before its start %s".formatted(expiry, start));
    }
    return new Judgement.RiskException(
        entry.findings(),
        entry.required("reason"),
        entry.text("compensating-control"),
        entry.required("approver"),
        start,
        expiry);
  }

  private static Judgement assignment(JudgementEntry entry) {
    Judgement.Assignment said =
        new Judgement.Assignment(entry.findings(), entry.text("owner"), entry.date("due"));
    if (said.owner().isEmpty() && said.due().isEmpty()) {
      throw new JudgementEntry.Bad("give owner or due");
    }
    return said;
  }

  private static Judgement answer(JudgementEntry entry) {
    Target asked = entry.asked();
    if (asked instanceof Target.Findings f && f.object().equals(Glob.of("*"))) {
      throw new JudgementEntry.Bad(
          "name the object of the check; one answer for all objects there are would also answer for"
              + " those to come");
    }
    return new Judgement.Answer(
        asked, entry.required("answer"), entry.met(), entry.text("by"), entry.evidence());
  }
}
