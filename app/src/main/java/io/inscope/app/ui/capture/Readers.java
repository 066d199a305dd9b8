package io.inscope.app.ui.capture;

import io.inscope.app.RuleSet;
import io.inscope.reports.request.Needed;
import io.inscope.snapshot.model.GroupKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who reads which kind.
///
/// @param kinds all that something of ours reads
/// @param checks the ids of the checks that read a kind
record Readers(Set<GroupKind> kinds, Map<GroupKind, List<String>> checks) {
  private record Reader(GroupKind kind, String check) {}

  /// Those of the shipped rules. Loads them, so not for the window's thread.
  static Readers shipped() {
    return new Readers(
        Needed.kinds(),
        RuleSet.shipped().infos().stream()
            .flatMap(info -> info.reads().stream().map(kind -> new Reader(kind, info.id())))
            .collect(
                Collectors.groupingBy(
                    Reader::kind, Collectors.mapping(Reader::check, Collectors.toList()))));
  }

  List<String> checks(GroupKind kind) {
    return checks.getOrDefault(kind, List.of());
  }

  /// The checks that read at least one of these.
  Set<String> checks(Collection<GroupKind> several) {
    return several.stream()
        .flatMap(kind -> checks(kind).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
