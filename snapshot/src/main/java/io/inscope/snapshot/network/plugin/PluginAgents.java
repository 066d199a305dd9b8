package io.inscope.snapshot.network.plugin;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.Tristate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Network plugins by their agent on each node. Managed clouds rename things, so images count
/// before names.
public final class PluginAgents {
  private static final Pattern KINDNET_DATE = Pattern.compile("v(20[0-9]{6})-.*");

  /// The first kindnetd that enforces policies came with kind 0.24. Source: [kind pull request
  /// 3612](https://github.com/kubernetes-sigs/kind/pull/3612).
  private static final int KINDNET_ENFORCES_SINCE = 20240813;

  private static final Pattern TAG = Pattern.compile("[:@][^/]*$");

  private final Workload workload;
  private final ClusterSnapshot snapshot;
  private final List<Running> running;

  /// @param path the image without tag and digest, after a slash
  private record Running(Field field, String name, String path) {}

  private PluginAgents(Workload workload, ClusterSnapshot snapshot) {
    this.workload = workload;
    this.snapshot = snapshot;
    this.running =
        workload
            .podSpec()
            .at("containers")
            .each()
            .map(
                container ->
                    new Running(
                        container,
                        container.at("name").text(""),
                        "/" + TAG.matcher(container.at("image").text("")).replaceAll("")))
            .toList();
  }

  static Optional<PluginFacts> recognize(Workload workload, ClusterSnapshot snapshot) {
    return new PluginAgents(workload, snapshot).facts();
  }

  private Optional<PluginFacts> facts() {
    Optional<Field> calico = container("calico/node", "calico-node", "hardened-calico");
    Optional<Field> flannel = container("/flannel", "hardened-flannel", "mirrored-flannel");
    if (calico.isPresent()) {
      return found(flannel.isPresent() ? "Canal" : "Calico", calico.get(), Enforcement.YES, "");
    }
    Optional<Field> policies = container("kube-network-policies");
    if (policies.isPresent()) {
      return found("kube-network-policies", policies.get(), Enforcement.YES, "");
    }
    if (flannel.isPresent()) {
      return found("flannel", flannel.get(), Enforcement.NO, "it does not know network policies");
    }
    return Stream.<Optional<PluginFacts>>of(
            container("cilium/cilium", "mirrored-cilium-cilium").flatMap(this::cilium),
            container("kindnetd").flatMap(this::kindnet),
            container("weave-kube", "weaveworks/weave").flatMap(this::weave),
            container("kube-router").flatMap(this::kubeRouter),
            container("amazon-k8s-cni").flatMap(this::aws),
            agent("antrea-agent", "Antrea", Enforcement.YES),
            agent("ovnkube-node", "OVN-Kubernetes", Enforcement.YES),
            agent("azure-npm", "Azure NPM", Enforcement.YES),
            agent("kube-ovn-cni", "Kube-OVN", Enforcement.YES),
            agent("anetd", "GKE Dataplane V2", Enforcement.UNKNOWN),
            agent("terway", "Terway", Enforcement.UNKNOWN),
            agent("terway-eniip", "Terway", Enforcement.UNKNOWN),
            workload.namespace().equals("openshift-sdn")
                ? agent("sdn", "OpenShift SDN", Enforcement.UNKNOWN)
                : Optional.empty())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<PluginFacts> cilium(Field container) {
    Optional<Resource> config =
        snapshot
            .all(Kinds.CONFIG_MAP)
            .filter(map -> map.ref().name().equals("cilium-config"))
            .findFirst();
    if (config.isEmpty()) {
      return ciliumFacts(
          container,
          Enforcement.UNKNOWN,
          false,
          "ConfigMap cilium-config, which can switch policies off, is not part of the snapshot");
    }
    Field data = config.get().root().at("data");
    String named = config.get().ref().spoken();
    boolean nodes = data.at("policy-cidr-match-mode").text("").contains("nodes");
    for (List<String> off :
        List.of(
            List.of("enable-policy", "never"),
            List.of("enable-k8s-networkpolicy", "false"),
            List.of("policy-audit-mode", "true"))) {
      if (data.at(off.getFirst()).text("").equals(off.getLast())) {
        return ciliumFacts(
            container,
            Enforcement.NO,
            nodes,
            named + " says " + off.getFirst() + ": " + off.getLast());
      }
    }
    return ciliumFacts(container, Enforcement.YES, nodes, named + " leaves policies on");
  }

  private Optional<PluginFacts> ciliumFacts(
      Field container, Enforcement enforces, boolean nodes, String detail) {
    return Optional.of(
        new PluginFacts(
            "Cilium",
            version(container),
            enforces,
            Tristate.NO,
            nodes ? Tristate.YES : Tristate.NO,
            evidence(container, detail)));
  }

  private Optional<PluginFacts> kindnet(Field container) {
    Matcher date = KINDNET_DATE.matcher(version(container));
    if (!date.matches()) {
      return found("kindnet", container, Enforcement.UNKNOWN, "older versions enforce nothing");
    }
    boolean enforces = Integer.parseInt(date.group(1)) >= KINDNET_ENFORCES_SINCE;
    return found(
        "kindnet",
        container,
        enforces ? Enforcement.YES : Enforcement.NO,
        enforces ? "" : "it enforces network policies only since kind 0.24");
  }

  private Optional<PluginFacts> weave(Field container) {
    boolean off =
        container
            .at("env")
            .each()
            .anyMatch(
                env ->
                    env.at("name").text("").equals("EXPECT_NPC")
                        && env.at("value").text("").equals("0"));
    if (off) {
      return found("Weave Net", container, Enforcement.NO, "EXPECT_NPC is 0");
    }
    return container("weave-npc").isPresent()
        ? found("Weave Net", container, Enforcement.YES, "with its policy controller weave-npc")
        : found(
            "Weave Net", container, Enforcement.NO, "its policy controller weave-npc is missing");
  }

  private Optional<PluginFacts> kubeRouter(Field container) {
    return says(container, "--run-firewall=false")
        ? found("kube-router", container, Enforcement.NO, "--run-firewall=false")
        : found("kube-router", container, Enforcement.YES, "");
  }

  private Optional<PluginFacts> aws(Field container) {
    boolean on =
        container("aws-network-policy-agent", "aws-eks-nodeagent")
            .filter(agent -> says(agent, "--enable-network-policy=true"))
            .isPresent();
    return on
        ? found(
            "AWS VPC CNI",
            container,
            Enforcement.YES,
            "its node agent runs with --enable-network-policy=true, though never on Fargate and"
                + " Windows nodes")
        : found(
            "AWS VPC CNI",
            container,
            Enforcement.NO,
            "no node agent with --enable-network-policy=true");
  }

  private static boolean says(Field container, String argument) {
    return Stream.concat(container.at("command").each(), container.at("args").each())
        .anyMatch(field -> argument.equals(field.value()));
  }

  private Optional<PluginFacts> agent(String name, String plugin, Enforcement enforces) {
    return workload.ref().kind().equals("DaemonSet") && workload.ref().name().equals(name)
        ? workload.containers().findFirst().flatMap(c -> found(plugin, c, enforces, ""))
        : Optional.empty();
  }

  private Optional<PluginFacts> found(
      String plugin, Field container, Enforcement enforces, String detail) {
    return Optional.of(
        new PluginFacts(
            plugin,
            version(container),
            enforces,
            Tristate.YES,
            Tristate.YES,
            evidence(container, detail)));
  }

  private String evidence(Field container, String detail) {
    return workload.ref().spoken()
        + ", image "
        + container.at("image").text("")
        + (detail.isEmpty() ? "" : ": " + detail);
  }

  /// A running container, not an init container, by a part of its image or by its name.
  private Optional<Field> container(String... parts) {
    for (Running container : running) {
      for (String part : parts) {
        if (container.path().contains(part) || container.name().equals(part)) {
          return Optional.of(container.field());
        }
      }
    }
    return Optional.empty();
  }

  /// The tag of the image; empty when it has none.
  private static String version(Field container) {
    String image = container.at("image").text("").replaceAll("@.*$", "");
    int colon = image.lastIndexOf(':');
    return colon > image.lastIndexOf('/') ? image.substring(colon + 1) : "";
  }
}
