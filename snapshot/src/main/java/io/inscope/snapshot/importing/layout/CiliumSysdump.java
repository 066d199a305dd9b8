package io.inscope.snapshot.importing.layout;

import io.inscope.snapshot.importing.KindNames;
import io.inscope.snapshot.importing.Layout;
import io.inscope.snapshot.importing.LayoutReading;
import io.inscope.snapshot.importing.Place;
import io.inscope.snapshot.importing.Sink;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `cilium sysdump` collects, which is [a zip of flat
/// files](https://docs.cilium.io/en/stable/operations/troubleshooting/#automatic-log-state-collection):
/// `k8s-networkpolicies-<time>.yaml`, each the list of a kind in the whole cluster.
public final class CiliumSysdump implements Layout {
  private static final int FEW = 3;

  private static final Pattern FILE =
      Pattern.compile(
          "(?<family>k8s|gatewayapi|cilium|hubble|cniconf)-?(?<name>[a-z0-9-]*?)"
              + "(?:-cilium-[a-z0-9]+)?-[0-9]{8}-[0-9]{6}\\.(?<suffix>yaml|json|txt|log)");

  private static final Map<String, String> KUBERNETES =
      Map.of(
          "nodes", "",
          "pods", "",
          "services", "",
          "endpoints", "",
          "namespaces", "",
          "endpointslices", "discovery.k8s.io",
          "networkpolicies", "networking.k8s.io",
          "ingressclasses", "networking.k8s.io",
          "leases", "coordination.k8s.io");

  @Override
  public String id() {
    return "cilium-sysdump";
  }

  @Override
  public String title() {
    return "Cilium sysdump";
  }

  @Override
  public Optional<Place> place(String path) {
    if (path.indexOf("-20") < 0) {
      return Optional.empty();
    }
    Matcher file = FILE.matcher(path.substring(path.lastIndexOf('/') + 1));
    if (!file.matches()) {
      return Optional.empty();
    }
    String family = file.group("family");
    String name = file.group("name");
    return switch (file.group("suffix")) {
      case "yaml" -> yaml(family, name);
      case "json" ->
          family.equals("hubble") && name.startsWith("flows")
              ? other("hubble-flows", "flows that Hubble saw: observed traffic, not objects")
              : Optional.empty();
      case "txt" ->
          family.equals("cniconf")
              ? other("cni-listing", "the configuration of a node's network plugin, as text")
              : Optional.empty();
      default -> other("log", "a log; logs are not read");
    };
  }

  private static Optional<Place> other(String format, String what) {
    return Optional.of(new Place.Other(format, what));
  }

  private static Optional<Place> yaml(String family, String name) {
    return switch (family) {
      case "k8s" -> Optional.ofNullable(KUBERNETES.get(name)).map(group -> list(name, group));
      case "gatewayapi" -> Optional.of(list(name, "gateway.networking.k8s.io"));
      case "cilium" ->
          name.contains("-") ? Optional.empty() : Optional.of(list("cilium" + name, "cilium.io"));
      default -> Optional.empty();
    };
  }

  private static Place list(String plural, String group) {
    return new Place.Objects(plural, group, "", true);
  }

  @Override
  public LayoutReading begin() {
    return begin(new KindNames());
  }

  @Override
  public LayoutReading begin(KindNames names) {
    return new Reading(names, new Lists(names));
  }

  private record Reading(KindNames names, Lists lists) implements LayoutReading {
    @Override
    public void objects(String path, Place.Objects place, int objects, boolean whole) {
      // 'cilium-configmap-<time>.yaml' is one object of another kind.
      if (names.kind(place.group(), place.resource()).isPresent()) {
        lists.list(place, objects, whole);
      }
    }

    @Override
    public Optional<String> end(int entries, Sink sink) {
      if (lists.read() < FEW) {
        return Optional.empty();
      }
      Lists.nothingElse(
          sink, lists.end(sink, ""), "a Cilium sysdump holds what concerns the network only");
      return Optional.of(lists.read() + " lists as k8s-<kind>-<time>.yaml");
    }
  }
}
