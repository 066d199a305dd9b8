package io.inscope.snapshot.network.plugin;

import static io.inscope.snapshot.network.Tristate.NO;
import static io.inscope.snapshot.network.Tristate.UNKNOWN;
import static io.inscope.snapshot.network.Tristate.YES;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.network.PluginSwitch;
import io.inscope.snapshot.network.Tristate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The networks of clouds: AWS VPC CNI, Azure, Terway.
///
/// Sources: [network policies of
/// EKS](https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html), made by a second
/// container and on Linux instances only; [network policies of
/// AKS](https://learn.microsoft.com/en-us/azure/aks/use-network-policies), none unless one asks for
/// an engine; [Terway](https://github.com/AliyunContainerService/terway).
final class CloudEngines implements Engine {
  static final String AWS = "AWS VPC CNI";

  private static final String[] AWS_AGENT = {"aws-network-policy-agent", "aws-eks-nodeagent"};
  private static final String ENABLE = "--enable-network-policy";

  @Override
  public Optional<PluginFacts> recognize(Agent agent, ClusterSnapshot snapshot) {
    return Stream.<Optional<Found>>of(
            agent.container("amazon-k8s-cni").map(c -> withoutCilium(aws(agent, c))),
            agent.containerOr("azure-npm", "azure-npm").map(c -> withoutCilium(npm(agent, c))),
            agent.containerOr("azure-cns", "azure-cns").map(c -> withoutCilium(azure(agent, c))),
            agent
                .containerOr("terway", "/terway", "terway-eniip")
                .or(() -> agent.containerOr("terway-eniip"))
                .map(c -> terway(agent, c, snapshot)))
        .flatMap(Optional::stream)
        .findFirst()
        .map(found -> found.is(PluginSwitch.CALICO_POLICY, NO).facts());
  }

  /// Terway may run Cilium's data plane; where Cilium works for the others, it has agents of its
  /// own.
  private static Found withoutCilium(Found found) {
    return found.is(PluginSwitch.CILIUM_POLICY, NO);
  }

  private static Found aws(Agent agent, Field container) {
    Found found =
        Found.by(AWS, agent, container)
            .is(
                PluginSwitch.ADMIN_NETWORK_POLICY,
                Agent.isAtLeast(Agent.version(container), 1, 21));
    Optional<Field> policies = agent.container(AWS_AGENT);
    boolean on =
        policies
            .flatMap(node -> Agent.flag(node, ENABLE))
            .filter(value -> value.equals("true"))
            .isPresent();
    return on
        ? found.enforces(
            YES,
            "its node agent runs with %s=true, though never on Fargate and Windows nodes"
                .formatted(ENABLE))
        : found.enforces(NO, "no node agent with %s=true".formatted(ENABLE));
  }

  /// Whether these are agents of the one that makes policies on AWS.
  static boolean enforceForAws(List<Workload> agents) {
    return agents.stream().anyMatch(agent -> new Agent(agent).container(AWS_AGENT).isPresent());
  }

  private static Found npm(Agent agent, Field container) {
    return Found.by("Azure NPM", agent, container).enforces(YES, "");
  }

  private static Found azure(Agent agent, Field container) {
    return Found.by("Azure CNI", agent, container)
        .enforces(NO, "it makes no policies; AKS has none unless an engine for them is chosen");
  }

  private static Found terway(Agent agent, Field container, ClusterSnapshot snapshot) {
    Found found = Found.by("Terway", agent, container);
    Optional<Resource> config = Found.configMap(snapshot, "eni-config");
    Optional<Field> disable =
        config.map(map -> map.root().at("data", "disable_network_policy")).filter(Field::isPresent);
    if (disable.isEmpty()) {
      return found.enforces(
          UNKNOWN, "no ConfigMap eni-config in the snapshot says disable_network_policy");
    }
    Tristate off = Found.truth(disable.get());
    return found.enforces(off.not(), Found.says(config.orElseThrow(), disable.get()));
  }
}
