package io.inscope.reports.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the shipped files have to keep to.
class FrameworksTest {
  private static final Path FOLDER = Path.of("src/main/resources/io/inscope/reports/frameworks");

  private final Frameworks frameworks = Frameworks.shipped(Set.of());
  private final Framework old = frameworks.find("pci-dss-3.2.1").orElseThrow();
  private final Framework current = frameworks.find("pci-dss-4.0.1").orElseThrow();

  @Test
  void everyFileInTheFolderIsListed() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".yaml")))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(Frameworks.FILES, Frameworks.BENCHMARKS).flatMap(List::stream).toList());
    }
  }

  @Test
  void theFrameworksAndTheirSizesAreThese() {
    assertThat(frameworks.all().stream().map(f -> f.id() + " " + f.requirements().size()))
        .containsExactly(
            "pci-dss-4.0.1 105",
            "pci-dss-3.2.1 96",
            "pci-ssc-container-guidance 36",
            "nist-sp-800-190 24",
            "pod-security-standards 19",
            "nsa-cisa-kubernetes-1.2 6",
            "soc-2 25",
            "hipaa-security-rule 37",
            "gdpr-art-32 9",
            "cis-kubernetes-1.12 131",
            "cis-kubernetes-1.12-kubescape 131",
            "cis-kubernetes-1.11 133",
            "cis-kubernetes-1.10 130",
            "cis-kubernetes-1.8 130");
  }

  @Test
  void reportsUsuallyShowTheNewestVersionOfABenchmarkOnly() {
    assertThat(frameworks.usual().stream().map(Framework::id))
        .containsExactly(
            "pci-dss-4.0.1",
            "pci-dss-3.2.1",
            "pci-ssc-container-guidance",
            "nist-sp-800-190",
            "pod-security-standards",
            "nsa-cisa-kubernetes-1.2",
            "soc-2",
            "hipaa-security-rule",
            "gdpr-art-32",
            "cis-kubernetes-1.12");
  }

  @Test
  void anUnknownFrameworkIsNotFound() {
    assertThat(frameworks.find("pci-dss-2.0")).isEmpty();
  }

  @Test
  void theRetiredVersionSaysSoAndHasItsTwentyEightNumbers() {
    assertThat(old.note()).isEqualTo("retired 31 March 2024; kept for comparison");
    assertThat(ids(old))
        .contains(
            "1.1.2", "1.1.4", "1.2", "1.2.1", "1.3.2", "1.3.4", "1.3.5", "2.1", "2.2", "2.2.1",
            "2.2.2", "2.2.3", "2.2.5", "2.3", "2.4", "3.6.2", "6.1", "6.2", "6.4.1", "6.4.2",
            "6.5.1", "6.5.3", "6.5.4", "6.5.6", "10.2.5", "11.2.1", "11.5", "11.5.1");
  }

  /// Requirements that version 4 added; nothing in version 3.2.1 leads to them.
  @Test
  void onlyWhatIsNewInTheCurrentVersionHasNoCounterpart() {
    assertThat(
            Stream.of(old, current)
                .flatMap(f -> f.requirements().stream())
                .filter(requirement -> requirement.crosswalk().isEmpty())
                .map(Requirement::id))
        .containsExactly("7.2.4", "8.6.3", "11.3.1.2", "12.3.3", "12.3.4", "12.10.7");
  }

  @Test
  void theContainerGuidanceHasItsSixteenAreas() {
    assertThat(
            ids(frameworks.find("pci-ssc-container-guidance").orElseThrow()).stream()
                .map(id -> Integer.valueOf(id.split("\\.")[0]))
                .distinct())
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
  }

  @Test
  void everySafeguardOfHipaaThatNoSnapshotProvesIsAQuestion() {
    assertThat(
            frameworks.find("hipaa-security-rule").orElseThrow().requirements().stream()
                .filter(r -> r.reach() == Reach.NONE)
                .map(Requirement::id))
        .contains("308(a)(5)", "308(b)(1)", "310(a)(1)", "310(c)", "312(a)(2)(iii)", "312(c)(2)");
  }

  @Test
  void oneItemOfTheBenchmarkHasTheNumberOfEachVersion() {
    String ports = "Containers take no port of their node";
    assertThat(number("1.12", ports)).isEqualTo("5.2.12");
    assertThat(number("1.12-kubescape", ports)).isEqualTo("5.2.13");
    assertThat(number("1.11", ports)).isEqualTo("5.2.13");
    assertThat(number("1.8", ports)).isEqualTo("5.2.13");
    assertThat(requirement(frameworks.find("cis-kubernetes-1.12").orElseThrow(), "5.2.12"))
        .extracting(Requirement::crosswalk)
        .isEqualTo(
            List.of(
                "CIS Kubernetes Benchmark 1.12-kubescape 5.2.13",
                "CIS Kubernetes Benchmark 1.11 5.2.13",
                "CIS Kubernetes Benchmark 1.10 5.2.13",
                "CIS Kubernetes Benchmark 1.8 5.2.13"));
    String profiling = "The API server offers no profiling";
    assertThat(number("1.12", profiling)).isEqualTo("1.2.15");
    assertThat(number("1.8", profiling)).isEqualTo("1.2.16");
    String seccomp = "A seccomp profile applies to every container";
    assertThat(number("1.11", seccomp)).isEqualTo("5.6.2");
    assertThat(number("1.10", seccomp)).isEqualTo("5.7.2");
  }

  @Test
  void theNumbersOfTheBenchmarkRunOn() {
    assertThat(ids(frameworks.find("cis-kubernetes-1.12").orElseThrow()))
        .startsWith("1.1.1", "1.1.2", "1.1.3")
        .containsSubsequence("1.2.9", "1.2.10", "1.2.30", "1.3.1", "2.7", "3.1.1", "5.1.13")
        .endsWith("5.6.3", "5.6.4");
  }

  @Test
  void theDiagramIsNotConfusedWithItsNumberInTheOtherVersion() {
    assertThat(requirement(old, "1.1.2").crosswalk())
        .containsExactly("PCI DSS 4.0.1 1.2.3", "PCI DSS 4.0.1 1.2.4");
    assertThat(requirement(current, "1.2.3").crosswalk()).containsExactly("PCI DSS 3.2.1 1.1.2");
    assertThat(requirement(current, "1.2.3").title()).isEqualTo(requirement(old, "1.1.2").title());
    assertThat(requirement(old, "1.2.3").title()).contains("wireless");
    assertThat(requirement(current, "1.1.2").crosswalk()).containsExactly("PCI DSS 3.2.1 1.1.5");
  }

  @Test
  void crosswalksLeadThereAndBack() {
    assertThat(pairs(old, current)).isNotEmpty().isEqualTo(reversed(pairs(current, old)));
  }

  @Test
  void everyCheckIsInTheCatalogueAndPlannedUntilItIsBuilt() {
    CheckCatalogue catalogue = CheckCatalogue.shipped();
    assertThat(all().flatMap(r -> r.planned().stream()))
        .isNotEmpty()
        .allMatch(id -> catalogue.find(id).isPresent());
    assertThat(all().flatMap(r -> r.checks().stream())).isEmpty();

    Requirement stateful =
        requirement(
            Frameworks.shipped(Set.of("net-cni-enforces")).find("pci-dss-3.2.1").orElseThrow(),
            "1.3.5");
    assertThat(stateful.checks()).containsExactly("net-cni-enforces");
    assertThat(stateful.planned()).containsExactly("cde-udp");
  }

  @Test
  void whatTheChecksSeeOnlyInPartLeavesAQuestionAndAnArtefact() {
    assertThat(all().filter(r -> r.reach() != Reach.FULL))
        .isNotEmpty()
        .allSatisfy(
            r -> {
              assertThat(r.questions()).isNotEmpty().allMatch(question -> question.endsWith("?"));
              assertThat(r.artefact()).isNotBlank();
            });
  }

  @Test
  void titlesAreShortAndDoNotRepeat() {
    for (Framework framework : frameworks.all()) {
      List<String> titles = framework.requirements().stream().map(Requirement::title).toList();
      assertThat(titles).doesNotHaveDuplicates().allMatch(title -> title.length() <= 90);
    }
  }

  @Test
  void interpretationsAreSentences() {
    assertThat(all().map(Requirement::interpretation)).allMatch(text -> text.endsWith("."));
  }

  private Stream<Requirement> all() {
    return frameworks.all().stream().flatMap(framework -> framework.requirements().stream());
  }

  private String number(String version, String title) {
    return frameworks.find("cis-kubernetes-" + version).orElseThrow().requirements().stream()
        .filter(r -> r.title().equals(title))
        .map(Requirement::id)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(Framework framework) {
    return framework.requirements().stream().map(Requirement::id).toList();
  }

  private static Requirement requirement(Framework framework, String id) {
    return framework.requirements().stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /// `a -> b` for each crosswalk of one framework into the other.
  private static Set<String> pairs(Framework from, Framework to) {
    return from.requirements().stream()
        .flatMap(r -> r.crosswalk().stream().map(there -> here(from, r.id()) + " -> " + there))
        .peek(pair -> assertThat(pair).contains(" -> " + to.title() + " "))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String here(Framework framework, String id) {
    return framework.title() + " " + id;
  }

  private static Set<String> reversed(Collection<String> pairs) {
    return pairs.stream()
        .map(pair -> pair.split(" -> ", 2))
        .map(ends -> ends[1] + " -> " + ends[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
