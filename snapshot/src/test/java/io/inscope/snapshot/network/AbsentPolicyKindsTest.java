package io.inscope.snapshot.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Kinds of policies that a cluster cannot have are no reason for doubt.
class AbsentPolicyKindsTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: pay, uid: a1}
      spec: {nodeName: n1, containers: [{name: web, image: web:1}]}
      status: {phase: Running, podIP: 10.0.0.1}
      """;
  private static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: things.bank.example}
      spec: {group: bank.example, names: {kind: Thing}}
      """;
  private static final String SERVICE =
      """
      apiVersion: apiregistration.k8s.io/v1
      kind: APIService
      metadata: {name: v1.apps}
      spec: {group: apps, version: v1}
      """;

  /// The kinds of which it is said that there may be policies.
  private static List<String> doubted(String... documents) {
    String begin = "which could permit or deny more: ";
    return World.of(Stream.concat(Stream.of(POD), Stream.of(documents)).toArray(String[]::new))
        .the()
        .limits()
        .stream()
        .filter(limit -> limit.contains(begin))
        .map(limit -> limit.substring(limit.indexOf(begin) + begin.length(), limit.length() - 1))
        .flatMap(kinds -> Stream.of(kinds.split(", ")))
        .toList();
  }

  private static List<String> groups(List<String> kinds) {
    return kinds.stream()
        .map(kind -> kind.substring(kind.indexOf('.') + 1))
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void whereDefinitionsAndServicesWereReadOnlyCalicoMayHaveMore() {
    assertThat(groups(doubted(DEFINITION, SERVICE)))
        .isEqualTo(List.of("crd.projectcalico.org", "projectcalico.org"));
  }

  @Test
  void withoutOneOfThemAnythingMayBeThere() {
    List<String> all = doubted();

    assertThat(groups(all)).contains("cilium.io", "policy.networking.k8s.io");
    assertThat(doubted(DEFINITION)).isEqualTo(all);
    assertThat(doubted(SERVICE)).isEqualTo(all);
  }

  @Test
  void aGroupThatIsNamedMayHaveObjectsThatNobodyRead() {
    assertThat(
            groups(doubted(DEFINITION.replace("group: bank.example", "group: cilium.io"), SERVICE)))
        .contains("cilium.io")
        .doesNotContain("policy.networking.k8s.io");
    assertThat(
            groups(
                doubted(
                    DEFINITION, SERVICE.replace("group: apps", "group: policy.networking.k8s.io"))))
        .contains("policy.networking.k8s.io")
        .doesNotContain("cilium.io");
  }

  @Test
  void aDefinitionThatMakesNoSenseMayNameAnyGroup() {
    assertThat(doubted(DEFINITION.replace("group: bank.example", "group: [a]"), SERVICE))
        .isEqualTo(doubted());
  }
}
