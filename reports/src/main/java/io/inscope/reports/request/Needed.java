package io.inscope.reports.request;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.checks.CheckLibrary;
import io.inscope.snapshot.importing.request.RequestedKind;
import io.inscope.snapshot.model.GroupKind;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The kinds that something of ours reads: a check, or the engines for connections, access and
/// scope.
public final class Needed {
  private Needed() {}

  /// All of them; those of add-ons only count where the add-on is, and are not here.
  public static SortedSet<GroupKind> kinds() {
    SortedSet<GroupKind> kinds = new TreeSet<>();
    CheckLibrary.ALL.forEach(check -> kinds.addAll(check.info().reads()));
    RequestedKind.ALL.stream()
        .filter(one -> one.presence() == RequestedKind.Presence.ALWAYS)
        .forEach(one -> kinds.add(one.kind()));
    return Collections.unmodifiableSortedSet(kinds);
  }

  /// The ids of the checks that read at least one of these kinds, sorted.
  static List<String> checks(Set<GroupKind> kinds) {
    return CheckLibrary.ALL.stream()
        .map(Check::info)
        .filter(info -> !Collections.disjoint(info.reads(), kinds))
        .map(CheckInfo::id)
        .sorted()
        .toList();
  }
}
