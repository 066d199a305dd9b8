package io.inscope.reports.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.checks.Audits;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstalledTest {
  private static final GroupKind POLICY = new GroupKind("kyverno.io", "ClusterPolicy");

  private static final String ANOTHER_DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: policies.kyverno.io}
      spec: {group: kyverno.io, names: {kind: Policy}}
      """;

  private static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: clusterpolicies.kyverno.io}
      spec: {group: kyverno.io, names: {kind: ClusterPolicy}}
      """;

  private static Installed of(String yaml, Map<GroupKind, Coverage> coverage) {
    return Installed.of(Audits.snapshot(yaml, "", coverage), POLICY);
  }

  @Test
  void whatWasListedIsReadEvenWithoutADefinition() {
    Installed found = of("", Map.of(POLICY, new Coverage.Read(0)));

    assertThat(found).isEqualTo(new Installed.Read(0));
    assertThat(found.isNone()).isTrue();
    assertThat(found.gap()).isEmpty();
  }

  @Test
  void objectsAreCounted() {
    Installed found =
        of(
            """
            apiVersion: kyverno.io/v1
            kind: ClusterPolicy
            metadata: {name: p}
            """,
            Map.of());

    assertThat(found).isEqualTo(new Installed.Read(1));
    assertThat(found.isNone()).isFalse();
  }

  @Test
  void aKindThatNoDefinitionDefinesIsNotInstalled() {
    Installed found = of(ANOTHER_DEFINITION, Map.of());

    assertThat(found).isEqualTo(new Installed.Not());
    assertThat(found.isNone()).isTrue();
  }

  @Test
  void noDefinitionsAtAllWhenSomebodyLookedForThem() {
    assertThat(of("", Map.of(Kinds.CUSTOM_RESOURCE_DEFINITION, new Coverage.Read(0))))
        .isEqualTo(new Installed.Not());
  }

  @Test
  void aKindThatIsDefinedAndWasNotListedIsNotKnown() {
    Installed found = of(DEFINITION, Map.of());

    assertThat(found)
        .isEqualTo(
            new Installed.Unknown(
                true, "ClusterPolicy (kyverno.io): it is not part of what was handed over"));
    assertThat(found.isNone()).isFalse();
    assertThat(found.gap())
        .isEqualTo("ClusterPolicy (kyverno.io): it is not part of what was handed over");
  }

  @Test
  void withoutTheDefinitionsNobodyCanTell() {
    assertThat(of("", Map.of(POLICY, new Coverage.Refused("forbidden"))))
        .isEqualTo(
            new Installed.Unknown(
                false, "ClusterPolicy (kyverno.io): the server refused to list it: forbidden"));
  }

  @Test
  void definitionsOfSomeOnlyProveNothing() {
    assertThat(
            of(
                ANOTHER_DEFINITION,
                Map.of(Kinds.CUSTOM_RESOURCE_DEFINITION, new Coverage.Failed("cut off"))))
        .isEqualTo(
            new Installed.Unknown(
                false, "ClusterPolicy (kyverno.io): it is not part of what was handed over"));
  }

  @Test
  void anotherServerMayAnswerForTheGroupWithoutADefinition() {
    String served =
        """
        apiVersion: apiregistration.k8s.io/v1
        kind: APIService
        metadata: {name: v1.kyverno.io}
        spec: {group: kyverno.io, version: v1, service: {name: reports, namespace: kyverno}}
        """;

    assertThat(of(ANOTHER_DEFINITION + "---\n" + served, Map.of()))
        .isEqualTo(
            new Installed.Unknown(
                true, "ClusterPolicy (kyverno.io): it is not part of what was handed over"));
  }

  @Test
  void aDefinitionThatMakesNoSenseMayBeTheOne() {
    String odd =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: odd}
        spec: {group: [kyverno.io]}
        """;

    assertThat(of(odd, Map.of())).isInstanceOf(Installed.Unknown.class);
  }

  @Test
  void builtInKindsNeedNoDefinition() {
    GroupKind ingress = Kinds.INGRESS;

    assertThat(Installed.of(Audits.snapshot(ANOTHER_DEFINITION, "", Map.of()), ingress))
        .isEqualTo(
            new Installed.Unknown(
                true, "Ingress (networking.k8s.io): it is not part of what was handed over"));
  }

  @Test
  void openShiftServesKindsWithoutADefinition() {
    GroupKind route = new GroupKind("route.openshift.io", "Route");
    String openShift =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: dnses.config.openshift.io}
        spec: {group: config.openshift.io, names: {kind: DNS}}
        """;

    assertThat(Installed.of(Audits.snapshot(openShift, "", Map.of()), route))
        .isInstanceOf(Installed.Unknown.class);
    assertThat(Installed.of(Audits.snapshot(ANOTHER_DEFINITION, "", Map.of()), route))
        .isEqualTo(new Installed.Not());
  }

  @Test
  void aCheckOfAKindThatTheClusterDoesNotHaveIsNotApplicable() {
    CheckRunner runner = new CheckRunner(List.of(new OfPolicies()));

    assertThat(runner.run(Audits.of(ANOTHER_DEFINITION)))
        .extracting(CheckResult::outcome)
        .containsExactly(new Outcome.NotApplicable("the snapshot holds no ClusterPolicy"));
    assertThat(runner.run(Audits.of(DEFINITION)))
        .extracting(CheckResult::outcome)
        .containsExactly(
            new Outcome.NotAssessed("ClusterPolicy: it is not part of what was handed over"));
  }

  private record OfPolicies() implements ResourceCheck {
    @Override
    public CheckInfo info() {
      return new CheckInfo("p", "t", Severity.LOW, Set.of(POLICY), "w", "r", "");
    }

    @Override
    public Set<GroupKind> kinds() {
      return Set.of(POLICY);
    }

    @Override
    public Outcome check(Resource resource, Audit audit) {
      return Outcome.pass();
    }
  }
}
