package io.inscope.snapshot.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who has one power where: over everything in a namespace, everywhere, or over named objects. Each
/// list is handed out once, for whoever is in it has then been reached.
final class Entrances {
  private final Map<String, List<Power.Held>> open = new HashMap<>();
  private final Map<Named, List<Power.Held>> named = new HashMap<>();

  private record Named(String namespace, String name) {}

  Entrances(Power power, List<Assignment> assignments) {
    for (Assignment assignment : assignments) {
      for (Power.Held held : assignment.giving(power)) {
        List<String> names = held.grant().given().rule().names();
        // Whoever may change one controller's template may name any account in it.
        if (names.isEmpty() || power == Power.START_PODS) {
          open.computeIfAbsent(assignment.namespace(), _ -> new ArrayList<>()).add(held);
          continue;
        }
        for (String name : names) {
          named
              .computeIfAbsent(new Named(assignment.namespace(), name), _ -> new ArrayList<>())
              .add(held);
        }
      }
    }
  }

  /// Hands out who has the power in a namespace, and forgets them.
  ///
  /// @param names the objects over which having it is good enough
  void take(String namespace, Set<String> names, Consumer<Power.Held> to) {
    for (String where : new TreeSet<>(List.of("", namespace))) {
      take(open.remove(where), to);
      new TreeSet<>(names).forEach(name -> take(named.remove(new Named(where, name)), to));
    }
  }

  private static void take(@Nullable List<Power.Held> some, Consumer<Power.Held> to) {
    if (some != null) {
      some.forEach(to);
    }
  }
}
