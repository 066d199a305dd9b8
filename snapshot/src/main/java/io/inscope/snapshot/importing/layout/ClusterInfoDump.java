package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Sink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The folder that [kubectl cluster-info
/// dump](https://kubernetes.io/docs/reference/kubectl/generated/kubectl_cluster-info/kubectl_cluster-info_dump/)
/// writes: `nodes.json`, and beside it `<namespace>/<kind>.json` for seven kinds.
public final class ClusterInfoDump implements Layout {
  /// What the files are called, and the group of each.
  private static final Map<String, String> GROUPS =
      Map.of(
          "nodes", "",
          "events", "",
          "replication-controllers", "",
          "services", "",
          "pods", "",
          "daemonsets", "apps",
          "deployments", "apps",
          "replicasets", "apps");

  @Override
  public String id() {
    return "cluster-info-dump";
  }

  @Override
  public String title() {
    return "kubectl cluster-info dump";
  }

  /// Anybody may call a file `payments/pods.json`.
  @Override
  public boolean isDistinctive() {
    return false;
  }

  @Override
  public Optional<Place> place(String path) {
    if (path.endsWith("/logs.txt")) {
      return Optional.of(new Place.Other("log", "the log of a pod; logs are not read"));
    }
    if (!path.endsWith(".json") && !path.endsWith(".yaml")) {
      return Optional.empty();
    }
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1, path.lastIndexOf('.'));
    String group = GROUPS.get(name);
    if (group == null) {
      return Optional.empty();
    }
    String folder = slash < 0 ? "" : path.substring(0, slash);
    String namespace = name.equals("nodes") ? "" : folder.substring(folder.lastIndexOf('/') + 1);
    return namespace.isEmpty() && !name.equals("nodes")
        ? Optional.empty()
        : Optional.of(new Place.Objects(name.replace("-", ""), group, namespace, true));
  }

  @Override
  public LayoutReading begin() {
    return begin(new KindNames());
  }

  @Override
  public LayoutReading begin(KindNames names) {
    return new Reading(names);
  }

  private static final class Reading implements LayoutReading {
    private record Came(String root, Place.Objects place, int objects, boolean whole) {}

    private final KindNames names;
    private final List<Came> came = new ArrayList<>();

    Reading(KindNames names) {
      this.names = names;
    }

    @Override
    public void objects(String path, Place.Objects place, int objects, boolean whole) {
      String folder = parent(path);
      came.add(
          new Came(place.namespace().isEmpty() ? folder : parent(folder), place, objects, whole));
    }

    private static String parent(String path) {
      return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    @Override
    public Optional<String> end(int entries, Sink sink) {
      Set<String> roots = new HashSet<>();
      came.stream()
          .filter(one -> one.place().resource().equals("nodes"))
          .forEach(nodes -> roots.add(nodes.root()));
      List<Came> dumped = came.stream().filter(one -> roots.contains(one.root())).toList();
      long lists = dumped.stream().filter(one -> !one.place().namespace().isEmpty()).count();
      if (lists == 0) {
        return Optional.empty();
      }
      Lists said = new Lists(names);
      dumped.forEach(one -> said.list(one.place(), one.objects(), one.whole()));
      Lists.nothingElse(
          sink,
          said.end(sink, "only the namespaces that were dumped"),
          "kubectl cluster-info dump holds eight kinds only");
      return Optional.of(
          "nodes.json, and " + lists + " lists beside it as <namespace>/<kind>.json");
    }
  }
}
