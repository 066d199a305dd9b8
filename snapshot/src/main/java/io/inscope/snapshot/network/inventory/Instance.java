package io.inscope.snapshot.network.inventory;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.network.address.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A pod as policies see it, or the template of pods that do not exist now.
///
/// @param ref the pod, or the workload whose template it is
/// @param labels of the pod
/// @param metadata of the pod, or of the template
/// @param spec of the pod
/// @param addresses its own, or those of its node when it uses the host's network; empty when the
///   snapshot does not tell
/// @param node where it runs; empty when the snapshot does not tell
/// @param unreadable why nothing can be said of it; else empty
public record Instance(
    ResourceRef ref,
    SortedMap<String, String> labels,
    Field metadata,
    Field spec,
    boolean hostNetwork,
    List<Address> addresses,
    String node,
    String unreadable) {

  /// The pods of a workload that can take part in connections. Pods that ended cannot; where none
  /// is left, the template stands for the next one, except that a Job or a bare pod which ended has
  /// no next one.
  public static List<Instance> of(Workload workload) {
    List<Instance> living = new ArrayList<>();
    for (Resource pod : workload.pods()) {
      if (!hasEnded(pod)) {
        Instance instance = ofPod(pod);
        living.add(living.isEmpty() ? instance : instance.sharing(living.getLast()));
      }
    }
    if (!living.isEmpty()) {
      return List.copyOf(living);
    }
    boolean over =
        !workload.pods().isEmpty()
            && (workload.ref().kind().equals("Job") || workload.ref().kind().equals("Pod"));
    return over ? List.of() : List.of(ofTemplate(workload));
  }

  private static boolean hasEnded(Resource pod) {
    return pod.root().at("status").isObject()
        && pod.root().at("status", "phase").value() instanceof String phase
        && (phase.equals("Succeeded") || phase.equals("Failed"));
  }

  private static Instance ofPod(Resource pod) {
    try {
      Field spec = pod.root().at("spec");
      boolean host = spec.at("hostNetwork").isTrue();
      Field status = pod.root().at("status");
      return new Instance(
          pod.ref(),
          pod.labels(),
          pod.root().at("metadata"),
          spec,
          host,
          addresses(status),
          spec.at("nodeName").text(""),
          "");
    } catch (WrongShape e) {
      return unreadable(pod, e);
    }
  }

  /// The same, with the labels of another where they are the same: most pods of a workload have the
  /// same, and large clusters have many pods.
  private Instance sharing(Instance other) {
    return labels.equals(other.labels)
        ? new Instance(ref, other.labels, metadata, spec, hostNetwork, addresses, node, unreadable)
        : this;
  }

  private static Instance ofTemplate(Workload workload) {
    try {
      return new Instance(
          workload.ref(),
          Resource.texts(workload.podMetadata().at("labels")),
          workload.podMetadata(),
          workload.podSpec(),
          workload.podSpec().at("hostNetwork").isTrue(),
          List.of(),
          "",
          "");
    } catch (WrongShape e) {
      return unreadable(workload.owner(), e);
    }
  }

  private static Instance unreadable(Resource resource, WrongShape e) {
    return new Instance(
        resource.ref(),
        Collections.emptySortedMap(),
        Field.root(JsonObject.EMPTY),
        Field.root(JsonObject.EMPTY),
        false,
        List.of(),
        "",
        resource.ref().spoken() + " cannot be read: " + e.getMessage());
  }

  private static List<Address> addresses(Field status) {
    TreeSet<Address> addresses = new TreeSet<>();
    Stream.concat(Stream.of(status.at("podIP")), status.at("podIPs").each().map(ip -> ip.at("ip")))
        .flatMap(field -> field.text().stream())
        .map(Address::parse)
        .flatMap(Optional::stream)
        .forEach(addresses::add);
    return List.copyOf(addresses);
  }

  public String namespace() {
    return ref.namespace();
  }

  /// The name of its service account; empty when it cannot be read.
  public Optional<String> serviceAccount() {
    try {
      return isReadable()
          ? Optional.of(spec.at("serviceAccountName").text("default"))
          : Optional.empty();
    } catch (WrongShape e) {
      return Optional.empty();
    }
  }

  /// An annotation; empty when it has none of that name.
  public Optional<String> annotation(String name) {
    try {
      return metadata.at("annotations", name).text();
    } catch (WrongShape e) {
      return Optional.empty();
    }
  }

  /// Whether it is a pod of a cluster, as the API server gave it.
  public boolean isLive() {
    return ref.kind().equals("Pod") && metadata.isObject() && metadata.at("uid").isPresent();
  }

  boolean isReadable() {
    return unreadable.isEmpty();
  }

  /// The ports its containers give a name, in the order they are declared. A sidecar, an init
  /// container that restarts always, counts.
  public Stream<Declared> declaredPorts() {
    if (!isReadable()) {
      return Stream.empty();
    }
    try {
      return Stream.concat(
          spec.at("containers").each(),
          spec.at("initContainers")
              .each()
              .filter(c -> "Always".equals(c.at("restartPolicy").value())))
          .flatMap(container -> container.at("ports").each())
          .flatMap(port -> Declared.of(port).stream())
          .toList()
          .stream();
    } catch (WrongShape e) {
      return Stream.empty();
    }
  }

  /// One entry of a container's `ports`.
  ///
  /// @param name empty when it has none
  /// @param hostPort 0 when it has none
  /// @param hostIp the node's address at which the host port answers; empty for all of them
  public record Declared(String name, Protocol protocol, int port, int hostPort, String hostIp) {
    /// Whether its host port answers processes on the node only.
    public boolean isLoopback() {
      return hostIp.startsWith("127.") || hostIp.equals("::1");
    }

    private static Optional<Declared> of(Field port) {
      long number = port.at("containerPort").number().orElse(0);
      long host = port.at("hostPort").number().orElse(0);
      Optional<Protocol> protocol = protocolOf(port.at("protocol"));
      return number < 1 || number > 65535 || host < 0 || host > 65535 || protocol.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Declared(
                  port.at("name").text(""),
                  protocol.get(),
                  (int) number,
                  (int) host,
                  port.at("hostIP").text("")));
    }
  }

  /// The protocol a port of a pod or service names; TCP when it names none.
  static Optional<Protocol> protocolOf(Field field) {
    return switch (field.text("TCP")) {
      case "TCP" -> Optional.of(Protocol.TCP);
      case "UDP" -> Optional.of(Protocol.UDP);
      case "SCTP" -> Optional.of(Protocol.SCTP);
      default -> Optional.empty();
    };
  }
}
