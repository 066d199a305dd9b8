package io.inscope.snapshot.sidepath;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who answers a call that the API server makes: the workloads behind a Service, or somebody at a
/// URL.
record Backends(ClusterSnapshot snapshot, Census census) {

  /// @param client `clientConfig` of a webhook
  List<Actor> of(Field client) {
    Field url = client.at("url");
    return url.isPresent()
        ? List.of(new Actor.Elsewhere("URL " + url.text("")))
        : ofService(client.at("service"));
  }

  /// @param service names one: `namespace` and `name`
  List<Actor> ofService(Field service) {
    ResourceRef ref =
        ResourceRef.of(
            Kinds.SERVICE, service.at("namespace").text(""), service.at("name").text(""));
    Optional<Resource> found = snapshot.find(ref);
    if (found.isEmpty()) {
      return List.of(new Actor.Elsewhere(ref.spoken() + ", which is not in the snapshot,"));
    }
    Map<String, String> selector = Resource.texts(found.get().root().at("spec", "selector"));
    if (selector.isEmpty()) {
      return List.of(new Actor.Elsewhere(ref.spoken() + ", which selects no pods,"));
    }
    LabelSelector wanted = LabelSelector.ofLabels(selector);
    List<Actor> backends =
        census.in(ref.namespace()).stream()
            .filter(workload -> matches(wanted, workload))
            .<Actor>map(workload -> new Actor.OfWorkload(workload.ref()))
            .toList();
    return backends.isEmpty()
        ? List.of(
            new Actor.Elsewhere(ref.spoken() + ", behind which no workload of the snapshot is,"))
        : backends;
  }

  private static boolean matches(LabelSelector wanted, Workload workload) {
    try {
      return wanted.matches(Resource.texts(workload.podMetadata().at("labels")));
    } catch (WrongShape e) {
      return false;
    }
  }
}
