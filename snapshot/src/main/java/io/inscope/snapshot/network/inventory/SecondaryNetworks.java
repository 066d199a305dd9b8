package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The interfaces a pod has beside the one of the pod network. Source: the [network attachment
/// specification](https://github.com/k8snetworkplumbingwg/multi-net-spec): the annotation
/// `networks` asks for them, by a list of names or in JSON, and `network-status` tells what was
/// made of it.
public final class SecondaryNetworks {
  public static final GroupKind ATTACHMENT =
      new GroupKind("k8s.cni.cncf.io", "NetworkAttachmentDefinition");

  private static final String ASKED = "k8s.v1.cni.cncf.io/networks";
  private static final String STATUS = "k8s.v1.cni.cncf.io/network-status";
  private static final String DEFAULT = "v1.multus-cni.io/default-network";

  private SecondaryNetworks() {}

  /// An interface.
  ///
  /// @param network the definition of its network; it need not be in the snapshot
  /// @param name of the interface: `net1`
  public record Interface(ResourceRef network, String name) implements Comparable<Interface> {
    @Override
    public int compareTo(Interface other) {
      int byNetwork = network.compareTo(other.network);
      return byNetwork != 0 ? byNetwork : name.compareTo(other.name);
    }
  }

  /// The interfaces of a pod, in the order of their names `net1`, `net2`, ...; an annotation that
  /// cannot be read counts as one of an unknown network, since the pod asked for something.
  public static List<Interface> of(Instance pod) {
    List<Interface> found = new ArrayList<>(asked(pod));
    for (Interface told : told(pod)) {
      if (found.stream().noneMatch(one -> one.network().equals(told.network()))) {
        found.add(told);
      }
    }
    for (String name : machineNetworks(pod)) {
      add(found, pod, name, "");
    }
    return found;
  }

  /// The network that stands in for the pod network of the whole cluster on this pod.
  public static Optional<String> insteadOfDefault(Instance pod) {
    return pod.annotation(DEFAULT).filter(name -> !name.isBlank());
  }

  private static List<Interface> asked(Instance pod) {
    String text = pod.annotation(ASKED).orElse("").strip();
    List<Interface> found = new ArrayList<>();
    if (text.startsWith("[")) {
      try {
        for (Field entry : list(text)) {
          String namespace = entry.at("namespace").text("");
          String name = entry.at("name").text("?");
          add(
              found,
              pod,
              namespace.isEmpty() ? name : namespace + "/" + name,
              entry.at("interface").text(""));
        }
      } catch (YamlProblem | WrongShape e) {
        add(found, pod, "?", "");
      }
      return found;
    }
    for (String one : text.split(",")) {
      if (!one.isBlank()) {
        String[] parts = one.strip().split("@", 2);
        add(found, pod, parts[0], parts.length > 1 ? parts[1] : "");
      }
    }
    return found;
  }

  private static List<Interface> told(Instance pod) {
    List<Interface> found = new ArrayList<>();
    Optional<String> status = pod.annotation(STATUS);
    if (status.isEmpty()) {
      return found;
    }
    try {
      for (Field entry : list(status.get())) {
        String name = entry.at("name").text("");
        // The cluster's own network has no namespace; a primary network is the default one.
        if (name.contains("/")
            && !entry.at("default").isTrue()
            && !entry.at("interface").text("").equals("eth0")) {
          add(found, pod, name, entry.at("interface").text(""));
        }
      }
    } catch (YamlProblem | WrongShape e) {
      return found;
    }
    return found;
  }

  /// Networks of a virtual machine whose pod does not run.
  private static List<String> machineNetworks(Instance pod) {
    try {
      return pod.spec()
          .at("networks")
          .each()
          .filter(network -> !network.at("multus", "default").isTrue())
          .flatMap(network -> network.at("multus", "networkName").text().stream())
          .toList();
    } catch (WrongShape e) {
      return List.of();
    }
  }

  private static void add(List<Interface> found, Instance pod, String network, String name) {
    int slash = network.indexOf('/');
    found.add(
        new Interface(
            ResourceRef.of(
                ATTACHMENT,
                slash < 0 ? pod.namespace() : network.substring(0, slash),
                network.substring(slash + 1)),
            name.isEmpty() ? "net" + (found.size() + 1) : name));
  }

  /// JSON is YAML.
  private static List<Field> list(String text) throws YamlProblem {
    return YamlTree.parse(text, 1, Duplicates.IGNORED).stream()
        .flatMap(
            document ->
                document instanceof JsonArray
                    ? Field.root(JsonObject.of("list", document)).at("list").each()
                    : Stream.empty())
        .toList();
  }
}
