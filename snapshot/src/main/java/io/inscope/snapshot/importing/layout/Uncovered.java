package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import java.util.Set;

/// The word that nobody asked for the built-in kinds, so that the few objects an export holds are
/// not taken for all of them.
final class Uncovered {
  private Uncovered() {}

  /// @param except of which something else is said
  static void say(Sink sink, Set<GroupKind> except, String why) {
    KindNames.builtIn().keySet().stream()
        .filter(kind -> !except.contains(kind))
        .forEach(kind -> sink.coverage(kind, "", new Coverage.NotAsked(why)));
  }
}
