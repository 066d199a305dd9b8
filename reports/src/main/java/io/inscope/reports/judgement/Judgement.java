package io.inscope.reports.judgement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Something a person decided about findings or a requirement.
public sealed interface Judgement {
  /// What it speaks of.
  Target target();

  /// A risk that somebody accepted for a time.
  ///
  /// @param target findings
  /// @param reason why it is accepted
  /// @param compensatingControl what keeps the risk small meanwhile; may be empty
  /// @param approver who answers for it
  /// @param start the first day it counts
  /// @param expiry the last day it counts
  record RiskException(
      Target.Findings target,
      String reason,
      String compensatingControl,
      String approver,
      LocalDate start,
      LocalDate expiry)
      implements Judgement {
    public boolean isLapsed(LocalDate today) {
      return today.isAfter(expiry);
    }

    public boolean isInForce(LocalDate today) {
      return !today.isBefore(start) && !isLapsed(today);
    }

    /// `lapsed`, `not yet` when its first day is to come, `in force`, or `unused` when it counts
    /// and nothing needs it.
    public String state(LocalDate today, boolean isNeeded) {
      if (isLapsed(today)) {
        return "lapsed";
      }
      if (!isInForce(today)) {
        return "not yet";
      }
      return isNeeded ? "in force" : "unused";
    }
  }

  /// A remark. Notes on one thing add up.
  record Note(Target target, String text) implements Judgement {}

  /// An answer to a question that no snapshot can answer.
  ///
  /// @param target a question of a requirement, or what a check leaves to a person
  /// @param text the answer in words
  /// @param met whether the requirement is met as far as this question goes
  /// @param by who gave it, and how: `J. Doe, interview on 2026-05-02`; may be empty
  /// @param evidence the documents that show it; may be empty
  record Answer(Target target, String text, Met met, String by, List<EvidenceFile> evidence)
      implements Judgement {
    public Answer {
      evidence = List.copyOf(evidence);
    }
  }

  /// What an answer says of the requirement.
  enum Met {
    YES,
    NO,
    NOT_APPLICABLE;

    /// `yes`, `no`, `not applicable`.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  /// The assessor's own finding, which counts instead of the computed status.
  ///
  /// @param rationale why it differs; never empty
  record Override(Target.Requirement target, RocFinding finding, String rationale, String by)
      implements Judgement {}

  /// Who deals with findings, and by when.
  ///
  /// @param owner may be empty, when there is a day
  record Assignment(Target.Findings target, String owner, Optional<LocalDate> due)
      implements Judgement {}

  /// A document as evidence: told again by its hash, never kept.
  ///
  /// @param name of the file, without its folder
  /// @param sha256 64 hexadecimal digits
  record EvidenceFile(String name, String sha256) {
    /// `minutes.pdf (SHA-256 9f86d0...)`
    @java.lang.Override
    public String toString() {
      return "%s (SHA-256 %s)".formatted(name, sha256);
    }
  }

  /// A judgement and who put it on record.
  ///
  /// @param withdrawn it takes back what was on record about the same thing
  record Recorded(Judgement judgement, boolean withdrawn, String author, Instant at) {}

  /// The word for its kind: `exception`, `note`, `answer`, `override`, `assignment`.
  default String kind() {
    return switch (this) {
      case RiskException _ -> "exception";
      case Note _ -> "note";
      case Answer _ -> "answer";
      case Override _ -> "override";
      case Assignment _ -> "assignment";
    };
  }

  /// The documents it rests on.
  default List<EvidenceFile> documents() {
    return this instanceof Answer answer ? answer.evidence() : List.of();
  }

  /// The last day it counts, where it has one.
  default Optional<LocalDate> until() {
    return this instanceof RiskException e ? Optional.of(e.expiry()) : Optional.empty();
  }
}
