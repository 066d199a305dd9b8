package io.inscope.snapshot.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.InMemorySnapshot;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import io.inscope.snapshot.store.StoredSnapshot;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectDiffTest {
  private static final int WORLDS = 300;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void aClusterDoesNotDifferFromItselfInAnyOrderAndWithAnyNoise() {
    for (int seed = 0; seed < WORLDS; seed++) {
      RandomCluster cluster = new RandomCluster(seed);
      assertThat(ObjectDiff.of(cluster.snapshot(1), cluster.snapshot(2)))
          .as("seed " + seed)
          .isEqualTo(ObjectDiff.NONE);
    }
  }

  @Test
  void editsAreFoundAndNothingElse() {
    int found = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      RandomCluster cluster = new RandomCluster(seed);
      InMemorySnapshot before = cluster.snapshot(1);
      cluster.edit();
      InMemorySnapshot after = cluster.snapshot(2);

      ObjectDiff diff = ObjectDiff.of(before, after);
      assertThat(RandomCluster.told(diff, before, after))
          .as("seed " + seed)
          .isEqualTo(cluster.edits);
      assertThat(diff.gaps()).isEmpty();
      found += cluster.edits.size();
    }
    assertThat(found).isGreaterThan(WORLDS);
  }

  @Test
  void theWayBackIsTheMirrorImage() {
    for (int seed = 0; seed < WORLDS; seed++) {
      RandomCluster cluster = new RandomCluster(seed);
      InMemorySnapshot before = cluster.snapshot(1);
      cluster.edit();
      InMemorySnapshot after = cluster.snapshot(2);

      assertThat(ObjectDiff.of(after, before))
          .as("seed " + seed)
          .isEqualTo(ObjectDiff.of(before, after).mirrored());
    }
  }

  @Test
  void whatIsStoredDiffersAsWhatIsInMemory() {
    RandomCluster cluster = new RandomCluster(5);
    List<Resource> old = cluster.shuffled();
    InMemorySnapshot before = snapshot(old, Map.of());
    cluster.edit();
    List<Resource> now = cluster.shuffled();
    InMemorySnapshot after = snapshot(now, Map.of());
    try (Project project = Project.create(folder.resolve("p.inscope"), CLOCK)) {
      StoredSnapshot first = stored(project, old, key(1));
      StoredSnapshot second = stored(project, now, key(1));

      assertThat(ObjectDiff.of(first, second)).isEqualTo(ObjectDiff.of(before, after));
      assertThat(ObjectDiff.of(first, second).changes()).isNotEmpty();
    }
  }

  @Test
  void onlySecretsWhoseValueIsAnotherChanged() {
    List<Resource> old = List.of(secret("a", "b25l"), secret("b", "b25l"));
    List<Resource> now = List.of(secret("a", "b25l"), secret("b", "dHdv"));
    try (Project project = Project.create(folder.resolve("p.inscope"), CLOCK)) {
      ObjectDiff diff = ObjectDiff.of(stored(project, old, key(1)), stored(project, now, key(1)));

      assertThat(diff.notes()).isEmpty();
      assertThat(diff.changes())
          .extracting(change -> change.ref() + " " + change.fields().getFirst().pointer())
          .containsExactly("shop/Secret/b /data/password");
      assertThat(diff.toString()).doesNotContain("b25l").doesNotContain("dHdv");
    }
  }

  @Test
  void secretsMaskedUnderTwoKeysAreNotTakenForChanged() {
    List<Resource> old = List.of(secret("a", "b25l"), secret("b", "b25l"));
    List<Resource> now = List.of(secret("a", "b25l"), secret("b", "dGhyZWU="));
    try (Project project = Project.create(folder.resolve("p.inscope"), CLOCK)) {
      ObjectDiff diff = ObjectDiff.of(stored(project, old, key(1)), stored(project, now, key(2)));

      assertThat(diff.changes())
          .extracting(change -> change.ref().toString())
          .containsExactly("shop/Secret/b");
      assertThat(diff.notes())
          .containsExactly(
              "Secret values were masked under two different keys: a value that was replaced by"
                  + " one of the same length is not seen.");
    }
  }

  @Test
  void whatWasNotReadIsNotRemoved() {
    Resource role =
        RandomCluster.resource(
            """
            {'apiVersion':'rbac.authorization.k8s.io/v1','kind':'Role',
             'metadata':{'namespace':'shop','name':'reader'},'rules':[]}
            """);
    ClusterSnapshot before = snapshot(List.of(role), Map.of());
    ClusterSnapshot refused = snapshot(List.of(), Map.of(Kinds.ROLE, new Coverage.Refused("no")));
    ClusterSnapshot asked = snapshot(List.of(), Map.of(Kinds.ROLE, new Coverage.Read(0)));

    assertThat(ObjectDiff.of(before, refused).changes()).isEmpty();
    assertThat(ObjectDiff.of(before, refused).gaps())
        .containsExactly(
            new Gap(
                Kinds.ROLE,
                "shop",
                Gap.Side.AFTER,
                "the server refused to list it: no",
                1,
                List.of("reader")));
    assertThat(ObjectDiff.of(refused, before).changes()).isEmpty();
    assertThat(ObjectDiff.of(refused, before).gaps().getFirst().missing())
        .isEqualTo(Gap.Side.BEFORE);
    assertThat(ObjectDiff.of(before, asked).changes())
        .containsExactly(
            new ObjectChange(role.ref(), Change.REMOVED, List.of(), "cluster.json:1", ""));
    assertThat(ObjectDiff.of(before, asked).gaps()).isEmpty();
  }

  @Test
  void podsAreComparedThroughTheirWorkload() {
    assertThat(
            changes(
                """
                {apiVersion: v1, kind: Pod, metadata: {name: web-1, namespace: a, ownerReferences:
                 [{apiVersion: apps/v1, kind: ReplicaSet, name: web, controller: true}]}, spec: {}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: bare, namespace: a}, spec: {nodeName: x}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: static, namespace: a, ownerReferences:
                 [{apiVersion: v1, kind: Node, name: x, controller: true}]}, spec: {nodeName: x}}
                """,
                """
                {apiVersion: v1, kind: Pod, metadata: {name: web-2, namespace: a, ownerReferences:
                 [{apiVersion: apps/v1, kind: ReplicaSet, name: web, controller: true}]}, spec: {}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: bare, namespace: a}, spec: {nodeName: y}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: static, namespace: a, ownerReferences:
                 [{apiVersion: v1, kind: Node, name: x, controller: true}]}, spec: {nodeName: y}}
                """))
        .containsExactly(
            "changed a/Pod/bare /spec/nodeName x -> y",
            "changed a/Pod/static /spec/nodeName x -> y");
  }

  @Test
  void whoseControllersWereNotReadIsSaid() {
    String pod =
        """
        {apiVersion: v1, kind: Pod, metadata: {name: web-%d, namespace: a, ownerReferences:
         [{apiVersion: apps/v1, kind: ReplicaSet, name: web, controller: true}]}, spec: {}}
        """;
    assertThat(ObjectDiff.of(world(pod.formatted(1)), world(pod.formatted(2))).notes())
        .containsExactly(
            "Pods are compared through their controllers, and these were not read in both"
                + " snapshots: ReplicaSet.apps.");
  }

  @Test
  void orderMeansNothingWhereKubernetesSaysSo() {
    String role =
        "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: a},"
            + " rules: [%s]}";
    assertThat(
            changes(
                role.formatted("{verbs: [get, list], resources: [pods]}, {verbs: [create]}"),
                role.formatted("{verbs: [create]}, {verbs: [get, list], resources: [pods]}")))
        .isEmpty();
    assertThat(
            changes(
                role.formatted("{verbs: [get, list], resources: [pods]}, {verbs: [create]}"),
                role.formatted(
                    "{verbs: [create]}, {verbs: [list, get, watch], resources: [pods]}")))
        .containsExactly(
            "changed a/Role.rbac.authorization.k8s.io/r /rules/1/verbs/2 null -> watch");
    String pod =
        "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, args:"
            + " %s}]}}";
    assertThat(changes(pod.formatted("[a, b]"), pod.formatted("[b, a]")))
        .containsExactly(
            "changed default/Pod/p /spec/containers/0/args [\"a\",\"b\"] -> [\"b\",\"a\"]");
  }

  @Test
  void whatHoldsNoisePassesAndWhatStandsBesideItDoesNot() {
    assertThat(
            changes(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {a: '1'}}",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: c
                  annotations: {kubectl.kubernetes.io/last-applied-configuration: x, owner: me}
                data: {a: '1'}
                """))
        .containsExactly("changed default/ConfigMap/c /metadata/annotations/owner null -> me");
    assertThat(
            changes(
                "{apiVersion: extensions/v1beta1, kind: Ingress, metadata: {name: i}, spec: {}}",
                "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i}, spec: {}}"))
        .isEmpty();
  }

  @Test
  void anotherClusterIsSaidToBeOne() {
    SnapshotInfo other = new SnapshotInfo(2, "b", Instant.EPOCH, "", "uid-2", "", "");
    assertThat(
            ObjectDiff.of(
                    snapshot(List.of(), Map.of()), new InMemorySnapshot(other, List.of(), Map.of()))
                .notes())
        .containsExactly("These are two different clusters (UID uid-1 and uid-2).");
  }

  private static List<String> changes(String before, String after) {
    List<String> told = new ArrayList<>();
    for (ObjectChange change : ObjectDiff.of(world(before), world(after)).changes()) {
      for (FieldChange field : change.fields()) {
        told.add(
            "%s %s %s %s -> %s"
                .formatted(
                    change.change().word(),
                    change.ref(),
                    field.pointer(),
                    field.before(),
                    field.after()));
      }
    }
    return told;
  }

  private static ClusterSnapshot world(String yaml) {
    return Collector.snapshotOf("world.yaml", yaml);
  }

  private static InMemorySnapshot snapshot(
      List<Resource> resources, Map<GroupKind, Coverage> coverage) {
    return new InMemorySnapshot(
        new SnapshotInfo(1, "a", Instant.EPOCH, "", "uid-1", "", ""), resources, coverage);
  }

  private static Resource secret(String name, String base64) {
    return RandomCluster.resource(
        """
        {'apiVersion':'v1','kind':'Secret','metadata':{'namespace':'shop','name':'%s'},
         'data':{'password':'%s'}}
        """
            .formatted(name, base64));
  }

  private static FingerprintKey key(int value) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) value;
    return FingerprintKey.of(bytes);
  }

  private static StoredSnapshot stored(
      Project project, List<Resource> resources, FingerprintKey key) {
    try (SnapshotWriter writer = project.newSnapshot("s", key)) {
      resources.forEach(writer::resource);
      writer.seal();
    }
    return project.newest();
  }
}
