package io.inscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.assessment.Finding;
import io.inscope.reports.diagram.Diagram;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.Answer;
import io.inscope.snapshot.network.Connection;
import io.inscope.snapshot.network.Explanation;
import io.inscope.snapshot.network.Peer;
import io.inscope.snapshot.network.Protocol;
import io.inscope.snapshot.scope.ScopeClass;
import io.inscope.snapshot.scope.ScopeEntry;
import io.inscope.snapshot.store.Project;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole way on the sample bank, against what its authors planted: `sample-bank/EXPECTED.md` in
/// the test resources.
class SampleBankTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-11T08:00:00Z"), ZoneOffset.UTC);

  @TempDir static Path folder;
  private static Path project;
  private static Analysis bank;

  @BeforeAll
  static void importBank() {
    // As on the first day, when the folder of the user's own files is not there yet.
    project = folder.resolve("new").resolve("bank.inscope");
    bank = workspace().sampleBank(project, Progress.NONE);
  }

  private static ProjectWorkspace workspace() {
    return new ProjectWorkspace(new Services(CLOCK, folder.resolve("config")));
  }

  /// A question and its answer.
  ///
  /// @param denies the sides that deny, separated by a blank
  record Expected(String from, String to, String port, String answer, String denies) {}

  static Stream<Expected> answers() throws IOException {
    return resource("answers.csv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(",", -1))
        .map(cells -> new Expected(cells[0], cells[1], cells[2], cells[3], cells[4]));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void everyPlantedQuestionHasItsAnswer(Expected expected) {
    String[] port = expected.port().split("/");
    Explanation explanation =
        bank.connectivity()
            .explain(
                peer(expected.from()),
                peer(expected.to()),
                Protocol.valueOf(port[0]),
                Integer.parseInt(port[1]));

    assertThat(explanation.verdict()).hasToString(expected.answer());
    Set<String> denies = new TreeSet<>();
    if (explanation.egress().answer() == Answer.DENIED) {
      denies.add("egress");
    }
    if (explanation.ingress().answer() == Answer.DENIED) {
      denies.add("ingress");
    }
    assertThat(String.join(" ", denies)).isEqualTo(expected.denies());
    assertThat(explanation.because()).isNotBlank();
  }

  private static Peer peer(String text) {
    return text.contains("/")
        ? new Peer.OfObject(ResourceRef.parse(text).orElseThrow())
        : new Peer.OfAddress(text);
  }

  @Test
  void theTableAndTheExplanationsAgree() {
    for (Connection row : bank.connections()) {
      if (row.from().isObject()
          && row.to().isObject()
          && row.from().type() == io.inscope.snapshot.network.Endpoint.Type.WORKLOAD
          && row.to().type() == io.inscope.snapshot.network.Endpoint.Type.WORKLOAD
          && row.via().startsWith("pod")) {
        Explanation explanation =
            bank.connectivity()
                .explain(
                    new Peer.OfObject(row.from().ref()),
                    new Peer.OfObject(row.to().ref()),
                    row.ports().protocol(),
                    row.ports().from());
        assertThat(explanation.verdict())
            .as("%s -> %s %s", row.from(), row.to(), row.ports())
            .isEqualTo(row.verdict());
      }
    }
  }

  @Test
  void nothingOfTheExportIsLost() {
    try (Project opened = Project.openReadOnly(project)) {
      ClusterSnapshot snapshot = opened.newest();
      assertThat(snapshot.kinds().stream().mapToLong(kind -> snapshot.all(kind).count()).sum())
          .isEqualTo(273);
      assertThat(snapshot.info().kubernetesVersion()).isEqualTo("v1.33.7");
      assertThat(opened.verify().isIntact()).isTrue();
    }
  }

  @Test
  void scopeFollowsDecisionsAndShowsWhereFactsDisagree() {
    assertThat(names(entry -> entry.effective() == ScopeClass.CDE))
        .containsExactlyInAnyOrder(
            "card-vault",
            "fraud-scoring",
            "gateway",
            "hsm-proxy",
            "ingress-nginx-controller",
            "settlement",
            "threeds-server",
            "tokenizer");
    assertThat(names(ScopeEntry::isContradicted)).contains("shop-web");
    assertThat(names(entry -> entry.declared().isEmpty()))
        .containsExactlyInAnyOrder("alertmanager", "debug-shell", "model-cache", "orders-api");
    assertThat(
            names(
                entry -> entry.declared().isEmpty() && entry.derived() == ScopeClass.CONNECTED_TO))
        .containsExactlyInAnyOrder("alertmanager", "debug-shell", "model-cache", "orders-api");
  }

  private static List<String> names(java.util.function.Predicate<ScopeEntry> wanted) {
    return bank.scope().entries().stream()
        .filter(entry -> !entry.isNode())
        .filter(wanted)
        .map(entry -> entry.workload().name())
        .toList();
  }

  @Test
  void plantedDefectsAreFoundWhereTheyStand() {
    assertThat(findings())
        .contains(
            "pod-privileged-container default/DaemonSet.apps/node-tools",
            "pod-runtime-socket default/DaemonSet.apps/node-tools",
            "pod-host-pid default/DaemonSet.apps/node-tools",
            "pod-hostpath-writable logging/DaemonSet.apps/fluent-bit",
            "pod-host-port logging/DaemonSet.apps/fluent-bit",
            "pod-cap-dangerous fraud/Deployment.apps/model-cache",
            "pod-seccomp-unconfined payments/Deployment.apps/threeds-server",
            "pod-run-as-user-zero payments/Deployment.apps/hsm-proxy",
            "rbac-cluster-admin-binding"
                + " ClusterRoleBinding.rbac.authorization.k8s.io/developers-cluster-admin",
            "svc-nodeport orders/Service/orders-admin",
            "ing-tls-missing storefront/Ingress.networking.k8s.io/shop",
            "net-policy-selects-nothing"
                + " payments/NetworkPolicy.networking.k8s.io/allow-pos-terminal",
            "sec-unused reporting/Secret/warehouse-old",
            "sec-configmap-cred orders/ConfigMap/orders-legacy-config");
    assertThat(findings())
        .doesNotContain(
            "pod-privileged-container payments/Deployment.apps/gateway",
            "pod-run-as-root-possible payments/Deployment.apps/gateway",
            "rbac-cluster-admin-binding ClusterRoleBinding.rbac.authorization.k8s.io/cluster-admin",
            "ing-tls-missing payments/Ingress.networking.k8s.io/checkout");
  }

  @Test
  void anEphemeralContainerThatOnlyAPodShowsIsSeen() {
    assertThat(findings()).contains("pod-writable-rootfs payments/Deployment.apps/tokenizer");
  }

  private static Set<String> findings() {
    return bank.assessment().findings().stream()
        .map(Finding::result)
        .map(result -> result.checkId() + " " + result.subject())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void diagramAndTableHaveTheSameConnections() {
    assertThat(
            bank.diagram().edges().stream()
                .map(Diagram.Edge::rows)
                .flatMap(List::stream)
                .sorted()
                .toList())
        .isEqualTo(IntStream.rangeClosed(1, bank.connections().size()).boxed().toList());
  }

  @Test
  void noSecretReachesAnyFile() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Path workbook = out.resolve("bank.xlsx");
    workspace().writeReport(bank, project, workbook, Progress.NONE);
    workspace().writeDiagram(bank, out, Progress.NONE);

    List<Path> files = new java.util.ArrayList<>(List.of(project));
    try (Stream<Path> written = Files.walk(out)) {
      written.filter(Files::isRegularFile).forEach(files::add);
    }
    assertThat(files).hasSizeGreaterThanOrEqualTo(4);
    for (Path file : files) {
      assertThat(Canaries.in(file)).as(file.getFileName().toString()).isEmpty();
    }
    try (Project opened = Project.openReadOnly(project)) {
      for (var kind : opened.newest().kinds()) {
        opened
            .newest()
            .all(kind)
            .forEach(
                resource ->
                    assertThat(
                            Canaries.in(
                                resource.root().toString().getBytes(StandardCharsets.UTF_8)))
                        .as(resource.ref().toString())
                        .isEmpty());
      }
    }
  }

  private static final Pattern LINK =
      Pattern.compile("HYPERLINK\\(\"#'(.+)'!A(\\d+)\",\"(.*)\"\\)", Pattern.DOTALL);

  @Test
  void everyLinkOfTheWorkbookLeadsToWhatItNames() throws IOException {
    Path file = folder.resolve("links.xlsx");
    workspace().writeReport(bank, project, file, Progress.NONE);

    Map<String, Integer> links = new TreeMap<>();
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      for (Sheet sheet : workbook) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.FORMULA
                && cell.getCellFormula().startsWith("HYPERLINK(")) {
              Matcher link = LINK.matcher(cell.getCellFormula());
              String from = sheet.getSheetName() + " " + cell.getAddress();
              assertThat(link.matches()).as(from).isTrue();
              Sheet target = workbook.getSheet(link.group(1));
              assertThat(target).as(from).isNotNull();
              Row there = target.getRow(Integer.parseInt(link.group(2)) - 1);
              assertThat(there).as(from).isNotNull();
              if (there.getRowNum() > 0) {
                assertThat(says(there, link.group(3), row)).as(from + ": " + link.group()).isTrue();
              }
              links.merge(sheet.getSheetName() + " to " + link.group(1), 1, Integer::sum);
            }
          }
        }
      }
      assertThat(links.get("How to read to Findings")).isEqualTo(1);
      int sheets = workbook.getNumberOfSheets();
      assertThat(links.entrySet().stream().filter(e -> e.getKey().endsWith(" to Cover")))
          .hasSize(sheets - 1);
      assertThat(links)
          .containsKeys(
              "Findings to Requirement matrix",
              "Findings to Checks",
              "Requirement matrix to Findings",
              "Requirement matrix to Manual evidence",
              "Manual evidence to Requirement matrix",
              "Manual evidence to Checks");
    }
  }

  /// Whether a row is the one that a link shows: by its name, or by the name of the row that asks
  /// for it, as in `F-7KQ2M4XA +3` and `2 of 3`.
  private static boolean says(Row there, String shown, Row asking) {
    String name = there.getCell(0).getStringCellValue();
    return shown.equals(name)
        || shown.startsWith(name + " +")
        || shown.contains(" of ")
            && there.getCell(1).getStringCellValue().equals(asking.getCell(0).getStringCellValue());
  }

  @Test
  void theSameInputGivesTheSameBytes() throws IOException {
    Path first = folder.resolve("one");
    Path second = folder.resolve("two");
    for (Path place : List.of(first, second)) {
      Files.createDirectories(place);
      Path file = place.resolve("bank.inscope");
      Analysis analysis = workspace().sampleBank(file, Progress.NONE);
      workspace().writeReport(analysis, file, place.resolve("bank.xlsx"), Progress.NONE);
      workspace().writeDiagram(analysis, place, Progress.NONE);
    }
    for (String name : List.of("bank.xlsx", "overview.svg", "overview.png")) {
      assertThat(Files.mismatch(first.resolve(name), second.resolve(name))).as(name).isEqualTo(-1);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = SampleBankTest.class.getResourceAsStream("/sample-bank/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
