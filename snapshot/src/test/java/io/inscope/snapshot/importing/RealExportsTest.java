package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Other people's exports, where they are at hand.
class RealExportsTest {
  private static final Path DATA = Path.of("..", "..", "shared", "data");

  private static Imported imported(String path) {
    assumeTrue(Files.exists(DATA.resolve(path)), () -> "not at hand: " + path);
    return Imported.of(List.of(Source.of(DATA.resolve(path))));
  }

  @Test
  void oneClusterIsTheSameInEveryFormat() {
    Imported list = imported("one-cluster-ten-formats/kubectl-get-list.yaml");
    TreeMap<String, String> expected = list.contents();

    assertThat(list.problems()).isEmpty();
    assertThat(list.objects()).hasSize(1186);
    assertSame("one-cluster-ten-formats/kubectl-get-list.json", expected);
    assertSame("one-cluster-ten-formats/objects.ndjson", expected);
    assertSame("one-cluster-ten-formats/multi-doc.yaml", expected);
    assertSame("one-cluster-ten-formats/kubectl-get-list.yaml.gz", expected);
    assertSame("one-cluster-ten-formats/kubectl-get-list.json.zst", expected);
  }

  private static void assertSame(String path, TreeMap<String, String> expected) {
    Imported other = imported(path);
    assertThat(other.problems()).as(path).isEmpty();
    assertThat(other.objects()).as(path).hasSize(1186);
    TreeMap<String, String> contents = other.contents();
    assertThat(contents.keySet()).as(path).isEqualTo(expected.keySet());
    for (String key : expected.keySet()) {
      // The JSON copies were made by a YAML 1.1 reader, which takes 1e+09 for a text.
      String content =
          contents
              .getOrDefault(key, "")
              .replaceAll("\"(priority|value)\":\"([12])e\\+09\"", "\"$1\":$2000000000");
      assertThat(content).as(path + " " + key).isEqualTo(expected.get(key));
    }
  }

  @Test
  void windowsEncodingsHoldTheSameObjects() {
    TreeMap<String, String> all =
        imported("one-cluster-ten-formats/kubectl-get-list.yaml").contents();
    for (String file : List.of("powershell-utf16le-crlf.yaml", "utf8-bom-crlf.yaml")) {
      Imported some = imported("one-cluster-ten-formats/" + file);
      assertThat(some.problems()).as(file).isEmpty();
      assertThat(some.objects()).as(file).hasSizeGreaterThan(50);
      assertThat(all).as(file).containsAllEntriesOf(some.contents());
    }
  }

  @Test
  void aTreeOfOneFileAnObjectHoldsTheSameObjects() {
    TreeMap<String, String> all =
        imported("one-cluster-ten-formats/kubectl-get-list.yaml").contents();
    Imported tree = imported("one-cluster-ten-formats/kube-dump");

    assertThat(tree.problems()).isEmpty();
    assertThat(all).containsAllEntriesOf(tree.contents());
    assertThat(tree.with(Entry.Disposition.IMPORTED).count()).isEqualTo(tree.objects().size());
  }

  @Test
  void aShopFromManifestsIsReadWhole() {
    Imported shop = imported("online-boutique/kubernetes-manifests");

    assertThat(shop.problems())
        .containsExactly(
            "INFO ../../shared/data/online-boutique/kubernetes-manifests this is declared intent,"
                + " not the cluster: what really runs may differ, and what is not in it may exist"
                + " all the same (0)");
    assertThat(shop.objects()).hasSize(35);
    assertThat(shop.contents().keySet())
        .isEqualTo(
            imported("online-boutique/release/kubernetes-manifests.yaml").contents().keySet());
  }

  @Test
  void nothingOfARepositoryIsDroppedSilently() throws IOException {
    for (String folder : List.of("online-boutique", "kubernetes-goat")) {
      Imported all = imported(folder);
      try (Stream<Path> files = Files.walk(DATA.resolve(folder))) {
        assertThat(all.entries()).hasSize((int) files.filter(Files::isRegularFile).count());
      }
      assertThat(all.with(Entry.Disposition.SKIPPED)).noneMatch(e -> e.note().isEmpty());
      assertThat(all.with(Entry.Disposition.DAMAGED)).isEmpty();
    }
    Imported goat = imported("kubernetes-goat");
    assertThat(goat.with(Entry.Disposition.UNREADABLE).map(Entry::source))
        .allMatch(name -> name.endsWith("/kind-cluster-setup.yaml"));
    assertThat(goat.objects()).hasSize(33);
  }

  @Test
  void chartsAreNotTakenForManifests() {
    Imported chart = imported("online-boutique/helm-chart");

    assertThat(chart.objects()).isEmpty();
    assertThat(chart.with(Entry.Disposition.UNREADABLE)).isEmpty();
    assertThat(chart.with(Entry.Disposition.SKIPPED)).hasSize(chart.entries().size());
  }

  @Test
  void bundlesAreReadFromTheirArchives() {
    Imported gather = imported("must-gather-vsphere.tar.xz");
    assertThat(gather.objects()).hasSizeGreaterThan(8000);
    assertThat(gather.entries()).hasSizeGreaterThan(3000);
    assertThat(gather.collector.entries().getLast().format()).isEqualTo("tar.xz");

    Imported rancher = imported("rancher-support-bundle.tar.xz");
    assertThat(rancher.objects()).hasSizeGreaterThan(1000);
    assertThat(rancher.collector.entries())
        .anyMatch(e -> e.format().equals("zip") && e.source().endsWith(".zip"))
        .noneMatch(e -> e.sha256().isEmpty() && e.size() > 0);
  }

  @Test
  void supportBundlesOfReplicatedAreReadWithoutAnError() {
    for (String bundle : List.of("troubleshoot-bundle", "troubleshoot-baseline")) {
      Imported imported = imported(bundle);

      assertThat(imported.collector.problems())
          .as(bundle)
          .noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
      assertThat(imported.formats()).as(bundle).anyMatch(f -> f.startsWith("troubleshoot in "));
      assertThat(imported.saidOf("NetworkPolicy.networking.k8s.io"))
          .as(bundle)
          .contains("NetworkPolicy.networking.k8s.io: Read[count=0]");
      assertThat(imported.objects()).as(bundle).anyMatch(o -> o.contains("CustomResourceDef"));
      assertThat(imported.saidOf("Secret"))
          .as(bundle)
          .containsExactly("Secret: NotAsked[why=the bundle does not collect it]");
    }
  }

  @Test
  void aBundleOfRancherSaysWhichNamespacesItHolds() {
    Imported rancher = imported("rancher-support-bundle.tar.xz");

    assertThat(rancher.saidOf("NetworkPolicy.networking.k8s.io"))
        .hasSize(11)
        .contains(
            "NetworkPolicy.networking.k8s.io in cattle-dashboards: Read[count=1]",
            "NetworkPolicy.networking.k8s.io in default: Read[count=0]",
            "NetworkPolicy.networking.k8s.io: NotAsked[why=the bundle holds the namespaces it was"
                + " made for only]");
    assertThat(rancher.saidOf("TokenReview.authentication.k8s.io")).isEmpty();
  }

  @Test
  void aDumpOfClusterInfoIsTheSameAsAFolderAndAsPrinted() {
    Imported dump = imported("one-cluster-ten-formats/cluster-info-dump");
    Imported printed = imported("one-cluster-ten-formats/cluster-info-dump-stdout.txt");

    assertThat(dump.problems()).isEmpty();
    assertThat(printed.problems()).isEmpty();
    assertThat(printed.contents()).isEqualTo(dump.contents());
    assertThat(printed.saidOf("Pod")).isEqualTo(dump.saidOf("Pod")).hasSize(6);
  }

  @Test
  void whatHoldsAPartHoldsThatPartUnchangedAndSaysWhatItLacks() {
    TreeMap<String, String> all =
        imported("one-cluster-ten-formats/kubectl-get-list.json").contents();
    Imported velero = imported("one-cluster-ten-formats/velero");
    Imported dump = imported("one-cluster-ten-formats/cluster-info-dump");

    assertSubset(velero, all);
    assertSubset(dump, all);
    assertThat(velero.contents()).hasSizeGreaterThan(1100);
    assertThat(velero.contents().keySet()).noneMatch(key -> key.contains("/Secret/"));
    assertThat(velero.saidOf("Secret")).anyMatch(said -> said.startsWith("Secret: NotAsked"));
    assertThat(dump.contents()).hasSize(174);
    assertThat(dump.saidOf("NetworkPolicy.networking.k8s.io"))
        .anyMatch(said -> said.startsWith("NetworkPolicy.networking.k8s.io: NotAsked"));
    assertThat(dump.saidOf("Secret")).anyMatch(said -> said.startsWith("Secret: NotAsked"));
  }

  private static void assertSubset(Imported part, TreeMap<String, String> all) {
    part.contents().forEach((key, content) -> assertThat(content).as(key).isEqualTo(all.get(key)));
  }

  private static boolean isSame(String key, String other) {
    return key.substring(0, key.indexOf(' ')).equals(other.substring(0, other.indexOf(' ')));
  }

  /// That the equations close is asserted by [Imported] for each.
  @Test
  void everythingAtHandIsAccountedFor() throws IOException {
    assumeTrue(Files.exists(DATA), "not at hand: the real exports");
    try (Stream<Path> exports = Files.list(DATA)) {
      for (Path export : exports.sorted().toList()) {
        Imported imported = Imported.of(List.of(Source.of(export)));
        assertThat(imported.entries()).as(export.toString()).isNotEmpty();
      }
    }
  }
}
