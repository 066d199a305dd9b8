package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.importing.layout.KindsSeen.Seen;
import io.inscope.snapshot.model.Kinds;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the [logs collector](https://github.com/rancherlabs/support-tools) of Rancher takes from a
/// node of k3s or RKE2: text tables of kubectl, some JSON, the manifests of static pods.
public final class RancherNodeLogs implements Layout {
  private static final Pattern PATH =
      Pattern.compile(
          "(?:.*/)?(?:rke|rke2|k3s|kubeadm)/"
              + "(?<folder>kubectl|crictl|pod-manifests|certs|containerd|agent-logs|podlogs)/"
              + "(?:[^/]+/)*(?<file>[^/]+)");

  @Override
  public String id() {
    return "rancher-node";
  }

  @Override
  public String title() {
    return "Rancher logs collector, k3s or RKE2 node";
  }

  @Override
  public Optional<Place> place(String path) {
    if (!path.contains("rke") && !path.contains("k3s/") && !path.contains("kubeadm/")) {
      return Optional.empty();
    }
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String file = matcher.group("file");
    return Optional.of(
        switch (matcher.group("folder")) {
          case "kubectl" ->
              file.endsWith(".json")
                  ? new Place.Objects(resource(file), "", "", resource(file).equals("nodes"))
                  : new Place.Other(
                      "rancher-node",
                      "a text table: export the objects with kubectl get -o yaml instead");
          case "pod-manifests" -> new Place.Objects("pods", "", "", false);
          case "certs" -> new Place.Other("rancher-node", "certificates of the node as text");
          default -> new Place.Other("rancher-node", "the log of a part of the node, not read");
        });
  }

  private static String resource(String file) {
    return file.equals("nodes.json") ? "nodes" : "";
  }

  @Override
  public boolean isDistinctive() {
    return false;
  }

  @Override
  public LayoutReading begin() {
    return begin(new KindNames());
  }

  @Override
  public LayoutReading begin(KindNames names) {
    KindsSeen seen = new KindsSeen(names);
    return new LayoutReading() {
      @Override
      public void objects(String path, Place.Objects place, int objects, boolean whole) {
        seen.objects(place, objects, whole);
      }

      @Override
      public Optional<String> end(int entries, Sink sink) {
        Seen nodes = KindsSeen.total(seen.byKind().getOrDefault(Kinds.NODE, new TreeMap<>()));
        if (nodes.lists() > 0) {
          sink.coverage(Kinds.NODE, "", nodes.coverage());
        }
        Uncovered.say(
            sink,
            nodes.lists() > 0 ? Set.of(Kinds.NODE) : Set.of(),
            "the logs of a node hold text tables and its static pods");
        return Optional.of(
            Paths.count(entries, "file", "files")
                + " of kubectl, crictl and static pods on a node");
      }
    };
  }
}
