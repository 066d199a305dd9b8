package io.inscope.snapshot.network.plugin;

import static io.inscope.snapshot.network.Tristate.NO;
import static io.inscope.snapshot.network.Tristate.UNKNOWN;
import static io.inscope.snapshot.network.Tristate.YES;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.Tristate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// k3s carries its network and its policy engine, which is kube-router's, inside its own process;
/// its nodes tell the arguments it started with. Source: the [k3s networking
/// documentation](https://docs.k3s.io/networking/networking-services#network-policy-controller).
final class EmbeddedEngine {
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final String ARGUMENTS = "k3s.io/node-args";
  private static final String DISABLE = "--disable-network-policy";
  private static final String BACKEND = "--flannel-backend";

  private EmbeddedEngine() {}

  /// @param arguments empty when the node does not tell
  private record Node(Resource resource, List<String> arguments) {
    boolean isServer() {
      return arguments.contains("server");
    }

    /// `Node n1 (nodes.yaml:3)`
    String spoken() {
      return resource.ref().spoken() + " (" + resource.origin().place() + ")";
    }

    /// What a flag is set to: `--flag=value`, `--flag value`, or alone, which means `true`.
    Optional<String> flag(String name) {
      return IntStream.range(0, arguments.size())
          .filter(i -> arguments.get(i).equals(name) || arguments.get(i).startsWith(name + "="))
          .mapToObj(
              i -> {
                String text = arguments.get(i);
                String next = i + 1 < arguments.size() ? arguments.get(i + 1) : "--";
                return !text.equals(name)
                    ? text.substring(name.length() + 1)
                    : next.startsWith("-") ? "true" : next;
              })
          .reduce((_, last) -> last);
    }
  }

  static Optional<PluginFacts> in(ClusterSnapshot snapshot) {
    List<Node> nodes = snapshot.all(Kinds.NODE).flatMap(node -> read(node).stream()).toList();
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    Optional<Node> off =
        nodes.stream()
            .filter(node -> node.flag(DISABLE).filter(value -> !value.equals("false")).isPresent())
            .findFirst();
    Optional<Node> server = nodes.stream().filter(Node::isServer).findFirst();
    Found found;
    if (off.isPresent()) {
      found = found(off.get().spoken() + " starts k3s with " + DISABLE, NO);
    } else if (server.isEmpty()) {
      found =
          found(
              nodes.getFirst().spoken()
                  + " runs k3s, but no server tells its arguments (annotation "
                  + ARGUMENTS
                  + ")",
              UNKNOWN);
    } else {
      found =
          found(
              "%s runs a k3s server without %s (annotation %s)"
                  .formatted(server.get().spoken(), DISABLE, ARGUMENTS),
              YES);
    }
    server.ifPresent(one -> addEncryption(found, one));
    return Optional.of(found.facts());
  }

  private static Found found(String evidence, Tristate enforces) {
    return new Found("k3s", "", evidence)
        .enforces(enforces, "")
        .is(PluginSwitch.CALICO_POLICY, NO)
        .is(PluginSwitch.CILIUM_POLICY, NO);
  }

  private static void addEncryption(Found found, Node server) {
    Optional<String> backend = server.flag(BACKEND);
    found.is(
        PluginSwitch.ENCRYPTS_PODS,
        Tristate.of(
            backend.filter(b -> b.startsWith("wireguard") || b.equals("ipsec")).isPresent()),
        backend
            .map(b -> "%s starts k3s with %s=%s".formatted(server.spoken(), BACKEND, b))
            .orElse(
                "%s starts k3s without %s, which leaves it at vxlan"
                    .formatted(server.spoken(), BACKEND)));
  }

  private static Optional<Node> read(Resource node) {
    String text = node.annotations().getOrDefault(ARGUMENTS, "");
    if (text.isEmpty() && !kubelet(node).contains("+k3s")) {
      return Optional.empty();
    }
    return Optional.of(new Node(node, arguments(text)));
  }

  /// The version of the kubelet; empty where the node's status makes no sense: one odd node must
  /// not end the detection.
  private static String kubelet(Resource node) {
    Field status = node.root().at("status");
    Field info = status.isObject() ? status.at("nodeInfo") : status;
    return info.isObject() && info.at("kubeletVersion").value() instanceof String text ? text : "";
  }

  /// The texts of a JSON list, which k3s writes without escapes.
  private static List<String> arguments(String text) {
    return QUOTED.matcher(text).results().map(match -> match.group(1)).toList();
  }
}
