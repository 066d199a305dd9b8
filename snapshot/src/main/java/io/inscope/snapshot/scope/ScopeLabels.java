package io.inscope.snapshot.scope;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/// Reads what annotations and labels say of scope. An annotation counts before a label.
///
/// @param problems values that say nothing are added here
record ScopeLabels(ScopeKeys keys, SortedSet<ScopeProblem> problems) {

  /// What a workload's own objects say: its owner first, then the template of its pods; or a node.
  Optional<Declaration> ofObject(Candidate candidate) {
    List<Field> places = new ArrayList<>();
    places.add(metadata(candidate.object()));
    candidate
        .workload()
        .filter(workload -> workload.podMetadata().isObject())
        .ifPresent(workload -> places.add(workload.podMetadata()));
    Resource in =
        candidate.workload().map(workload -> workload.template()).orElse(candidate.object());
    return places.stream()
        .map(place -> read(ScopeSource.OBJECT, in, place))
        .flatMap(Optional::stream)
        .reduce(ScopeLabels::join);
  }

  /// What another object says of a candidate.
  Optional<Declaration> of(ScopeSource source, Resource object) {
    return read(source, object, metadata(object));
  }

  /// What all nodes of a workload say; nothing unless they agree.
  Optional<Declaration> ofNodes(List<Resource> nodes) {
    List<Declaration> said =
        nodes.stream().flatMap(node -> of(ScopeSource.NODE, node).stream()).toList();
    boolean agreed =
        !said.isEmpty()
            && said.size() == nodes.size()
            && said.stream().map(Declaration::scopeClass).distinct().count() == 1;
    return agreed ? Optional.of(said.getFirst()) : Optional.empty();
  }

  private static Declaration join(Declaration first, Declaration next) {
    Declaration leading = first.scopeClass().isPresent() ? first : next;
    return new Declaration(
        leading.source(),
        leading.scopeClass(),
        first.traits().or(next.traits()),
        leading.grounds(),
        leading.place(),
        0,
        0);
  }

  private static Field metadata(Resource object) {
    return object.root().at("metadata");
  }

  /// A value and where it stands.
  private record Said(String value, String kind, Field field) {}

  private Optional<Declaration> read(ScopeSource source, Resource object, Field metadata) {
    Optional<Said> scope = find(metadata, keys.scope());
    Optional<Said> role = find(metadata, keys.dataRole());
    Traits traits =
        new Traits(
            role.flatMap(said -> role(said, object)),
            text(metadata, keys.tier()),
            text(metadata, keys.environment()),
            text(metadata, keys.function()));
    Optional<ScopeClass> scopeClass = scope.flatMap(said -> scopeClass(said, object));
    return scopeClass.isEmpty() && traits.equals(Traits.NONE)
        ? Optional.empty()
        : Optional.of(
            new Declaration(
                source,
                scopeClass,
                traits,
                Grounds.NONE,
                scope.or(() -> role).map(said -> place(said, object)).orElse(""),
                0,
                0));
  }

  private static String text(Field metadata, List<String> names) {
    return find(metadata, names).map(Said::value).orElse("");
  }

  private static Optional<Said> find(Field metadata, List<String> names) {
    if (!metadata.isObject()) {
      return Optional.empty();
    }
    for (String kind : List.of("annotation", "label")) {
      Field texts = metadata.at(kind + "s");
      for (String name : names) {
        if (texts.isObject()
            && texts.at(name).value() instanceof String value
            && !value.isBlank()) {
          return Optional.of(new Said(value.strip(), kind, texts.at(name)));
        }
      }
    }
    return Optional.empty();
  }

  /// `label pci.scope of Namespace pay at ns.yaml:4`.
  private static String place(Said said, Resource object) {
    return "%s %s of %s at %s"
        .formatted(
            said.kind(), said.field().key(), object.ref().spoken(), object.place(said.field()));
  }

  private Optional<ScopeClass> scopeClass(Said said, Resource object) {
    String word = said.value().toLowerCase(Locale.ROOT);
    Optional<ScopeClass> found =
        switch (word) {
          case "connected" -> Optional.of(ScopeClass.CONNECTED_TO);
          case "out" -> Optional.of(ScopeClass.OUT_OF_SCOPE);
          default ->
              Arrays.stream(ScopeClass.values())
                  .filter(c -> c != ScopeClass.UNDECIDED && c.word().equals(word))
                  .findFirst();
        };
    if (found.isEmpty()) {
      problem(said, object, "cde, connected-to, security-impacting or out-of-scope");
    }
    return found;
  }

  private Optional<DataRole> role(Said said, Resource object) {
    Optional<DataRole> found =
        Arrays.stream(DataRole.values())
            .filter(role -> role.word().equals(said.value().toLowerCase(Locale.ROOT)))
            .findFirst();
    if (found.isEmpty()) {
      problem(said, object, "stores, processes, transmits or none");
    }
    return found;
  }

  private void problem(Said said, Resource object, String known) {
    problems.add(
        new ScopeProblem(
            0, "%s is not %s, and does not count".formatted(place(said, object), known)));
  }
}
