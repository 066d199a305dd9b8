package io.inscope.snapshot.importing;

import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What tells that a source is what somebody wants a cluster to be, such as a Git repository, and
/// not what it is.
///
/// The patches that a
/// [kustomization](https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/) names
/// look like objects, but are parts of some, and must not count as objects. They are known where
/// the kustomization is met before them: a folder gives it first; an archive in whatever order it
/// was packed.
final class ManifestTree {
  private static final Set<String> KUSTOMIZATION =
      Set.of("kustomization", "kustomization.yaml", "kustomization.yml");
  private static final Set<String> HELM = Set.of("helm-chart", "helm-template");
  private static final Set<String> HELM_OUTPUT = Set.of("helm-manifest", "helm-get-all");

  private static final Skip PATCH =
      new Skip(
          "kustomize-patch",
          "a part of an object, for kustomize: build it with 'kubectl kustomize' and import the"
              + " result");

  private final Set<String> patches = new HashSet<>();
  private boolean marked;
  private boolean live;

  static boolean isKustomization(String fileName) {
    return KUSTOMIZATION.contains(fileName.toLowerCase(Locale.ROOT));
  }

  /// Looks whether an entry is a patch, or names some.
  Optional<Skip> patch(Opening opening) {
    if (isKustomization(opening.fileName())) {
      marked = true;
      learn(opening);
    }
    return patches.contains(opening.name()) ? Optional.of(PATCH) : Optional.empty();
  }

  private void learn(Opening kustomization) {
    try {
      for (Object tree : YamlTree.parse(kustomization.text(), 1, Duplicates.IGNORED)) {
        if (tree instanceof JsonObject object) {
          Field root = Field.root(object);
          root.at("patchesStrategicMerge").each().forEach(p -> name(kustomization, p));
          for (String member : List.of("patches", "patchesJson6902")) {
            root.at(member).each().forEach(p -> name(kustomization, p.at("path")));
          }
        }
      }
    } catch (YamlProblem | WrongShape e) {
      // Then it cannot be built either, and its own entry is listed all the same.
    }
  }

  private void name(Opening kustomization, Field path) {
    path.text()
        .filter(text -> !text.contains("\n"))
        .ifPresent(
            text -> {
              try {
                String name = kustomization.name();
                Path file = Path.of(name).resolveSibling(text).normalize();
                patches.add(
                    (name.startsWith("./") ? "./" : "")
                        + file.toString().replace(file.getFileSystem().getSeparator(), "/"));
                patches.add(name.substring(0, name.lastIndexOf('/') + 1) + text);
              } catch (InvalidPathException e) {
                // Not a name of a file, so not of one of ours.
              }
            });
  }

  /// An entry was found to be in a format.
  void format(String format) {
    marked |= HELM.contains(format) || HELM_OUTPUT.contains(format);
  }

  boolean isLive() {
    return live;
  }

  void see(Resource resource) {
    live |= resource.isLive();
  }

  /// What to tell of a source with objects.
  Optional<Problem> end(String source) {
    return marked && !live
        ? Optional.of(
            new Problem(
                source,
                0,
                0,
                Problem.Severity.INFO,
                "this is declared intent, not the cluster: what really runs may differ, and what"
                    + " is not in it may exist all the same",
                0,
                ""))
        : Optional.empty();
  }
}
