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

  /// The needed kinds that a server can have; others are files of our own or of a node.
  public static SortedSet<GroupKind> fromServer() {
    SortedSet<GroupKind> kinds = new TreeSet<>(kinds());
    kinds.removeIf(kind -> !isRead(kind));
    return Collections.unmodifiableSortedSet(kinds);
  }

  /// Whether something of ours reads the kind where a cluster has it, add-ons included.
  public static boolean isRead(GroupKind kind) {
    return RequestedKind.ALL.stream().anyMatch(one -> one.kind().equals(kind));
  }

  /// How many checks read a kind.
  public static int checks(GroupKind kind) {
    return checks(Set.of(kind)).size();
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
