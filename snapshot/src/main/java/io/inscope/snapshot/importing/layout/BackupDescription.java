package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a `velero-backup.json` says the [backup](https://velero.io/docs/main/api-types/backup/) was
/// to hold, and how it went.
///
/// @param onlyNamespaces empty for all
/// @param onlyResources empty for all; plurals, with or without their group
/// @param clusterWide whether cluster-scoped objects are in it; empty when only those are that an
///   object in a namespace needs, or all of them when all namespaces are in it
/// @param selected whether labels chose the objects
/// @param trouble why it is not all that it was to be; empty when it is
record BackupDescription(
    List<String> onlyNamespaces,
    List<String> notNamespaces,
    List<String> onlyResources,
    List<String> notResources,
    Optional<Boolean> clusterWide,
    boolean selected,
    String trouble) {

  /// @param root a Velero Backup
  /// @throws io.inscope.snapshot.json.WrongShape when it is none
  static BackupDescription of(Field root) {
    Field spec = root.at("spec");
    return new BackupDescription(
        names(spec.at("includedNamespaces")),
        names(spec.at("excludedNamespaces")),
        names(
            spec.at("includedResources"),
            spec.at("includedClusterScopedResources"),
            spec.at("includedNamespaceScopedResources")),
        names(
            spec.at("excludedResources"),
            spec.at("excludedClusterScopedResources"),
            spec.at("excludedNamespaceScopedResources")),
        spec.at("includeClusterResources").bool(),
        spec.at("labelSelector").isPresent() || spec.at("orLabelSelectors").each().count() > 0,
        trouble(root.at("status")));
  }

  /// A star stands for all; where all are excluded it stays as it is.
  private static List<String> names(Field... lists) {
    List<String> names =
        List.of(lists).stream()
            .flatMap(Field::each)
            .map(name -> name.text("").toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .sorted()
            .toList();
    boolean included = !lists[0].pointer().contains("excluded");
    return included && names.contains("*") ? List.of() : names;
  }

  private static String trouble(Field status) {
    String phase = status.at("phase").text("");
    long errors = status.at("errors").number().orElse(0);
    long total = status.at("progress", "totalItems").number().orElse(0);
    long saved = status.at("progress", "itemsBackedUp").number().orElse(total);
    if (!phase.equals("Completed")) {
      return phase.isEmpty()
          ? "the description of the backup does not say that it was completed"
          : "the backup ended as '%s'%s"
              .formatted(
                  phase.replaceAll("[^A-Za-z]", ""),
                  errors == 0
                      ? ""
                      : " with " + Paths.count(Math.toIntExact(errors), "error", "errors"));
    }
    if (errors > 0) {
      return "the backup met " + Paths.count(Math.toIntExact(errors), "error", "errors");
    }
    return saved < total ? "the backup saved %,d of %,d objects".formatted(saved, total) : "";
  }

  /// Why objects of a kind are not in it at all; empty when they are.
  ///
  /// @param plural of the kind
  Optional<String> leftOut(GroupKind kind, String plural) {
    if (names(notResources, kind, plural) || notResources.contains("*")) {
      return Optional.of("the backup left out " + plural);
    }
    return onlyResources.isEmpty() || names(onlyResources, kind, plural)
        ? Optional.empty()
        : Optional.of("the backup was made of " + String.join(", ", onlyResources) + " only");
  }

  /// By plural or kind, with or without group.
  private static boolean names(List<String> resources, GroupKind kind, String plural) {
    String singular = kind.kind().toLowerCase(Locale.ROOT);
    return resources.stream()
        .anyMatch(
            name ->
                name.equals(plural)
                    || name.equals(singular)
                    || name.equals(plural + "." + kind.group())
                    || name.equals(singular + "." + kind.group()));
  }

  /// Whether some namespaces are not in it.
  boolean someNamespaces() {
    return !onlyNamespaces.isEmpty() || !notNamespaces.isEmpty();
  }

  boolean holds(String namespace) {
    return (onlyNamespaces.isEmpty() || onlyNamespaces.contains(namespace))
        && !notNamespaces.contains(namespace);
  }
}
