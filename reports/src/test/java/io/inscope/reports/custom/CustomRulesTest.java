package io.inscope.reports.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckResult;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.checks.Audits;
import io.inscope.reports.framework.Framework;
import io.inscope.reports.framework.Frameworks;
import io.inscope.reports.framework.Reach;
import io.inscope.reports.framework.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomRulesTest {
  private static final Path SHIPPED = Path.of("../app/docs/rules");

  private static final String SHOP =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop, labels: {team: web}}
      spec:
        template:
          spec:
            initContainers:
            - {name: init, image: registry.example/init:1}
            containers:
            - {name: web, image: docker.io/web:1}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec: {type: NodePort, ports: [{port: 80}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: db, namespace: shop}
      spec: {type: ClusterIP, ports: [{port: 5432}]}
      """;

  private static final String OWN_REGISTRY =
      """
      id: acme-own-registry
      title: Images come from our registry
      severity: high
      about: container
      parameters:
        registries: [registry.example]
      expression: params.registries.exists(r, container.image.startsWith(r + "/"))
      message: runs images from elsewhere
      evidence: [image]
      requirements: [demo 1.1]
      """;

  private static final Frameworks DEMO =
      Frameworks.of(
          List.of(
              new Framework(
                  "demo",
                  "Demo",
                  "",
                  List.of(
                      new Requirement(
                          "1.1",
                          "Images",
                          List.of(),
                          List.of("img-latest"),
                          List.of(),
                          Reach.FULL,
                          "Sees images.",
                          List.of(),
                          "")))));

  @TempDir Path folder;

  private CustomRules rules(String... texts) throws IOException {
    for (int i = 0; i < texts.length; i++) {
      Files.writeString(folder.resolve("rule%d.yaml".formatted(i)), texts[i]);
    }
    return RuleFolder.read(folder, DEMO, Set.of("img-latest"));
  }

  private static List<CheckResult> run(CustomRules rules, String yaml) {
    Audit audit = Audits.of(yaml);
    return new CheckRunner(rules.checks()).run(audit);
  }

  private static List<String> said(CustomRules rules, String yaml) {
    return run(rules, yaml).stream()
        .map(r -> r.subject() + " " + r.outcome().word() + words(r.outcome()))
        .toList();
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Fail fail ->
          " "
              + fail.message()
              + fail.evidence().stream()
                  .map(e -> (Evidence.Value) e)
                  .map(e -> e.container() + " " + e.pointer() + "=" + e.value())
                  .collect(Collectors.joining(", ", " [", "]"));
      case Outcome.NotAssessed not -> " " + not.why();
      default -> "";
    };
  }

  private static String rule(String about, String expression) {
    return """
    id: acme-rule
    title: Holds
    severity: low
    about: %s
    expression: %s
    message: does not hold
    """
        .formatted(about, expression);
  }

  @Test
  void aRuleAboutContainersShowsTheContainerAndTheField() throws IOException {
    CustomRules rules = rules(OWN_REGISTRY);

    assertThat(rules.problems()).isEmpty();
    assertThat(said(rules, SHOP))
        .containsExactly(
            "shop/Deployment.apps/web FAIL runs images from elsewhere"
                + " [web /spec/template/spec/containers/0/image=docker.io/web:1]");
  }

  @Test
  void aRuleAboutAKindIsAskedOfEachObjectOfIt() throws IOException {
    CustomRules rules =
        rules(
            """
            id: acme-no-node-port
            title: No Service opens a port of the nodes
            severity: medium
            about: Service
            expression: "!(has(object.spec.type) && object.spec.type == 'NodePort')"
            message: opens a port of the nodes
            message-expression: "'opens port ' + string(object.spec.ports[0].port)"
            evidence: [spec.type]
            """);

    assertThat(rules.problems()).isEmpty();
    assertThat(said(rules, SHOP))
        .containsExactly(
            "shop/Service/db PASS", "shop/Service/web FAIL opens port 80 [ /spec/type=NodePort]");
  }

  @Test
  void whatCannotBeEvaluatedIsNotAssessedAndNeverAPass() throws IOException {
    assertThat(said(rules(rule("workload", "object.metadata.labels.tier == 'web'")), SHOP))
        .containsExactly(
            "shop/Deployment.apps/web NOT_ASSESSED a field it reads is not set; ask has(...) first,"
                + " or use a default");
    assertThat(said(rules(rule("workload", "object.metadata.labels.team > 3")), SHOP))
        .containsExactly(
            "shop/Deployment.apps/web NOT_ASSESSED a field it reads holds a value of another kind"
                + " than it expects");
    assertThat(said(rules(rule("workload", "1 / (size(containers) - 2) == 1")), SHOP))
        .containsExactly("shop/Deployment.apps/web NOT_ASSESSED it divides by zero");
    assertThat(said(rules(rule("workload", "containers[7].name == 'x'")), SHOP))
        .containsExactly(
            "shop/Deployment.apps/web NOT_ASSESSED a list it reads has fewer items than it"
                + " expects");
  }

  @Test
  void anExpressionCannotRunForEver() throws IOException {
    String list = "[1,2,3,4,5,6,7,8,9,10]";
    String expression = "true";
    for (char name = 'a'; name <= 'f'; name++) {
      expression = "%s.all(%s, %s)".formatted(list, name, expression);
    }

    assertThat(said(rules(rule("workload", "\"" + expression + "\"")), SHOP))
        .containsExactly(
            "shop/Deployment.apps/web NOT_ASSESSED it takes more than 100000 steps; make it"
                + " simpler");
  }

  @Test
  void mistakesInAnExpressionAreToldWithFileLineAndColumn() throws IOException {
    CustomRules rules =
        rules(
            """
            id: acme-inline
            title: T
            severity: low
            about: Service
            expression: object.spec.type == nodePort
            message: m
            """,
            """
            id: acme-block
            title: T
            severity: low
            about: Service
            expression: |
              has(object.spec.type)
                && pod.hostPID
            message: m
            """,
            """
            id: acme-quoted
            title: T
            severity: low
            about: Service
            expression: "1 + 1"
            message: m
            """);

    assertThat(rules.problems())
        .containsExactly(
            "rule0.yaml:5:33: undeclared reference to 'nodePort' (in container '')",
            "rule1.yaml:7:8: undeclared reference to 'pod' (in container '')",
            "rule2.yaml:5:16: expected type 'bool' but found 'int'");
  }

  @Test
  void aRuleThatCannotBeReadAnswersSoInsteadOfBeingForgotten() throws IOException {
    CustomRules rules =
        rules(rule("workload", "true").replace("acme-rule", "acme-a"), rule("workload", "tru"));

    assertThat(said(rules, SHOP))
        .containsExactly(
            "shop/Deployment.apps/web PASS",
            "cluster NOT_ASSESSED the rule cannot be read: rule1.yaml:5:13: undeclared reference to"
                + " 'tru' (in container '')");
  }

  @Test
  void everythingWrongWithARuleIsToldAtOnce() throws IOException {
    CustomRules rules =
        rules(
            """
            id: Own Registry
            severity: severe
            abuot: workload
            expression: "true"
            requirements: [demo 9.9, sox 1]
            """,
            rule("workload", "true").replace("acme-rule", "img-latest"),
            "- a list",
            "id: [");

    assertThat(rules.checks()).isEmpty();
    assertThat(rules.problems())
        .containsExactly(
            "rule0.yaml:3: unknown key 'abuot'; known are about, evidence, expression, id, limits,"
                + " message, message-expression, parameters, remedy, requirements, severity, title,"
                + " why",
            "rule0.yaml:1: give id, small letters and digits with dashes: acme-own-registry",
            "rule0.yaml:1: give about: workload, container, or a kind like"
                + " Ingress.networking.k8s.io",
            "rule0.yaml:1: give message",
            "rule0.yaml:1: give title",
            "rule0.yaml:5: there is no requirement 'demo 9.9'; write it like pci-dss-4.0.1 6.3.2",
            "rule0.yaml:5: there is no requirement 'sox 1'; write it like pci-dss-4.0.1 6.3.2",
            "rule0.yaml:2: give severity: critical, high, medium, low or info",
            "rule1.yaml:1: there is a check 'img-latest' already",
            "rule2.yaml: expected a rule with id, about, expression and message",
            "rule3.yaml:1: a value is missing");
  }

  @Test
  void aRuleStandsAmongTheChecksOfTheRequirementsItNames() throws IOException {
    Frameworks extended = rules(OWN_REGISTRY).into(DEMO);

    assertThat(extended.all().getFirst().requirements().getFirst().checks())
        .containsExactly("acme-own-registry", "img-latest");
  }

  @Test
  void theRulesTheGuideShowsCompileAndFindWhatTheySay() throws IOException {
    CustomRules rules = RuleFolder.read(SHIPPED, Frameworks.shipped(Set.of()), Set.of());

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.checks()).hasSize(3);
    assertThat(said(rules, SHOP)).anyMatch(line -> line.contains(" FAIL "));
  }
}
