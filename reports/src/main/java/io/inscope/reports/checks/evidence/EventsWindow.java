package io.inscope.reports.checks.evidence;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// *Read:* the times of Events.
///
/// *Allowed:* everything; the first and the last are the evidence. Not assessed when Events are not
/// part of the hand-over, or none has a time.
///
/// Source:
/// [`--event-ttl`](https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/):
/// one hour unless set.
public final class EventsWindow implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "aud-events-window",
          "It is on record which time the Events cover",
          Severity.INFO,
          Set.of(),
          "Events are kept for an hour or so: what they do not show may have happened all the"
              + " same.",
          "Send Events to the log store if they are to count, and take audit logs as evidence.",
          "Events are not audit evidence: they do not say who did something, and are not"
              + " protected.");

  private static final GroupKind EVENT = new GroupKind("", "Event");
  private static final List<String> TIMES = List.of("lastTimestamp", "eventTime", "firstTimestamp");

  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");

  /// A time that stands in an Event, in UTC as the API server writes it: the text sorts as the
  /// time.
  private record Told(Resource event, Field time, String text) {}

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    Coverage coverage = audit.snapshot().coverage(EVENT, "");
    Told first = null;
    Told last = null;
    try (Stream<Resource> all = audit.snapshot().all(EVENT)) {
      for (Told told : (Iterable<Told>) all.flatMap(one -> time(one).stream())::iterator) {
        first = earlier(first, told);
        last = later(last, told);
      }
    }
    if (first == null || last == null) {
      return new Outcome.NotAssessed(
          coverage instanceof Coverage.Read
              ? "no Event with a time was handed over"
              : "Event: " + coverage.gap());
    }
    return new Outcome.Pass(
        "has Events from %s to %s".formatted(first.text(), last.text()),
        List.of(Evidence.of(first.event(), first.time()), Evidence.of(last.event(), last.time())));
  }

  private static Told earlier(@Nullable Told one, Told other) {
    return one == null || other.text().compareTo(one.text()) < 0 ? other : one;
  }

  private static Told later(@Nullable Told one, Told other) {
    return one == null || other.text().compareTo(one.text()) > 0 ? other : one;
  }

  private static Optional<Told> time(Resource event) {
    return TIMES.stream()
        .map(name -> event.root().at(name))
        .flatMap(
            field ->
                field.value() instanceof String text && TIME.matcher(text).matches()
                    ? Stream.of(new Told(event, field, text))
                    : Stream.empty())
        .findFirst();
  }
}
