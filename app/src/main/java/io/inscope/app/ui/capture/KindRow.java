package io.inscope.app.ui.capture;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;

/// How far the reading of a kind is.
///
/// @param objects that came so far
/// @param remaining how many more the server says there are; negative when it does not say
/// @param perSecond objects each second; zero when not known yet
/// @param refused lists that the server refused
/// @param failed lists that went wrong
/// @param note what the server said of the first list that did not come; else empty
record KindRow(
    ApiResource resource,
    State state,
    long objects,
    long remaining,
    long perSecond,
    int read,
    int refused,
    int failed,
    String note) {
  enum State {
    WAITING(Mark.NONE),
    READING(Mark.UNDER_WAY),
    READ(Mark.GOOD),
    /// Secrets, whose values are not asked for.
    NAMES_ONLY(Mark.GOOD),
    /// Some of its lists came, others did not.
    PARTLY(Mark.DOUBTFUL),
    REFUSED(Mark.DOUBTFUL),
    FAILED(Mark.BAD),
    NOT_ASKED(Mark.NONE);

    private final Mark mark;

    State(Mark mark) {
      this.mark = mark;
    }

    Mark mark() {
      return mark;
    }
  }

  /// Whether a list of secrets came as it should: names, and nothing else. Its coverage counts as
  /// "not asked", for no check of values may rest on it.
  static boolean isNamesOnly(ListedKind list) {
    return list.resource().isCore("secrets")
        && list.coverage() instanceof Coverage.NotAsked
        && !list.resourceVersion().isEmpty();
  }

  String name() {
    return resource.groupKind().toString();
  }
}
