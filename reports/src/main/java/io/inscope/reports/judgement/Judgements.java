package io.inscope.reports.judgement;

import io.inscope.snapshot.store.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All judgements on record, and which of them count. Immutable.
public final class Judgements {
  /// The kind of decision under which they are kept.
  public static final String KIND = "judgement";

  public static final Judgements NONE = new Judgements(List.of());

  private final List<Judgement.Recorded> history;
  private final List<Judgement.Recorded> inForce;
  private final Map<String, List<Judgement.RiskException>> exceptionsByCheck =
      new LinkedHashMap<>();
  private final Map<Target, Judgement.Answer> answersByQuestion = new LinkedHashMap<>();
  private final Map<String, List<Judgement.Answer>> answersByCheck = new LinkedHashMap<>();
  private final Map<Target, Judgement.Override> overrides = new LinkedHashMap<>();
  private final Map<Target, List<Judgement.Note>> notesByRequirement = new LinkedHashMap<>();
  private final Map<String, List<Judgement.Assignment>> assignmentsByCheck = new LinkedHashMap<>();
  private final Map<String, List<Judgement.Note>> notesByCheck = new LinkedHashMap<>();

  private Judgements(List<Judgement.Recorded> history) {
    this.history = List.copyOf(history);
    Map<Object, Judgement.Recorded> latest = new LinkedHashMap<>();
    for (Judgement.Recorded recorded : history) {
      Judgement judgement = recorded.judgement();
      if (recorded.withdrawn()) {
        latest
            .values()
            .removeIf(
                r ->
                    r.judgement().kind().equals(judgement.kind())
                        && r.judgement().target().equals(judgement.target()));
      } else {
        latest.remove(key(judgement));
        latest.put(key(judgement), recorded);
      }
    }
    this.inForce = List.copyOf(latest.values());
    inForce.forEach(recorded -> index(recorded.judgement()));
  }

  /// Notes add up; of everything else the latest about a thing counts.
  private static Object key(Judgement judgement) {
    return judgement instanceof Judgement.Note
        ? judgement
        : List.of(judgement.kind(), judgement.target());
  }

  private void index(Judgement judgement) {
    switch (judgement) {
      case Judgement.RiskException exception ->
          at(exceptionsByCheck, exception.target().check()).add(exception);
      case Judgement.Override override -> overrides.put(override.target(), override);
      case Judgement.Assignment assignment ->
          at(assignmentsByCheck, assignment.target().check()).add(assignment);
      case Judgement.Answer answer -> {
        if (answer.target() instanceof Target.Findings on) {
          at(answersByCheck, on.check()).add(answer);
        } else {
          answersByQuestion.put(answer.target(), answer);
        }
      }
      case Judgement.Note note -> {
        if (note.target() instanceof Target.Findings on) {
          at(notesByCheck, on.check()).add(note);
        } else {
          at(notesByRequirement, note.target()).add(note);
        }
      }
    }
  }

  private static <K, V> List<V> at(Map<K, List<V>> map, K key) {
    return map.computeIfAbsent(key, _ -> new ArrayList<>());
  }

  /// @param decisions of a project, oldest first; those of other kinds are passed over
  public static Judgements of(List<Decision> decisions) {
    return new Judgements(
        decisions.stream()
            .filter(decision -> decision.kind().equals(KIND))
            .flatMap(decision -> JudgementPayload.read(decision).stream())
            .toList());
  }

  /// These, and what would be put on record behind them.
  public Judgements with(List<JudgementReading.Taken> more) {
    List<Judgement.Recorded> all = new ArrayList<>(history);
    more.forEach(
        taken ->
            all.add(
                new Judgement.Recorded(taken.judgement(), taken.withdrawn(), "", Instant.EPOCH)));
    return new Judgements(all);
  }

  /// What counts about exactly this.
  public Set<Judgement> about(Target target) {
    return inForce.stream()
        .map(Judgement.Recorded::judgement)
        .filter(judgement -> judgement.target().equals(target))
        .collect(Collectors.toSet());
  }

  /// What counts now, in the order in which it was put on record.
  public List<Judgement.Recorded> inForce() {
    return inForce;
  }

  /// Everything ever put on record, oldest first.
  public List<Judgement.Recorded> history() {
    return history;
  }

  public boolean isEmpty() {
    return history.isEmpty();
  }

  /// The exception that covers a failure: one that counts today, else one that did and has lapsed;
  /// of several the one that runs longest.
  ///
  /// @param containers those the evidence stands in
  public Optional<Judgement.RiskException> exception(
      String check, String object, Set<String> containers, LocalDate today) {
    return exceptionsByCheck.getOrDefault(check, List.of()).stream()
        .filter(e -> e.target().covers(check, object, containers))
        .filter(e -> !today.isBefore(e.start()))
        .max(Comparator.comparing(Judgement.RiskException::expiry));
  }

  /// What was answered to what a check left to a person.
  public Optional<Judgement.Answer> answer(String check, String object) {
    return answersByCheck.getOrDefault(check, List.of()).stream()
        .filter(a -> a.target() instanceof Target.Findings f && f.covers(check, object, Set.of()))
        .reduce((_, later) -> later);
  }

  /// What was answered to a question of a requirement.
  public Optional<Judgement.Answer> answer(Target.Requirement requirement, String question) {
    return Optional.ofNullable(answersByQuestion.get(new Target.Question(requirement, question)));
  }

  public Optional<Judgement.Override> override(Target.Requirement requirement) {
    return Optional.ofNullable(overrides.get(requirement));
  }

  /// Who deals with a failure: what was said last.
  ///
  /// @param containers those the evidence stands in
  public Optional<Judgement.Assignment> assignment(
      String check, String object, Set<String> containers) {
    return assignmentsByCheck.getOrDefault(check, List.of()).stream()
        .filter(a -> a.target().covers(check, object, containers))
        .reduce((_, later) -> later);
  }

  /// Notes on a result of a check, oldest first.
  public List<String> notes(String check, String object) {
    return texts(
        notesByCheck.getOrDefault(check, List.of()).stream()
            .filter(
                n -> n.target() instanceof Target.Findings f && f.covers(check, object, Set.of())));
  }

  /// Notes on a requirement, oldest first.
  public List<String> notes(Target.Requirement requirement) {
    return texts(notesByRequirement.getOrDefault(requirement, List.of()).stream());
  }

  private static List<String> texts(Stream<Judgement.Note> notes) {
    return notes.map(Judgement.Note::text).toList();
  }
}
