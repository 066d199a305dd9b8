package io.inscope.snapshot.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.importing.FileSource;
import io.inscope.snapshot.importing.ImportException;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final Path CLUSTER =
      Path.of("../../shared/data/one-cluster-ten-formats/kubectl-get-list.yaml");

  private static final String BASIC_USER =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: 'system:basic-user', labels: {kubernetes.io/bootstrapping: rbac-defaults}}
      rules:
      - {apiGroups: [authorization.k8s.io], verbs: [create],
         resources: [selfsubjectaccessreviews, selfsubjectrulesreviews]}
      - {apiGroups: [authentication.k8s.io], verbs: [create], resources: [selfsubjectreviews]}
      """;

  private static Resource read(String yaml, GroupKind kind) {
    return Collector.snapshotOf("rbac.yaml", yaml).all(kind).findFirst().orElseThrow();
  }

  private static Comparison role(int minor, String yaml) {
    return new Bootstrap(minor).compareRole(read(yaml, Kinds.CLUSTER_ROLE)).orElseThrow();
  }

  private static List<String> words(List<Comparison.Difference> differences) {
    return differences.stream().map(one -> one.place().pointer() + " " + one.what()).toList();
  }

  @Test
  void aRoleIsHeldAgainstTheVersionOfItsCluster() {
    assertThat(role(30, BASIC_USER).isExact()).isTrue();
    assertThat(role(0, BASIC_USER).isExact()).isTrue();

    Comparison early = role(24, BASIC_USER);
    assertThat(early.isAsShipped()).isTrue();
    assertThat(words(early.other()))
        .containsExactly("/rules/1 create selfsubjectreviews.authentication.k8s.io");

    Comparison changed = role(30, BASIC_USER.replace("selfsubjectreviews", "tokenreviews"));
    assertThat(words(changed.added()))
        .containsExactly("/rules/1 create tokenreviews.authentication.k8s.io");
    assertThat(changed.missing())
        .containsExactly("create selfsubjectreviews.authentication.k8s.io");
  }

  @Test
  void whatAPatchReleaseTookFromTheNextVersionIsNoDifference() {
    assertThat(role(26, BASIC_USER).isExact()).isTrue();
  }

  @Test
  void aRoleThatMustNotBeRestoredIsSaid() {
    Comparison frozen =
        role(
            30,
            BASIC_USER.replace(
                "metadata: {",
                "metadata: {annotations: {rbac.authorization.kubernetes.io/autoupdate: 'false'},"
                    + " "));
    assertThat(frozen.frozen().orElseThrow().pointer())
        .isEqualTo("/metadata/annotations/rbac.authorization.kubernetes.io~1autoupdate");
    assertThat(frozen.isExact()).isFalse();
  }

  @Test
  void anAggregatedRoleIsJudgedByWhatItCollectsFrom() {
    String admin =
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: admin, labels: {rbac.authorization.k8s.io/aggregate-to-view: 'true'}}
        aggregationRule:
          clusterRoleSelectors:
          - matchLabels: {rbac.authorization.k8s.io/aggregate-to-admin: 'true'}
          - matchLabels: {team: ops}
          - matchExpressions: [{key: team, operator: Exists}]
        rules:
        - {apiGroups: [shop.example], resources: [orders], verbs: [get]}
        """;
    assertThat(words(role(30, admin).added()))
        .containsExactly(
            "/aggregationRule/clusterRoleSelectors/1 collects rules",
            "/aggregationRule/clusterRoleSelectors/2 collects rules",
            "/metadata/labels/rbac.authorization.k8s.io~1aggregate-to-view label"
                + " rbac.authorization.k8s.io/aggregate-to-view");
  }

  @Test
  void aBindingIsHeldAgainstItsSubjectsAndItsRole() {
    String binding =
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: 'system:discovery'}
        roleRef: {kind: ClusterRole, name: 'system:discovery'}
        subjects:
        - {kind: Group, name: 'system:authenticated'}
        - {kind: Group, name: 'system:unauthenticated'}
        """;
    Comparison comparison =
        new Bootstrap(30)
            .compareBinding(Binding.of(read(binding, Kinds.CLUSTER_ROLE_BINDING)))
            .orElseThrow();
    assertThat(words(comparison.added()))
        .containsExactly("/subjects/1 names Group system:unauthenticated");
    assertThat(comparison.missing()).isEmpty();
  }

  @Test
  void theNameAndTheVersionSayWhetherSomethingIsShipped() {
    ResourceRef cleaner =
        ResourceRef.of(
            Kinds.CLUSTER_ROLE_BINDING,
            "",
            "system:controller:legacy-service-account-token-cleaner");
    assertThat(new Bootstrap(28).ships(cleaner)).isFalse();
    assertThat(new Bootstrap(29).ships(cleaner)).isTrue();
    assertThat(new Bootstrap(0).ships(cleaner)).isTrue();
    assertThat(new Bootstrap(99).ships(cleaner)).isTrue();
    assertThat(Bootstrap.isKnown(ResourceRef.of(Kinds.CLUSTER_ROLE, "", "system:mine"))).isFalse();
  }

  @Test
  void aRealClusterIsWhatItsVersionShips() throws ImportException {
    assumeTrue(Files.exists(CLUSTER), "the export of a real cluster is not here");
    Collector collector = new Collector();
    Importing.run(List.of(new FileSource(CLUSTER)), Optional.empty(), collector, Progress.NONE);
    List<Optional<Comparison>> roles =
        collector.snapshot().all(Kinds.CLUSTER_ROLE).map(new Bootstrap(21)::compareRole).toList();
    assertThat(roles.stream().flatMap(Optional::stream)).hasSize(62).allMatch(Comparison::isExact);
  }
}
