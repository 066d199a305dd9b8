package io.inscope.snapshot.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static final Origin ORIGIN = new Origin("handover.zip!/a/netpol.yaml", 12);

  private static Optional<Resource> resource(String yaml) {
    try {
      return Resource.of(YamlTree.parseOne(yaml), ORIGIN);
    } catch (YamlProblem e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anIdentityIsReadAsItIsPrinted() {
    List<ResourceRef> refs =
        List.of(
            new ResourceRef("", "Node", "", "worker-1"),
            new ResourceRef("", "Pod", "payments", "gateway"),
            new ResourceRef("apps", "Deployment", "payments", "gateway"),
            new ResourceRef("crd.projectcalico.org", "NetworkPolicy", "payments", "a.b"),
            new ResourceRef("rbac.authorization.k8s.io", "ClusterRole", "", "system:node"));
    for (ResourceRef ref : refs) {
      assertThat(ResourceRef.parse(ref.toString())).contains(ref);
    }
    assertThat(refs.get(2)).hasToString("payments/Deployment.apps/gateway");
    assertThat(refs.get(2).spoken()).isEqualTo("Deployment payments/gateway");
    assertThat(refs.getFirst().spoken()).isEqualTo("Node worker-1");
  }

  @Test
  void whatIsNoIdentityIsRefused() {
    for (String text :
        List.of(
            "",
            "Pod",
            "Pod/",
            "/Pod/a",
            "/a",
            "a/b/c/d",
            "n/Pod/",
            "n//a",
            "n/.apps/a",
            "Deployment./a")) {
      assertThat(ResourceRef.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void aResourceNeedsAKindAndAName() {
    assertThat(resource("kind: Pod\napiVersion: v1\nmetadata: {name: a, namespace: n}\n"))
        .map(Resource::ref)
        .contains(new ResourceRef("", "Pod", "n", "a"));
    for (String yaml :
        List.of(
            "a: 1\n",
            "kind: Pod\n",
            "kind: Pod\nmetadata: {}\n",
            "kind: Pod\nmetadata: {name: 7}\n",
            "kind: Pod\nmetadata: {name: ''}\n",
            "kind: Pod\nmetadata: [a]\n",
            "kind: [Pod]\nmetadata: {name: a}\n",
            "kind: ''\nmetadata: {name: a}\n",
            "metadata: {name: a}\n")) {
      assertThat(resource(yaml)).as(yaml).isEmpty();
    }
  }

  @Test
  void aFallbackKindServesItemsThatNameNone() throws YamlProblem {
    JsonObject tree = YamlTree.parseOne("metadata: {name: a}\n");
    Resource role =
        Resource.of(tree, ORIGIN, Optional.of(Kinds.ROLE), "rbac.authorization.k8s.io/v1")
            .orElseThrow();

    assertThat(role.ref()).hasToString("default/Role.rbac.authorization.k8s.io/a");
    assertThat(role.apiVersion()).isEqualTo("rbac.authorization.k8s.io/v1");
  }

  @Test
  void labelsThatAreNoTextsAreLeftOut() {
    Resource pod =
        resource(
                """
                kind: Pod
                apiVersion: v1
                metadata:
                  name: a
                  uid: u
                  labels: {b: "2", a: x, c: 3, d: null}
                """)
            .orElseThrow();

    assertThat(pod.labels()).hasToString("{a=x, b=2}");
    assertThat(pod.annotations()).isEmpty();
    assertThat(pod.isLive()).isTrue();
    assertThat(pod.place(pod.root().at("metadata", "uid"))).isEqualTo("netpol.yaml:5");
    assertThat(pod.place(pod.root().at("spec"))).isEqualTo("netpol.yaml:12");
  }

  @Test
  void namespacesAreWhereTheApiServerPutsThem() {
    assertThat(Namespacing.effective(Kinds.POD, "")).isEqualTo("default");
    assertThat(Namespacing.effective(Kinds.POD, "n")).isEqualTo("n");
    assertThat(Namespacing.effective(Kinds.NODE, "n")).isEmpty();
    assertThat(Namespacing.effective(Kinds.CLUSTER_ROLE, "n")).isEmpty();
    assertThat(Namespacing.effective(Kinds.INGRESS_CLASS, "")).isEmpty();
    assertThat(Namespacing.effective(Kinds.CUSTOM_RESOURCE_DEFINITION, "")).isEmpty();
    assertThat(Namespacing.effective(new GroupKind("example.com", "Node"), "n")).isEqualTo("n");
    assertThat(Namespacing.effective(new GroupKind("example.com", "Shop"), "")).isEmpty();
    assertThat(Namespacing.canonical(new GroupKind("extensions", "Ingress")))
        .isEqualTo(Kinds.INGRESS);
    assertThat(Namespacing.canonical(new GroupKind("events.k8s.io", "Event")))
        .isEqualTo(new GroupKind("", "Event"));
    assertThat(Namespacing.canonical(new GroupKind("example.com", "Ingress")))
        .isEqualTo(new GroupKind("example.com", "Ingress"));
  }

  private static List<String> workloads(String yaml) {
    return Collector.snapshotOf("world.yaml", yaml).workloads().stream()
        .map(
            w ->
                w.ref()
                    + " "
                    + w.pods().stream().map(p -> p.ref().name()).toList()
                    + " "
                    + w.template().ref().kind()
                    + w.podSpec().pointer())
        .toList();
  }

  private static String owned(String kind, String apiVersion, String name, String owner) {
    return """
    ---
    apiVersion: %s
    kind: %s
    metadata:
      name: %s
      namespace: n
      %s
    spec: {template: {metadata: {labels: {a: b}}, spec: {containers: []}}, containers: []}
    """
        .formatted(
            apiVersion,
            kind,
            name,
            owner.isEmpty()
                ? ""
                : "ownerReferences: [{apiVersion: %s, kind: %s, name: %s, controller: true}]"
                    .formatted((Object[]) owner.split(" ")));
  }

  @Test
  void podsAreGroupedUnderTheirTopOwner() {
    assertThat(
            workloads(
                owned("Deployment", "apps/v1", "web", "")
                    + owned("ReplicaSet", "apps/v1", "web-1", "apps/v1 Deployment web")
                    + owned("ReplicaSet", "apps/v1", "web-2", "apps/v1 Deployment web")
                    + owned("Pod", "v1", "web-2-b", "apps/v1 ReplicaSet web-2")
                    + owned("Pod", "v1", "web-2-a", "apps/v1 ReplicaSet web-2")
                    + owned("Pod", "v1", "etcd", "v1 Node master")
                    + owned("Pod", "v1", "lonely", "")
                    + owned("Pod", "v1", "orphan", "apps/v1 ReplicaSet gone")
                    + owned("StatefulSet", "apps/v1", "db", "")
                    + owned("ReplicaSet", "extensions/v1beta1", "old", "")
                    + owned("Pod", "v1", "old-a", "extensions/v1beta1 ReplicaSet old")))
        .containsExactly(
            "n/Deployment.apps/web [web-2-a, web-2-b] Deployment/spec/template/spec",
            "n/Pod/etcd [etcd] Pod/spec",
            "n/Pod/lonely [lonely] Pod/spec",
            "n/Pod/orphan [orphan] Pod/spec",
            "n/ReplicaSet.apps/old [old-a] ReplicaSet/spec/template/spec",
            "n/StatefulSet.apps/db [] StatefulSet/spec/template/spec");
  }

  @Test
  void aJobOfACronJobBelongsToIt() {
    assertThat(
            workloads(
                """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: settle, namespace: n}
                spec: {jobTemplate: {spec: {template: {spec: {containers: []}}}}}
                """
                    + owned("Job", "batch/v1", "settle-1", "batch/v1 CronJob settle")
                    + owned("Pod", "v1", "settle-1-x", "batch/v1 Job settle-1")
                    + owned("Job", "batch/v1", "once", "")))
        .containsExactly(
            "n/CronJob.batch/settle [settle-1-x] CronJob/spec/jobTemplate/spec/template/spec",
            "n/Job.batch/once [] Job/spec/template/spec");
  }

  @Test
  void theRestOfARolloutIsNoWorkload() {
    String retired = owned("ReplicaSet", "apps/v1", "web-1", "apps/v1 Deployment web");

    assertThat(workloads(retired.replace("spec: {", "spec: {replicas: 0, "))).isEmpty();
    assertThat(workloads(retired)).hasSize(1);
  }

  @Test
  void ownersInACircleEndTheClimb() {
    assertThat(
            workloads(
                owned("ReplicaSet", "apps/v1", "a", "apps/v1 ReplicaSet b")
                    + owned("ReplicaSet", "apps/v1", "b", "apps/v1 ReplicaSet a")
                    + owned("Pod", "v1", "p", "apps/v1 ReplicaSet a")))
        .containsExactly(
            "n/ReplicaSet.apps/a [p] ReplicaSet/spec/template/spec",
            "n/ReplicaSet.apps/b [] ReplicaSet/spec/template/spec");
  }

  @Test
  void oddShapesCostNobodyElseTheirWorkloads() {
    assertThat(
            workloads(
                """
                {apiVersion: apps/v1, kind: ReplicaSet, spec: [], metadata: {name: a, namespace: n,
                  ownerReferences: [{kind: Deployment, apiVersion: apps/v1, name: x}]}}
                ---
                {apiVersion: apps/v1, kind: Deployment, spec: text, metadata: {name: b, namespace: n}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: c, namespace: n, ownerReferences: {}}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: d, namespace: n, ownerReferences: [1]}}
                """))
        .containsExactly(
            "n/Deployment.apps/b [] Deployment/spec",
            "n/Pod/c [c] Pod/spec",
            "n/Pod/d [d] Pod/spec",
            "n/ReplicaSet.apps/a [] ReplicaSet/spec");
  }

  @Test
  void aTemplateThatCannotBeReadIsSpokenForByThePods() {
    assertThat(
            workloads(
                "{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: a, namespace: n}}\n"
                    + owned("Pod", "v1", "p", "apps/v1 ReplicaSet a")))
        .containsExactly("n/ReplicaSet.apps/a [p] Pod/spec");
  }

  @Test
  void containersComeFromAllThreeLists() {
    Workload pod =
        Collector.snapshotOf(
                "world.yaml",
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: a}
                spec:
                  containers: [{name: app}]
                  ephemeralContainers: [{name: debug}]
                  initContainers: [{name: init}]
                """)
            .workloads()
            .getFirst();

    assertThat(pod.containers().map(c -> c.at("name").text("")))
        .containsExactly("init", "app", "debug");
    assertThat(pod.containerOf("/spec/containers/0/image")).contains("app");
    assertThat(pod.containerOf("/spec/containers/01")).isEmpty();
    assertThat(pod.containerOf("/spec/hostPID")).isEmpty();
  }

  @Test
  void coverageSaysWhatIsKnown() {
    Collector collector = new Collector();
    collector.resource(
        resource("kind: Pod\napiVersion: v1\nmetadata: {name: a, namespace: n}\n").orElseThrow());
    collector.coverage(Kinds.SERVICE, "", new Coverage.Read(0));
    collector.coverage(Kinds.POD, "", new Coverage.Failed("x"));
    InMemorySnapshot snapshot = collector.snapshot();

    assertThat(snapshot.coverage(Kinds.SERVICE, "n")).isEqualTo(new Coverage.Read(0));
    assertThat(snapshot.coverage(Kinds.POD, "")).isEqualTo(new Coverage.Failed("x"));
    assertThat(snapshot.coverage(Kinds.NODE, "")).isEqualTo(new Coverage.NotAsked());
    assertThat(new Coverage.Failed("x").gap()).isEqualTo("it could not be read: x");
  }
}
