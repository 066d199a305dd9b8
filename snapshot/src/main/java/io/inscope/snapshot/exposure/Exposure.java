package io.inscope.snapshot.exposure;

import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Direction;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.policy.Ports;
import java.util.List;
import java.util.Optional;

/// Pods that need not exist and that a workload's policies let in, or let it reach.
///
/// @param workload whose policies are meant
/// @param direction INGRESS where the pods get in, EGRESS where they are reached
/// @param who `any pod labelled app=front in any namespace labelled team=x`
/// @param namespaces those that exist in which such a pod would be one of them, sorted
/// @param newNamespaces whether it could also be in a namespace that somebody creates
/// @param verdict ALLOWED when such a pod surely gets in, UNKNOWN when it may; never DENIED
/// @param ports on which some of them get in; not empty
/// @param portsInWords the same; a name of a port where its number is up to the pod
/// @param enforced whether the workload's policies are enforced
/// @param today a pod that exists and is one of them: `shop/Deployment/web`; empty when none is
///   known
/// @param rule the rule that permits it, or why no rule is needed
/// @param place file and line of the rule; empty when there is none
/// @param otherSide what the policies of the supposed pods' own namespaces say
/// @param example one of them; empty where none could be tried
/// @param whoMay who may make such a pod
/// @param reason why it is UNKNOWN; else empty
public record Exposure(
    ResourceRef workload,
    Direction direction,
    String who,
    List<String> namespaces,
    boolean newNamespaces,
    Answer verdict,
    Ports ports,
    String portsInWords,
    Enforcement enforced,
    String today,
    String rule,
    String place,
    String otherSide,
    Optional<Example> example,
    WhoMay whoMay,
    String reason) {
  public Exposure {
    namespaces = List.copyOf(namespaces);
  }
}
