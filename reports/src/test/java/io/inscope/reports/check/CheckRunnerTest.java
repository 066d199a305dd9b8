package io.inscope.reports.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.reports.checks.Audits;
import io.inscope.reports.checks.pods.PssLevel;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckRunnerTest {
  private static final Coverage NONE = new Coverage.Read(0);

  /// Passes a workload whose pods have a node, fails the others.
  private record HasNode(String id, Set<GroupKind> reads) implements WorkloadCheck {
    HasNode() {
      this("a-node", Set.of(Kinds.POD));
    }

    @Override
    public CheckInfo info() {
      return new CheckInfo(id, "t", Severity.MEDIUM, reads, "w", "r", "");
    }

    @Override
    public Outcome check(Workload workload, Audit audit) {
      Evidence missing = Evidence.of(workload.template(), workload.podSpec().at("nodeName"));
      return workload.podSpec().at("nodeName").text().isPresent()
          ? Outcome.pass()
          : new Outcome.Fail("has no node", List.of(missing));
    }
  }

  /// Passes every object without a card.
  private record HasData(Set<GroupKind> kinds, Set<GroupKind> reads) implements ResourceCheck {
    @Override
    public CheckInfo info() {
      return new CheckInfo("b-data", "t", Severity.HIGH, reads, "w", "r", "");
    }

    @Override
    public Outcome check(Resource resource, Audit audit) {
      return resource.root().at("data", "card").isMissing()
          ? Outcome.pass()
          : new Outcome.Manual("Is it a card?", List.of());
    }
  }

  private record Always(String id, Outcome outcome) implements ClusterCheck {
    @Override
    public CheckInfo info() {
      return new CheckInfo(id, "t", Severity.LOW, Set.of(Kinds.NODE), "w", "r", "");
    }

    @Override
    public Outcome check(Audit audit) {
      return outcome;
    }
  }

  private record Broken(RuntimeException defect) implements WorkloadCheck {
    @Override
    public CheckInfo info() {
      return new CheckInfo("z-broken", "t", Severity.LOW, Set.of(Kinds.POD), "w", "r", "");
    }

    @Override
    public Outcome check(Workload workload, Audit audit) {
      throw defect;
    }
  }

  private static final String TWO_PODS =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: b, namespace: shop}
      spec: {nodeName: n1, containers: [{name: c}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: a, namespace: shop}
      spec: {containers: [{name: c}]}
      """;

  private static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec: {template: {spec: {nodeName: n1, containers: [{name: c}]}}}
      """;

  private static List<String> run(String yaml, Map<GroupKind, Coverage> coverage, Check... checks) {
    return lines(Audits.snapshot(yaml, "", coverage), List.of(), checks);
  }

  private static List<String> lines(
      ClusterSnapshot snapshot, List<ResourceRef> cde, Check... checks) {
    return new CheckRunner(List.of(checks))
        .run(Audits.of(snapshot, cde)).stream().map(CheckRunnerTest::line).toList();
  }

  private static String line(CheckResult result) {
    String said =
        switch (result.outcome()) {
          case Outcome.Pass _ -> "";
          case Outcome.Fail fail -> ": " + fail.message();
          case Outcome.Manual manual -> ": " + manual.question();
          case Outcome.NotAssessed not -> ": " + not.why();
          case Outcome.NotApplicable not -> ": " + not.why();
        };
    return "%s %s %s %s%s"
        .formatted(
            result.checkId(),
            result.subject(),
            result.severity().word(),
            result.outcome().word(),
            said);
  }

  @Test
  void resultsAreSortedByCheckAndSubject() {
    assertThat(
            run(
                TWO_PODS,
                Map.of(Kinds.NODE, NONE),
                new Always("c-cluster", Outcome.pass()),
                new HasNode("b-node", Set.of(Kinds.POD)),
                new HasNode()))
        .containsExactly(
            "a-node shop/Pod/a medium FAIL: has no node",
            "a-node shop/Pod/b medium PASS",
            "b-node shop/Pod/a medium FAIL: has no node",
            "b-node shop/Pod/b medium PASS",
            "c-cluster cluster low PASS");
  }

  @Test
  void aKindThatWasNotReadIsNamedOnceInsteadOfAnAnswer() {
    assertThat(
            run(
                TWO_PODS,
                Map.of(Kinds.SECRET, new Coverage.Refused("no rights")),
                new HasNode("a-node", Set.of(Kinds.POD, Kinds.SECRET, Kinds.CONFIG_MAP)),
                new HasData(Set.of(Kinds.SECRET), Set.of(Kinds.SECRET)),
                new Always("c-cluster", Outcome.pass())))
        .containsExactly(
            "a-node cluster medium NOT_ASSESSED: ConfigMap: it is not part of what was handed"
                + " over; Secret: the server refused to list it: no rights",
            "b-data cluster high NOT_ASSESSED: Secret: the server refused to list it: no rights",
            "c-cluster cluster low NOT_ASSESSED: Node: it is not part of what was handed over");
  }

  @Test
  void whatWasReadOfAnIncompleteKindIsAssessedBesideItsGap() {
    String yaml =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: c, namespace: shop}
        """;
    assertThat(
            run(
                yaml,
                Map.of(Kinds.SECRET, new Coverage.Failed("the file is cut off")),
                new HasData(
                    Set.of(Kinds.SECRET, Kinds.CONFIG_MAP),
                    Set.of(Kinds.SECRET, Kinds.CONFIG_MAP))))
        .containsExactly(
            "b-data cluster high NOT_ASSESSED: Secret: it could not be read: the file is cut off",
            "b-data shop/ConfigMap/c high PASS");
  }

  @Test
  void withoutASubjectACheckDoesNotApply() {
    assertThat(
            run(
                "",
                Map.of(Kinds.POD, NONE, Kinds.SECRET, NONE, Kinds.CONFIG_MAP, NONE),
                new HasNode(),
                new HasData(
                    Set.of(Kinds.SECRET, Kinds.CONFIG_MAP),
                    Set.of(Kinds.SECRET, Kinds.CONFIG_MAP))))
        .containsExactly(
            "a-node cluster medium NOT_APPLICABLE: the snapshot holds no workload",
            "b-data cluster high NOT_APPLICABLE: the snapshot holds no ConfigMap and no Secret");
  }

  @Test
  void manifestsWithoutPodsAreAssessed() {
    assertThat(run(MANIFEST, Map.of(), new HasNode()))
        .containsExactly("a-node shop/Deployment.apps/web medium PASS");
  }

  @Test
  void withoutPodsAndControllersNothingIsAssessed() {
    assertThat(run("", Map.of(Kinds.DEPLOYMENT, NONE), new HasNode()))
        .containsExactly(
            "a-node cluster medium NOT_ASSESSED: Pod: it is not part of what was handed over");
  }

  @Test
  void podsThatNobodyCouldReadAreAGapBesideTheControllers() {
    assertThat(run(MANIFEST, Map.of(Kinds.POD, new Coverage.Refused("403")), new HasNode()))
        .containsExactly(
            "a-node cluster medium NOT_ASSESSED: Pod: the server refused to list it: 403",
            "a-node shop/Deployment.apps/web medium PASS");
  }

  @Test
  void controllersOfALiveClusterWithoutItsPodsAreAGapToo() {
    String live = MANIFEST.replace("name: web,", "name: web, uid: 1-2,");
    assertThat(run(live, Map.of(), new HasNode()))
        .containsExactly(
            "a-node cluster medium NOT_ASSESSED: Pod: it is not part of what was handed over",
            "a-node shop/Deployment.apps/web medium PASS");
  }

  @Test
  void aWrongShapeIsNotAssessedAndCostsNothingElse() {
    String yaml =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: b, namespace: shop}
        spec: {nodeName: 7, containers: [{name: c}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: c, namespace: shop}
        spec: {nodeName: n1, containers: {name: c}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: d, namespace: shop}
        spec: {nodeName: n1, containers: [{name: c}]}
        """;
    assertThat(run(yaml, Map.of(), new HasNode()))
        .containsExactly(
            "a-node shop/Pod/b medium NOT_ASSESSED:"
                + " /spec/nodeName is a number where a text belongs",
            "a-node shop/Pod/c medium NOT_ASSESSED:"
                + " /spec/containers is an object where a list belongs",
            "a-node shop/Pod/d medium PASS");
  }

  @Test
  void aPodWithoutContainersIsNeverAPass() {
    String yaml =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cut, namespace: shop}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: empty, namespace: shop}
        spec: {nodeName: n1, containers: []}
        """;
    assertThat(run(yaml, Map.of(), new HasNode()))
        .containsExactly(
            "a-node shop/Deployment.apps/cut medium NOT_ASSESSED:"
                + " its pod specification holds no container",
            "a-node shop/Pod/empty medium NOT_ASSESSED:"
                + " its pod specification holds no container");
  }

  @Test
  void aDefectOfACheckIsNotAssessedAndShowsNoValue() {
    assertThat(
            run(
                TWO_PODS,
                Map.of(),
                new Broken(new IllegalStateException("the secret 4711")),
                new HasNode()))
        .containsExactly(
            "a-node shop/Pod/a medium FAIL: has no node",
            "a-node shop/Pod/b medium PASS",
            "z-broken shop/Pod/a low NOT_ASSESSED: check failed: IllegalStateException",
            "z-broken shop/Pod/b low NOT_ASSESSED: check failed: IllegalStateException");
  }

  @Test
  void inTheCdeEverythingIsOneStepWorse() {
    ResourceRef a = new ResourceRef("", "Pod", "shop", "a");
    assertThat(lines(Audits.snapshot(TWO_PODS, "", Map.of()), List.of(a), new HasNode()))
        .containsExactly(
            "a-node shop/Pod/a high FAIL: has no node", "a-node shop/Pod/b medium PASS");
  }

  @Test
  void whatRunsCountsAndIsShownOnceHoweverManyReplicasShowIt() {
    String yaml =
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db, namespace: shop}
        spec: {template: {spec: {nodeName: n1, containers: [{name: c}]}}}
        """
            + pod("db-0", "containers: [{name: c}, {name: injected}]")
            + pod("db-1", "containers: [{name: c}, {name: injected}]")
            + pod("db-2", "containers: [{name: c}], ephemeralContainers: [{name: debug}]");
    List<CheckResult> results = new CheckRunner(List.of(new HasNode())).run(Audits.of(yaml));
    assertThat(results)
        .containsExactly(
            new CheckResult(
                "a-node",
                new Subject.Of(new ResourceRef("apps", "StatefulSet", "shop", "db")),
                Severity.MEDIUM,
                new Outcome.Fail(
                    "has no node",
                    List.of(
                        new Evidence.Value(
                            new ResourceRef("", "Pod", "shop", "db-0"),
                            "/spec/nodeName",
                            null,
                            "case.yaml:1",
                            "")))));
  }

  @Test
  void podsLikeTheirTemplateLetTheOwnerSpeak() {
    String yaml =
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db, namespace: shop}
        spec: {template: {spec: {containers: [{name: c}]}}}
        """
            + pod(
                "db-0",
                "containers: [{name: c, volumeMounts: [{name: kube-api-access-x1, mountPath:"
                    + " /t}]}], volumes: [{name: kube-api-access-x1, projected: {}}]");
    CheckResult result = new CheckRunner(List.of(new HasNode())).run(Audits.of(yaml)).getFirst();
    assertThat(result.outcome())
        .isEqualTo(
            new Outcome.Fail(
                "has no node",
                List.of(
                    new Evidence.Value(
                        new ResourceRef("apps", "StatefulSet", "shop", "db"),
                        "/spec/template/spec/nodeName",
                        null,
                        "case.yaml:1",
                        ""))));
  }

  private static String pod(String name, String spec) {
    return """
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: %s
      namespace: shop
      ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db, controller: true}]
    spec: {%s}
    """
        .formatted(name, spec);
  }

  @Test
  void twoChecksWithOneIdAreRefused() {
    assertThatThrownBy(() -> new CheckRunner(List.of(new HasNode(), new HasNode())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two checks have the id a-node");
  }

  @Test
  void theSameAuditGivesTheSameResults() {
    Audit audit = Audits.of(TWO_PODS + "---\n" + MANIFEST);
    CheckRunner runner = new CheckRunner(List.of(new HasNode(), new Always("c", Outcome.pass())));
    assertThat(runner.run(audit)).isEqualTo(runner.run(audit));
  }

  @Test
  void theLowestLevelOfItsPodsIsTheOneOfAWorkload() {
    String pods =
        """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: app, namespace: shop, uid: rs-1}
        spec: {selector: {matchLabels: {app: app}}, template: {metadata: {labels: {app: app}}, spec: {containers: [{name: app}]}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: app-1, namespace: shop, uid: p-1, labels: {app: app}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: app, uid: rs-1, controller: true}]}
        spec: {containers: [{name: app, securityContext: {allowPrivilegeEscalation: false, runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}, capabilities: {drop: [ALL]}}}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: app-2, namespace: shop, uid: p-2, labels: {app: app}, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: app, uid: rs-1, controller: true}]}
        spec: {containers: [{name: app}]}
        """;
    List<CheckResult> results =
        new CheckRunner(List.of(new PssLevel()))
            .run(Audits.of(Audits.snapshot(pods, "v1.33.2", Map.of()), List.of()));
    assertThat(results)
        .extracting(CheckResult::outcome)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Pass.class,
            pass -> {
              assertThat(pass.message())
                  .startsWith("is baseline by the rules of 1.33: restricted forbids ");
              assertThat(pass.evidence())
                  .extracting(one -> ((Evidence.Value) one).value())
                  .containsExactly("baseline");
            });
  }
}
