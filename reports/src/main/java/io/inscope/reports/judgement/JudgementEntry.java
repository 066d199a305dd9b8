package io.inscope.reports.judgement;

import io.inscope.reports.framework.Framework;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.register.WrittenDate;
import io.inscope.snapshot.scope.Glob;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One entry of a file of judgements, read key by key.
///
/// @param masking told when something secret was masked in a text
record JudgementEntry(Field entry, JudgementContext context, Runnable masking) {
  /// As long as a text may be, in characters: it is read by people.
  private static final int LONGEST = 4000;

  /// An entry that cannot be taken, and what to do.
  static final class Bad extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Bad(String message) {
      super(message);
    }
  }

  void requireKeys(Set<String> known) {
    entry
        .members()
        .filter(member -> !known.contains(member.key()))
        .findFirst()
        .ifPresent(
            member -> {
              throw new Bad(
                  "unknown key '%s'; known are %s"
                      .formatted(member.key(), String.join(", ", new TreeSet<>(known))));
            });
  }

  boolean isWithdrawn() {
    return entry.at("withdrawn").isTrue();
  }

  /// Findings by id, or a check and the objects it speaks of.
  Target.Findings findings() {
    Field id = entry.at("finding");
    Field check = entry.at("check");
    if (id.isPresent() == check.isPresent()) {
      throw new Bad("name findings either by finding or by check and object");
    }
    if (id.isPresent()) {
      if (entry.at("object").isPresent() || entry.at("containers").isPresent()) {
        throw new Bad("a finding names its object already; leave out object and containers");
      }
      return byId(id.text("").strip());
    }
    String name = check.text("").strip();
    if (!context.checks().contains(name)) {
      throw new Bad("there is no check '%s'; 'inscope checks' lists them".formatted(name));
    }
    if (entry.at("object").isMissing()) {
      throw new Bad("give object, like payments/Deployment.apps/vault or payments/*");
    }
    return new Target.Findings(
        name,
        Glob.of(entry.at("object").text("").strip()),
        entry.at("containers").each().map(c -> c.text("").strip()).collect(Collectors.toSet()));
  }

  private Target.Findings byId(String id) {
    Target.Findings found = context.findings().get(id);
    if (found == null) {
      throw new Bad(
          "there is no finding '%s' in this snapshot; 'inscope check' lists them".formatted(id));
    }
    return found;
  }

  /// A requirement, or findings.
  Target target() {
    return entry.at("requirement").isPresent() ? requirement() : findings();
  }

  /// What an answer answers: a question of a requirement, or a check.
  Target asked() {
    if (entry.at("requirement").isMissing()) {
      return findings();
    }
    Target.Requirement requirement = requirement();
    List<String> questions =
        context.frameworks().find(requirement.framework()).stream()
            .flatMap(framework -> framework.requirements().stream())
            .filter(r -> r.id().equals(requirement.number()))
            .flatMap(r -> r.questions().stream())
            .toList();
    return new Target.Question(requirement, question(requirement, questions));
  }

  private String question(Target.Requirement requirement, List<String> questions) {
    if (questions.isEmpty()) {
      throw new Bad("%s asks no question".formatted(requirement));
    }
    Field given = entry.at("question");
    if (given.isMissing() && questions.size() == 1) {
      return questions.getFirst();
    }
    if (given.value() instanceof Number number
        && number.intValue() >= 1
        && number.intValue() <= questions.size()) {
      return questions.get(number.intValue() - 1);
    }
    String words = given.value() instanceof String text ? text.strip() : "";
    return questions.stream()
        .filter(words::equals)
        .findFirst()
        .orElseThrow(
            () ->
                new Bad(
                    "give question, the number of one of the %d questions of %s, or its words"
                        .formatted(questions.size(), requirement)));
  }

  /// By the id of the framework or its title, and the number: `pci-dss-4.0.1 1.2.3`.
  Target.Requirement requirement() {
    String written = text("requirement");
    for (Framework framework : context.frameworks().all()) {
      for (String name : List.of(framework.id(), framework.title())) {
        if (written.startsWith(name + " ")) {
          String number = written.substring(name.length()).strip();
          if (framework.requirements().stream().noneMatch(r -> r.id().equals(number))) {
            throw new Bad("%s has no requirement '%s'".formatted(framework.title(), number));
          }
          return new Target.Requirement(framework.id(), number);
        }
      }
    }
    throw new Bad(
        "requirement '%s' is not like pci-dss-4.0.1 1.2.3; 'inscope frameworks' lists their names"
            .formatted(written));
  }

  RocFinding rocFinding() {
    String written = text("finding");
    return RocFinding.parse(written)
        .orElseThrow(
            () ->
                new Bad(
                    "finding '%s' is not one of %s"
                        .formatted(
                            written,
                            Stream.of(RocFinding.values())
                                .map(RocFinding::words)
                                .collect(Collectors.joining(", ")))));
  }

  Judgement.Met met() {
    Field met = entry.at("met");
    if (met.value() instanceof Boolean yes) {
      return yes ? Judgement.Met.YES : Judgement.Met.NO;
    }
    String written = text("met").toLowerCase(java.util.Locale.ROOT);
    return Stream.of(Judgement.Met.values())
        .filter(m -> m.word().equals(written))
        .findFirst()
        .orElseThrow(
            () -> new Bad("give met: yes, no or not applicable; without it nothing follows"));
  }

  /// The documents, each with the hash of what is in it now.
  List<Judgement.EvidenceFile> evidence() {
    Field given = entry.at("evidence");
    Stream<Field> names = given.isArray() || given.isMissing() ? given.each() : Stream.of(given);
    return names
        .map(
            name ->
                context
                    .files()
                    .apply(name.text(""))
                    .orElseThrow(
                        () ->
                            new Bad(
                                "the document '%s' cannot be read; put it beside the file, or give"
                                        .formatted(name.text(""))
                                    + " its path from there")))
        .toList();
  }

  Optional<LocalDate> date(String key) {
    String written = text(key);
    Optional<LocalDate> date = WrittenDate.parse(written);
    if (date.isEmpty() && !written.isEmpty()) {
      throw new Bad(
          "%s '%s' is not a date, or not clear; write it as 2026-11-30".formatted(key, written));
    }
    return date;
  }

  String required(String key) {
    String text = text(key);
    if (text.isEmpty()) {
      throw new Bad("give " + key);
    }
    return text;
  }

  /// Stripped and masked; empty when not given. A ticket's number is a number for YAML, and a text
  /// for people.
  String text(String key) {
    Field field = entry.at(key);
    String written =
        field.isMissing()
            ? ""
            : field.value() instanceof Number number ? number.toString() : field.text("");
    String plain = written.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", " ").strip();
    if (plain.length() > LONGEST) {
      throw new Bad("%s is longer than %d characters; shorten it".formatted(key, LONGEST));
    }
    String safe = context.redactor().text(plain);
    if (!safe.equals(plain)) {
      masking.run();
    }
    return safe;
  }
}
