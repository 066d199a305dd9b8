package io.inscope.snapshot.register;

import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.redaction.Redactor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Works out what a file changes in the register. What is good of it is taken; what is not is told
/// with its place. Secrets and card numbers are masked before anything is kept.
public final class Amending {
  /// As long as a text may be, in characters: a register is read by people.
  static final int LONGEST = 4000;

  private final ConnectionRegister register;
  private final Map<String, Connection> connections = new LinkedHashMap<>();
  private final LocalDate today;
  private final Redactor redactor;
  private final SortedMap<String, Draft> drafts = new TreeMap<>();
  private final Set<String> named = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> masked = new TreeSet<>();

  /// What is to be recorded about one connection.
  record Draft(String id, String connection, Justification justification) {}

  /// What a file changes.
  ///
  /// @param payload for a decision of kind [ConnectionRegister#KIND]; empty when nothing changes
  /// @param changed how many connections get a new entry
  /// @param unchanged how many were named with what is on record already
  /// @param problems what could not be taken, each with its place and what to do
  /// @param masked the places at which something secret was masked
  public record Result(
      Optional<String> payload,
      int changed,
      int unchanged,
      List<String> problems,
      List<String> masked) {
    public Result {
      problems = List.copyOf(problems);
      masked = List.copyOf(masked);
    }
  }

  /// @param connections of the snapshot, those that touch the CDE
  public Amending(
      ConnectionRegister register,
      Collection<Connection> connections,
      LocalDate today,
      Redactor redactor) {
    this.register = register;
    connections.forEach(connection -> this.connections.put(connection.id(), connection));
    this.today = today;
    this.redactor = redactor;
  }

  /// @param source the file, as people call it
  public Result apply(RegisterInput input, String source) {
    input.problems().forEach(problem -> problems.add(redactor.text(problem)));
    input.amendments().forEach(this::amend);
    List<Draft> changed =
        drafts.values().stream()
            .filter(draft -> !draft.justification().equals(onRecord(draft.id())))
            .toList();
    return new Result(
        changed.isEmpty()
            ? Optional.empty()
            : Optional.of(RegisterPayload.text(changed, redactor.text(source))),
        changed.size(),
        named.size() - changed.size(),
        problems,
        List.copyOf(masked));
  }

  private void amend(Amendment amendment) {
    Justification said = amendment.said().mapTexts(text -> clean(text, amendment));
    if (said.businessNeed().length() > LONGEST || said.note().length() > LONGEST) {
      problem(amendment, "a text is longer than %d characters; shorten it".formatted(LONGEST));
      return;
    }
    switch (amendment.target()) {
      case Target.Id(String id) -> amendOne(id, said, amendment);
      case Target.Between between -> amendAll(between, said, amendment);
    }
  }

  private void amendOne(String id, Justification said, Amendment amendment) {
    Connection connection = connections.get(id);
    if (connection != null) {
      draft(id, RegisterLine.words(connection), said, amendment);
      return;
    }
    register
        .of(id)
        .ifPresentOrElse(
            entry -> draft(id, entry.connection(), said, amendment),
            () ->
                problem(
                    amendment,
                    "no connection '%s' touches the CDE in this snapshot; if the sheet was written"
                            .formatted(redactor.text(id))
                        + " from another one, name it with --snapshot"));
  }

  private void amendAll(Target.Between between, Justification said, Amendment amendment) {
    List<Connection> covered = connections.values().stream().filter(between::covers).toList();
    if (covered.isEmpty()) {
      problem(amendment, "matches no connection that touches the CDE" + hint(between));
    }
    covered.forEach(
        connection -> draft(connection.id(), RegisterLine.words(connection), said, amendment));
  }

  private String hint(Target.Between between) {
    String ports =
        connections.values().stream()
            .filter(between::coversSides)
            .map(connection -> connection.ports().toString())
            .distinct()
            .limit(5)
            .collect(Collectors.joining(", "));
    return ports.isEmpty()
        ? "; 'inscope register PROJECT' lists them with their names"
        : "; between these sides there is " + ports;
  }

  private void draft(String id, String words, Justification said, Amendment amendment) {
    Draft earlier = drafts.get(id);
    Justification before = earlier == null ? onRecord(id) : earlier.justification();
    Justification after = amendment.withdrawn() ? said : said.over(before);
    Optional<String> wrong = wrong(after);
    if (wrong.isPresent()) {
      problem(amendment, id + ": " + wrong.get());
      return;
    }
    named.add(id);
    drafts.put(id, new Draft(id, words, after));
  }

  private Optional<String> wrong(Justification said) {
    Optional<LocalDate> future = said.approvedOn().filter(date -> date.isAfter(today));
    if (future.isPresent()) {
      return Optional.of("approved on %s, which is yet to come".formatted(future.get()));
    }
    if (said.approvedOn().isPresent()
        && said.reviewDate().filter(said.approvedOn().get()::isAfter).isPresent()) {
      return Optional.of(
          "the review date %s lies before the approval of %s; give a new review date"
              .formatted(said.reviewDate().get(), said.approvedOn().get()));
    }
    return Optional.empty();
  }

  private Justification onRecord(String id) {
    return register.of(id).map(RegisterEntry::justification).orElse(Justification.NOTHING);
  }

  private String clean(String text, Amendment amendment) {
    String plain =
        text.replace("\r\n", "\n").replace('\u00a0', ' ').replaceAll("[\\p{Cc}&&[^\\n\\t]]", " ");
    String stripped = plain.strip();
    String safe = redactor.text(stripped);
    if (!safe.equals(stripped)) {
      masked.add(amendment.place());
    }
    return safe;
  }

  private void problem(Amendment amendment, String message) {
    problems.add(amendment.place() + ": " + message);
  }
}
