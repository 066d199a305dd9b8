package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands as scripts use them: rows on standard output, words on standard error, exit codes.
class CommandsTest {
  private static final String TWO_PODS =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec:
        containers: [{name: web, image: web:1, ports: [{containerPort: 80}]}]
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: vault, namespace: payments, labels: {app: vault}}
      spec:
        containers: [{name: vault, image: vault:1}]
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: allow-web, namespace: payments}
      spec:
        podSelector: {}
        policyTypes: [Ingress]
        ingress:
        - from:
          - namespaceSelector:
              matchLabels: {kubernetes.io/metadata.name: shop}
          ports:
          - port: 5432
      """;

  @TempDir Path folder;

  private Path project() throws IOException {
    Path file = folder.resolve("pods.yaml");
    Files.writeString(file, TWO_PODS);
    Path project = folder.resolve("p.inscope");
    assertThat(Run.of("import", file, "--project", project).code()).isZero();
    return project;
  }

  @Test
  void importSaysWhatItReadAndThatNothingGotLost() throws IOException {
    Path file = folder.resolve("pods.yaml");
    Files.writeString(file, TWO_PODS);

    Run run = Run.of("import", file, "--project", folder.resolve("p.inscope"));

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("3 objects read, 0 problems")
        .contains("3 objects read = 3 kept")
        .contains("1 file = 1 imported")
        .contains("sealed in " + folder.resolve("p.inscope"));
  }

  @Test
  void aBrokenDocumentCostsOneObjectAndIsListedWithItsPlace() throws IOException {
    Path file = folder.resolve("pods.yaml");
    Files.writeString(file, TWO_PODS.replace("name: vault, namespace", "name: vault: namespace"));
    Path project = folder.resolve("p.inscope");

    assertThat(Run.of("import", file, "--project", project).code()).isEqualTo(1);
    Run problems = Run.of("problems", project, "--format", "csv");

    assertThat(problems.code()).isEqualTo(1);
    assertThat(problems.lines().getFirst())
        .isEqualTo("source,path,line,column,severity,message,objects_affected,repair");
    assertThat(problems.lines()).hasSize(2);
    assertThat(problems.lines().get(1)).contains("pods.yaml").contains(",9,");
    assertThat(Run.of("resources", project, "--format", "csv").lines()).hasSize(3);
  }

  @Test
  void aLimitIsChangedWithAReasonWhichIsKeptAndIsNothingToLookAt() throws IOException {
    Path file = folder.resolve("pods.yaml");
    Files.writeString(file, TWO_PODS);
    Path project = folder.resolve("p.inscope");

    Run run =
        Run.of(
            "import",
            file,
            "--project",
            project,
            "--limit",
            "depth=12",
            "--limit",
            "ratio=500",
            "--limit-reason",
            "deep, password=hunter2secret");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("2 notes: 'inscope problems");
    Run notes = Run.of("problems", project, "--format", "csv");
    assertThat(notes.code()).isZero();
    assertThat(notes.out())
        .contains("limit ratio raised from 200 to 500: deep")
        .contains("limit depth raised from 8 to 12: deep")
        .doesNotContain("hunter2secret");

    Run wrong =
        Run.of("import", file, "--project", project, "--limit", "size=1", "--limit-reason", "x");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("there is no limit 'size'; there are ratio, entries, depth, object");
    Run silent = Run.of("import", file, "--project", project, "--limit", "depth=9");
    assertThat(silent.code()).isEqualTo(2);
    assertThat(silent.err()).contains("--limit and --limit-reason belong together");
  }

  @Test
  void connectionsNameThePolicyLineThatPermits() throws IOException {
    Run run = Run.of("connections", project(), "--all", "--format", "csv");

    assertThat(run.lines().getFirst())
        .isEqualTo(
            "from_type,from_namespace,from_kind,from_name,from_addresses,to_type,to_namespace,to_kind,to_name,to_addresses,protocol,port_from,port_to,verdict,enforced,via,protection,from_scope,to_scope,because_egress,because_ingress,id");
    assertThat(run.lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "workload,shop,Pod,web,,workload,payments,Pod,vault,,TCP,5432,5432,ALLOWED,unknown,pod,unknown,undecided,undecided,no"
                            + " policy isolates shop/web for egress,NetworkPolicy"
                            + " payments/allow-web ingress[0] at pods.yaml:20,c-"));
  }

  @Test
  void explainShowsEveryRuleAndTheOneThatDecided() throws IOException {
    Run run =
        Run.of(
            "explain",
            project(),
            "--from",
            "shop/Pod/web",
            "--to",
            "payments/Pod/vault",
            "--port",
            "TCP/5432");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("ALLOWED")
        .contains("NetworkPolicy payments/allow-web ingress[0] at pods.yaml:20");
  }

  @Test
  void scopeIsAppliedAndShown() throws IOException {
    Path project = project();
    Path scope = folder.resolve("scope.yaml");
    Files.writeString(
        scope, "cde:\n  - namespace: payments\n    data-role: stores\n    because: the vault\n");

    Run applied = Run.of("scope", project, "--apply", scope, "--format", "csv");

    assertThat(applied.code()).isZero();
    assertThat(applied.lines())
        .containsExactly(
            "namespace,kind,name,declared,derived,effective,data_role,because",
            "payments,Pod,vault,cde,cde,cde,stores,the vault",
            applied.lines().get(2));
    assertThat(applied.lines().get(2)).startsWith("shop,Pod,web,,connected-to,connected-to,none,");
  }

  @Test
  void aScopeFileWithMistakesIsRefusedAsAWhole() throws IOException {
    Path project = project();
    Path scope = folder.resolve("scope.yaml");
    Files.writeString(scope, "cde:\n  - namespace: payments\n    colour: red\n");

    Run refused = Run.of("scope", project, "--apply", scope);

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains(scope + ": line 2:").contains("(SCOPE-INVALID)");
    assertThat(Run.of("scope", project, "--format", "csv").out()).doesNotContain(",cde,");
  }

  @Test
  void checksReportPlaceAndOutcome() throws IOException {
    Run run = Run.of("check", project(), "--check", "pod-writable-rootfs", "--format", "csv");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines().getFirst())
        .isEqualTo(
            "check,outcome,severity,group,kind,namespace,name,container,pointer,value,message,standing,finding");
    assertThat(run.lines()).hasSize(3);
    assertThat(run.lines().get(1))
        .startsWith(
            "pod-writable-rootfs,FAIL,medium,,Pod,payments,vault,vault,/spec/containers/0/securityContext/readOnlyRootFilesystem,");
  }

  @Test
  void requirementsOfAFramework() throws IOException {
    Run run = Run.of("requirements", project(), "--framework", "pci-dss-4.0.1", "--format", "csv");

    assertThat(run.lines().getFirst())
        .isEqualTo(
            "framework,requirement,title,status,pass,fail,manual,not_assessed,not_applicable,reach,interpretation,questions,crosswalk");
    assertThat(run.out()).contains("pci-dss-4.0.1,1.2.3,").contains(",PCI DSS 3.2.1 1.1.2\n");
  }

  @Test
  void jsonIsOneObjectAndTwoRunsGiveTheSameBytes() throws IOException {
    Path project = project();

    Run first = Run.of("resources", project, "--format", "json");
    Run second = Run.of("resources", project, "--format", "json");

    assertThat(first.out())
        .startsWith("{\n  \"schema\": \"inscope/resources/1\",\n")
        .isEqualTo(second.out());
  }

  @Test
  void diagramAndReportAreWritten() throws IOException {
    Path project = project();

    Run diagram = Run.of("diagram", project, "--out", folder.resolve("d"), "--format", "svg");
    Run report = Run.of("report", project, "--out", folder.resolve("r.xlsx"));

    assertThat(diagram.lines())
        .containsExactly(folder.resolve("d").resolve("overview.svg").toString());
    assertThat(diagram.code()).isZero();
    assertThat(
            Run.of(
                    "diagram",
                    project,
                    "--out",
                    folder.resolve("e"),
                    "--layout",
                    "elk",
                    "--page",
                    "overview")
                .lines())
        .containsExactly(
            folder.resolve("e").resolve("overview.svg").toString(),
            folder.resolve("e").resolve("overview.png").toString(),
            folder.resolve("e").resolve("network-diagram.pdf").toString());
    assertThat(report.lines()).containsExactly(folder.resolve("r.xlsx").toString());
    assertThat(Files.size(folder.resolve("r.xlsx"))).isPositive();
  }

  @Test
  void verifyFindsAnUntouchedProjectIntact() throws IOException {
    Run run = Run.of("verify", project(), "--format", "csv");

    assertThat(run.code()).isZero();
    assertThat(run.lines().getFirst()).isEqualTo("snapshot,sealed_at,sha256,result");
    assertThat(run.lines().get(1)).startsWith("pods.yaml,").endsWith(",intact");
  }

  @Test
  void showPrintsTheObjectAsYamlThatReadsBack() throws IOException {
    Run run =
        Run.of("show", project(), "payments/NetworkPolicy.networking.k8s.io/allow-web", "--yaml");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("kubernetes.io/metadata.name: shop").contains("- port: 5432");
    assertThat(run.err()).contains("Read from ").contains("pods.yaml:13");
  }

  @Test
  void cataloguesAreListed() {
    assertThat(Run.of("formats", "--format", "csv").out()).contains("kubectl-yaml");
    assertThat(Run.of("frameworks", "--format", "csv").out())
        .contains("pci-dss-4.0.1")
        .contains("pci-dss-3.2.1")
        .contains("nist-sp-800-190,NIST SP 800-190,24,");
    Run checks = Run.of("checks", "--format", "csv");
    assertThat(checks.lines()).hasSize(397);
    assertThat(checks.out())
        .contains(
            "pod-privileged-container,No container runs privileged,critical,pods,implemented,\n")
        .contains(",waiting for data,")
        .contains(",not possible,");
    assertThat(checks.err())
        .matches("396 checks: \\d+ implemented, \\d+ waiting for data, \\d+ not possible\\.\n");
  }

  @Test
  void demoDoesEverythingAndNamesTheFiveWorstFindings() {
    Run run = Run.of("demo", "--out", folder.resolve("demo"));

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("The sample bank: 273 objects read = 273 kept.");
    assertThat(run.lines().stream().filter(line -> line.startsWith("  critical "))).hasSize(5);
    for (String name :
        new String[] {
          "sample-bank.inscope",
          "scope.yaml",
          "overview.svg",
          "overview.png",
          "network-diagram.pdf",
          "sample-bank.xlsx"
        }) {
      assertThat(folder.resolve("demo").resolve(name)).isNotEmptyFile();
      assertThat(run.out()).contains(folder.resolve("demo").resolve(name).toString());
    }
    assertThat(Run.of("demo", "--out", folder.resolve("demo")).code()).as("a second time").isZero();
  }

  @Test
  void outputIsUtf8WhateverTheCluster() throws IOException {
    Path file = folder.resolve("umlaut.yaml");
    Files.writeString(
        file,
        "apiVersion: v1\n"
            + "kind: ConfigMap\n"
            + "metadata: {name: a, namespace: b, annotations: {x: 'Zürich €'}}\n",
        StandardCharsets.UTF_8);
    Path project = folder.resolve("u.inscope");
    Run.of("import", file, "--project", project);

    assertThat(Run.of("show", project, "b/ConfigMap/a").out()).contains("Zürich €");
  }

  private Path scope(String yaml) throws IOException {
    Path file = folder.resolve("scope.yaml");
    Files.writeString(file, yaml);
    return file;
  }

  @Test
  void exposureListsPodsThatDoNotExistAndWhoMayMakeThem() throws IOException {
    Path pods = folder.resolve("labels.yaml");
    Files.writeString(
        pods,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: vault, namespace: payments}
        spec: {}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: vault, namespace: payments}
        spec:
          podSelector: {}
          policyTypes: [Ingress, Egress]
          ingress:
            - from: [{podSelector: {matchLabels: {app: front}}}]
        """);
    Path project = folder.resolve("labels.inscope");
    assertThat(Run.of("import", pods, "--project", project).code()).isZero();

    Run before = Run.of("exposure", project, "--format", "csv");
    assertThat(before.lines()).hasSize(1);
    assertThat(before.err()).contains("No workload is declared as CDE, so nothing is exposed");

    Path scope = scope("cde: [{workload: payments/Pod/vault}]");
    assertThat(Run.of("scope", project, "--apply", scope).code()).isZero();
    Run run = Run.of("exposure", project, "--format", "csv");
    assertThat(run.code()).isZero();
    assertThat(run.lines().get(1))
        .startsWith(
            "payments,Pod,vault,cde,ingress,ALLOWED,any pod labelled app=front in namespace"
                + " payments,payments,no,all,unknown,no,NetworkPolicy payments/vault ingress[0],"
                + "labels.yaml:13,closed by NetworkPolicy payments/vault,in payments: app=front,"
                + "create or change pods there: nobody known; change the policies of payments:"
                + " nobody known; UNKNOWN who");
    assertThat(run.err())
        .contains("Note: ClusterRoleBinding: it is not part of what was handed over.");
    assertThat(Run.of("exposure", project).out()).contains("app=front");
    assertThat(Run.of("exposure", project, "--all", "--format", "json").out())
        .contains("\"who_may\"");
  }

  @Test
  void pathsListsWhatNoPolicyControlsAndSaysWhatItRestsOn() throws IOException {
    Path pods = folder.resolve("shared.yaml");
    Files.writeString(
        pods,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: vault, namespace: payments}
        spec: {volumes: [{name: d, persistentVolumeClaim: {claimName: cards}}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: report, namespace: payments}
        spec: {volumes: [{name: d, persistentVolumeClaim: {claimName: cards}}]}
        """);
    Path project = folder.resolve("shared.inscope");
    assertThat(Run.of("import", pods, "--project", project).code()).isZero();

    Run before = Run.of("paths", project, "--format", "csv");
    assertThat(before.lines()).hasSize(1);
    assertThat(before.err()).contains("No workload is declared as CDE, so no path touches it");
    assertThat(Run.of("paths", project, "--all", "--format", "csv").lines()).hasSizeGreaterThan(1);

    Path scope = scope("cde: [{workload: payments/Pod/vault}]");
    assertThat(Run.of("scope", project, "--apply", scope).code()).isZero();
    Run run = Run.of("paths", project, "--format", "csv");
    assertThat(run.code()).isZero();
    assertThat(run.lines().getFirst())
        .isEqualTo(
            "family,kind,verdict,from_type,from_namespace,from_name,run_by,from_scope,to_type,"
                + "to_namespace,to_name,to_scope,how,evidence");
    assertThat(run.lines())
        .contains(
            "volume,volume,ALLOWED,workload,payments,report,,connected-to,workload,payments,vault,"
                + "cde,\"mounts PersistentVolumeClaim payments/cards, as payments/vault does\","
                + "shared.yaml:9 and shared.yaml:4");
    assertThat(run.err())
        .contains("Note: ClusterRoleBinding: it is not part of what was handed over.");
    assertThat(Run.of("paths", project).out()).contains("report").contains("volume");
    assertThat(Run.of("paths", project, "--format", "json").out())
        .contains("\"schema\"")
        .contains("\"to_name\"");
  }

  @Test
  void scopeCountsTheUndecidedAndTellsOfDecisionsThatNoLongerCount() throws IOException {
    Path project = project();
    Path scope =
        scope(
            "cde: [{namespace: payments}]\n"
                + "out-of-scope: [{namespace: shop, valid-until: 2001-01-01}]");
    assertThat(Run.of("scope", project).err())
        .contains(
            "2 workloads and nodes: 2 undecided. The undecided ones count as in scope until"
                + " somebody decides.");
    Run run = Run.of("scope", project, "--apply", scope);
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("Note: line 2: expired on 2001-01-01 and no longer counts; decide anew")
        .contains("2 workloads and nodes: 1 cde, 1 connected-to.");
  }

  @Test
  void checksCanBeAskedByTheRulesOfAnotherVersion() throws IOException {
    Path file = folder.resolve("probe.yaml");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop}
        spec:
          containers:
          - name: web
            livenessProbe: {httpGet: {host: ledger.example, port: 80}}
        """);
    Path project = folder.resolve("probe.inscope");
    assertThat(Run.of("import", file, "--project", project).code()).isZero();

    assertThat(level(project, "1.33")).endsWith(",/spec,baseline,");
    assertThat(level(project, "v1.34.2")).endsWith(",/spec,privileged,");
    assertThat(level(project, "latest")).endsWith(",/spec,privileged,");
    assertThat(
            Run.of("check", project, "--check", "pod-pss-level", "--format", "csv").lines().get(1))
        .contains("the cluster's version is not known, these are the newest rules");
  }

  /// The row of the only workload up to its value.
  private static String level(Path project, String version) {
    Run run =
        Run.of(
            "check",
            project,
            "--check",
            "pod-pss-level",
            "--kubernetes-version",
            version,
            "--format",
            "csv");
    assertThat(run.lines()).as(run.err()).hasSize(2);
    String row = run.lines().get(1);
    return row.substring(0, row.indexOf("\"is "));
  }
}
