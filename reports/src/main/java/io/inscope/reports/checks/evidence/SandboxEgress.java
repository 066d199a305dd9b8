package io.inscope.reports.checks.evidence;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A sandbox runs what a language model writes: nobody knows beforehand what it does.
///
/// *Read:* the pod template of every Sandbox of agent-sandbox, and the NetworkPolicies of its
/// namespace.
///
/// *Allowed:* limits on CPU and memory, an image with a digest, and a policy that isolates what the
/// pod sends.
///
/// Source: [agent-sandbox](https://agent-sandbox.sigs.k8s.io/).
public final class SandboxEgress implements ResourceCheck {
  private static final GroupKind SANDBOX = new GroupKind("agents.x-k8s.io", "Sandbox");

  private static final CheckInfo INFO =
      new CheckInfo(
          "agt-sandbox-egress",
          "Sandboxes for agents are limited in what they send, use and run",
          Severity.INFO,
          Set.of(SANDBOX, Kinds.NETWORK_POLICY),
          "What an agent was talked into doing goes wherever its sandbox can connect to.",
          "Deny egress except to what the agent needs, set limits, and name the image by its"
              + " digest.",
          "Policies of other kinds than NetworkPolicy are not looked at; nor is where the permitted"
              + " egress leads.");

  /// The policies that isolate egress, by namespace.
  private record EgressPolicies(Map<String, List<Resource>> byNamespace) {
    static EgressPolicies of(Audit audit) {
      try (Stream<Resource> all = audit.snapshot().all(Kinds.NETWORK_POLICY)) {
        return new EgressPolicies(
            all.filter(EgressPolicies::isolatesEgress)
                .collect(Collectors.groupingBy(policy -> policy.ref().namespace())));
      }
    }

    private static boolean isolatesEgress(Resource policy) {
      Field spec = policy.root().at("spec");
      return spec.at("policyTypes").isMissing()
          ? spec.at("egress").isPresent()
          : spec.at("policyTypes").each().anyMatch(type -> type.text("").equals("Egress"));
    }
  }

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(SANDBOX);
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Resource sandbox, Audit audit) {
    Field template = sandbox.root().at("spec", "podTemplate");
    List<Field> containers = template.at("spec", "containers").each().toList();
    if (containers.isEmpty()) {
      return new Outcome.NotAssessed("its pod template holds no container");
    }
    List<Evidence> wrong = new ArrayList<>();
    for (Field container : containers) {
      Field limits = container.at("resources", "limits");
      Stream.of(limits.at("cpu"), limits.at("memory"))
          .filter(Field::isMissing)
          .forEach(limit -> wrong.add(Evidence.of(sandbox, limit, container)));
      Field image = container.at("image");
      if (!image.text("").contains("@sha256:")) {
        wrong.add(Evidence.of(sandbox, image, container));
      }
    }
    Map<String, String> labels = Resource.texts(template.at("metadata", "labels"));
    boolean isolated =
        audit
            .view(EgressPolicies.class, EgressPolicies::of)
            .byNamespace()
            .getOrDefault(sandbox.ref().namespace(), List.of())
            .stream()
            .anyMatch(policy -> selects(policy, labels));
    if (!isolated) {
      wrong.add(new Evidence.Absence("a NetworkPolicy that isolates what its pod sends"));
    }
    return Outcome.failIfAny("is not limited in what it sends, uses or runs", wrong);
  }

  private static boolean selects(Resource policy, Map<String, String> labels) {
    return LabelSelector.of(policy.root().at("spec", "podSelector"))
        .orElse(LabelSelector.EVERYTHING)
        .matches(labels);
  }
}
