package io.inscope.reports.check;

import io.inscope.snapshot.model.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One outcome from those of the variants of a workload: the worst counts, and what several
/// variants show is shown once.
final class Joined {
  /// What one variant of a workload was found to be.
  record Answer(Workload variant, Outcome outcome) {}

  private final List<Answer> answers;

  private Joined(List<Answer> answers) {
    this.answers = answers;
  }

  /// @param answers at least one
  /// @param degree see [WorkloadCheck#degree]
  static Outcome of(List<Answer> answers, ToIntFunction<Outcome.Pass> degree) {
    if (answers.size() == 1) {
      return answers.getFirst().outcome();
    }
    int worst =
        answers.stream().mapToInt(one -> degree(one, degree)).min().orElse(Integer.MAX_VALUE);
    Joined joined =
        new Joined(
            answers.stream()
                .filter(
                    one -> !(one.outcome() instanceof Outcome.Pass) || degree(one, degree) == worst)
                .toList());
    return joined
        .first(Outcome.Fail.class)
        .<Outcome>map(f -> new Outcome.Fail(f.message(), joined.shown(Joined::failure)))
        .or(() -> joined.first(Outcome.NotAssessed.class))
        .or(
            () ->
                joined
                    .first(Outcome.Manual.class)
                    .map(m -> new Outcome.Manual(m.question(), joined.shown(Joined::lookAt))))
        .or(() -> joined.first(Outcome.Pass.class).map(_ -> joined.pass()))
        .orElse(answers.getFirst().outcome());
  }

  private static int degree(Answer answer, ToIntFunction<Outcome.Pass> degree) {
    return answer.outcome() instanceof Outcome.Pass pass
        ? degree.applyAsInt(pass)
        : Integer.MAX_VALUE;
  }

  private <T extends Outcome> Optional<T> first(Class<T> type) {
    return answers.stream()
        .map(Answer::outcome)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  /// Every fact that the variants pass with, and every remark.
  private Outcome pass() {
    String remarks =
        answers.stream()
            .map(answer -> answer.outcome() instanceof Outcome.Pass p ? p.message() : "")
            .filter(message -> !message.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    return new Outcome.Pass(remarks, shown(Joined::fact));
  }

  private static Stream<Evidence> fact(Outcome outcome) {
    return outcome instanceof Outcome.Pass pass ? pass.evidence().stream() : Stream.empty();
  }

  private static Stream<Evidence> failure(Outcome outcome) {
    return outcome instanceof Outcome.Fail fail ? fail.evidence().stream() : Stream.empty();
  }

  private static Stream<Evidence> lookAt(Outcome outcome) {
    return outcome instanceof Outcome.Manual manual ? manual.lookAt().stream() : Stream.empty();
  }

  private List<Evidence> shown(Function<Outcome, Stream<Evidence>> of) {
    Map<Object, Evidence> shown = new LinkedHashMap<>();
    for (Answer answer : answers) {
      of.apply(answer.outcome()).forEach(e -> shown.putIfAbsent(identity(e, answer.variant()), e));
    }
    return List.copyOf(shown.values());
  }

  /// A field of the same container, or of the pod, with the same value is the same field, wherever
  /// the variant has it.
  private static Object identity(Evidence evidence, Workload variant) {
    if (!(evidence instanceof Evidence.Value value)) {
      return evidence;
    }
    String inPod = variant.podSpec().pointer();
    String pointer = value.pointer();
    if (!value.container().isEmpty()) {
      pointer =
          pointer.replaceFirst("^.*/(initContainers|containers|ephemeralContainers)/\\d+", "");
    } else if (pointer.startsWith(inPod)) {
      pointer = pointer.substring(inPod.length());
    }
    return List.of(value.container(), pointer, String.valueOf(value.value()));
  }
}
