package io.inscope.snapshot.model;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// One object of the cluster, redacted: what a snapshot holds of it.
///
/// @param root the whole object
public record Resource(ResourceRef ref, String apiVersion, Field root, Origin origin) {

  /// A resource from its tree, or empty when the tree has no kind or no name that is a text.
  ///
  /// @param fallback the kind to take when the tree names none, as items of a typed list do
  public static Optional<Resource> of(
      JsonObject tree, Origin origin, Optional<GroupKind> fallback, String fallbackVersion) {
    String apiVersion = tree.get("apiVersion") instanceof String text ? text : fallbackVersion;
    GroupKind kind =
        tree.get("kind") instanceof String text
            ? GroupKind.of(apiVersion, text)
            : fallback.orElse(new GroupKind("", ""));
    if (kind.kind().isEmpty()
        || !(tree.get("metadata") instanceof JsonObject metadata)
        || !(metadata.get("name") instanceof String name)
        || name.isEmpty()) {
      return Optional.empty();
    }
    String written = metadata.get("namespace") instanceof String text ? text : "";
    GroupKind filed = Namespacing.canonical(kind);
    ResourceRef ref = ResourceRef.of(filed, Namespacing.effective(filed, written), name);
    return Optional.of(new Resource(ref, apiVersion, Field.root(tree), origin));
  }

  /// A resource from a tree that names its own kind.
  public static Optional<Resource> of(JsonObject tree, Origin origin) {
    return of(tree, origin, Optional.empty(), "");
  }

  /// `metadata.labels`; empty when not set. Values that are not text are left out: they cannot be
  /// labels.
  public SortedMap<String, String> labels() {
    return texts("labels");
  }

  public SortedMap<String, String> annotations() {
    return texts("annotations");
  }

  private SortedMap<String, String> texts(String name) {
    return texts(root.at("metadata", name));
  }

  /// The members of an object whose values are texts.
  public static SortedMap<String, String> texts(Field object) {
    TreeMap<String, String> texts = new TreeMap<>();
    object
        .members()
        .forEach(
            member -> {
              if (member.value() instanceof String text) {
                texts.put(member.key(), text);
              }
            });
    return Collections.unmodifiableSortedMap(texts);
  }

  /// Whether an API server has had it in hands: it carries a UID. Otherwise it is declared intent,
  /// a manifest.
  public boolean isLive() {
    return root.at("metadata", "uid").isPresent();
  }

  /// `netpol.yaml:12`: the file and line where a field of this object stands; the object's own line
  /// when the field's is not known.
  public String place(Field field) {
    OptionalInt line = field.line();
    return line.isPresent() ? origin.at(line.getAsInt()) : origin.place();
  }
}
