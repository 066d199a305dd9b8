package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All webhooks of a snapshot, those of guards among them, and the labels of the namespaces they go
/// by.
///
/// @param unreadable configurations that make no sense, in words
record Hooks(
    List<Hook> all, Map<String, Map<String, String>> namespaceLabels, List<String> unreadable) {
  static Hooks of(Audit audit) {
    List<Hook> hooks = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (GroupKind kind : List.of(Hook.MUTATING, Hook.VALIDATING)) {
      try (Stream<Resource> configurations = audit.snapshot().all(kind)) {
        configurations.forEach(
            one -> {
              try {
                List<Hook> found = Hook.of(one).toList();
                found.forEach(Hook::guard);
                hooks.addAll(found);
              } catch (WrongShape e) {
                unreadable.add("%s: %s".formatted(one.ref().spoken(), e.getMessage()));
              }
            });
      }
    }
    Map<String, Map<String, String>> labels = new HashMap<>();
    try (Stream<Resource> namespaces = audit.snapshot().all(Kinds.NAMESPACE)) {
      namespaces.forEach(one -> labels.put(one.ref().name(), one.labels()));
    }
    return new Hooks(hooks, labels, unreadable);
  }

  /// The webhooks of guards that may refuse objects, with their guards.
  Map<Guard, List<Hook>> ofGuards() {
    Map<Guard, List<Hook>> found = new LinkedHashMap<>();
    for (Hook hook : all) {
      if (hook.isValidating()) {
        hook.guard()
            .ifPresent(guard -> found.computeIfAbsent(guard, _ -> new ArrayList<>()).add(hook));
      }
    }
    return found;
  }

  /// The namespaces that a webhook leaves out, and those of which it is not known: they were not
  /// handed over, and the webhook goes by labels.
  record LeftOut(SortedSet<String> names, SortedSet<String> unknown) {}

  LeftOut leftOut(Hook hook, Collection<String> namespaces) {
    SortedSet<String> names = new TreeSet<>();
    SortedSet<String> unknown = new TreeSet<>();
    for (String namespace : namespaces) {
      Map<String, String> labels = namespaceLabels.get(namespace);
      if (labels == null) {
        if (hook.place().at("namespaceSelector").members().findAny().isPresent()) {
          unknown.add(namespace);
        }
      } else if (!hook.covers(namespace, labels)) {
        names.add(namespace);
      }
    }
    return new LeftOut(names, unknown);
  }
}
