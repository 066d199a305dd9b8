package io.inscope.snapshot.network.path.entry;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.reach.Cluster;
import java.util.Set;
import java.util.function.Consumer;

/// What readers of entries look things up in.
///
/// @param limits sentences about what is not followed are added here
public record Surroundings(
    ClusterSnapshot snapshot,
    Cluster cluster,
    Targets targets,
    Servers servers,
    Set<String> limits) {

  /// Hands over each object of a kind. One that makes no sense costs only itself.
  public void each(GroupKind kind, Consumer<Resource> reader) {
    snapshot
        .all(kind)
        .forEach(
            resource -> {
              try {
                reader.accept(resource);
              } catch (WrongShape | InvalidSelector e) {
                limits.add(
                    resource.ref().spoken()
                        + " cannot be read, its paths are missing: "
                        + e.getMessage());
              }
            });
  }

  /// The namespace an object is in. A manifest of a custom kind that names none means `default`, as
  /// `kubectl apply` does.
  public static String namespace(Resource resource) {
    return resource.ref().namespace().isEmpty() ? "default" : resource.ref().namespace();
  }
}
