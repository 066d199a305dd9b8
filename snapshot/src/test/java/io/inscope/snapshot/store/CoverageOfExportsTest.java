package io.inscope.snapshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Coverage.Failed;
import io.inscope.snapshot.model.Coverage.NotAsked;
import io.inscope.snapshot.model.Coverage.Read;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What exports as people hand them over prove of what was asked for: "nobody asked" must never
/// look like "there is none".
class CoverageOfExportsTest {
  private static final NotAsked ALONE =
      new NotAsked(
          "each list of it holds one namespace only, and may have been asked for there alone");

  @TempDir Path folder;

  private static String live(String apiVersion, String kind, String namespace, String name) {
    return """
    {"apiVersion":"%s","kind":"%s","metadata":{"namespace":"%s","name":"%s","uid":"%s-%s"}}\
    """
        .formatted(apiVersion, kind, namespace, name, namespace, name);
  }

  private static String pod(String namespace, String name) {
    return live("v1", "Pod", namespace, name);
  }

  private static String policy(String namespace, String name) {
    return live("networking.k8s.io/v1", "NetworkPolicy", namespace, name);
  }

  private static String list(String... items) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[%s]}"
        .formatted(Stream.of(items).collect(Collectors.joining(",")));
  }

  /// Imports texts as a file each, in one go.
  private void imported(List<String> texts, Consumer<StoredSnapshot> test) throws IOException {
    for (int i = 0; i < texts.size(); i++) {
      Files.writeString(folder.resolve(i + ".json"), texts.get(i));
    }
    Path file = folder.resolve("p.inscope");
    try (Project project = Project.create(file, Given.CLOCK);
        SnapshotWriter writer = project.newSnapshot("export", Given.KEY)) {
      Importing.run(List.of(Source.of(folder)), Optional.empty(), writer, Progress.NONE);
      writer.seal();
      test.accept(project.newest());
    }
  }

  @Test
  void aListThatSpansNamespacesWasAskedForEverywhere() throws IOException {
    imported(
        List.of(list(pod("shop", "web"), pod("payments", "vault"), policy("payments", "deny"))),
        snapshot -> {
          assertThat(snapshot.coverage(Kinds.POD, "kube-system")).isEqualTo(new Read(0));
          assertThat(snapshot.coverage(Kinds.NETWORK_POLICY, "shop"))
              .as("one command asked for both kinds")
              .isEqualTo(new Read(0));
          assertThat(snapshot.coverage(Kinds.NETWORK_POLICY, "")).isEqualTo(new Read(1));
          assertThat(snapshot.coverage(Kinds.INGRESS, ""))
              .as("get all leaves it out")
              .isEqualTo(new NotAsked());
        });
  }

  @Test
  void aListOfOneNamespaceSaysNothingOfOthers() throws IOException {
    imported(
        List.of(list(pod("shop", "web"), pod("payments", "vault")), list(policy("payments", "p"))),
        snapshot -> {
          assertThat(snapshot.coverage(Kinds.NETWORK_POLICY, "payments")).isEqualTo(new Read(1));
          assertThat(snapshot.coverage(Kinds.NETWORK_POLICY, "shop")).isEqualTo(ALONE);
          assertThat(snapshot.coverage(Kinds.NETWORK_POLICY, ""))
              .isEqualTo(new NotAsked("in namespace shop: " + ALONE.why()));
        });
  }

  @Test
  void anExportOfOneNamespaceIsNotTheCluster() throws IOException {
    imported(
        List.of(list(pod("payments", "vault"), policy("payments", "p"))),
        snapshot -> {
          assertThat(snapshot.coverage(Kinds.POD, "payments")).isEqualTo(new Read(1));
          assertThat(snapshot.coverage(Kinds.POD, "")).isEqualTo(ALONE);
          assertThat(snapshot.coverage(Kinds.POD, "shop")).isEqualTo(ALONE);
        });
  }

  @Test
  void oneListForEachNamespaceIsTheClusterWhenTheNamespacesWereListed() throws IOException {
    String namespaces =
        list(live("v1", "Namespace", "", "shop"), live("v1", "Namespace", "", "payments"))
            .replace("\"namespace\":\"\",", "");
    imported(
        List.of(namespaces, list(pod("shop", "web")), list(pod("payments", "vault"))),
        snapshot -> {
          assertThat(snapshot.coverage(Kinds.NAMESPACE, "")).isEqualTo(new Read(2));
          assertThat(snapshot.coverage(Kinds.POD, "")).isEqualTo(new Read(2));
        });
  }

  @Test
  void manifestsAreAllThatIsDeclared() throws IOException {
    String manifest = policy("payments", "deny").replaceAll(",\"uid\":\"[^\"]*\"", "");
    imported(
        List.of(list(manifest), manifest.replace("deny", "allow")),
        snapshot ->
            assertThat(snapshot.coverage(Kinds.NETWORK_POLICY, "shop")).isEqualTo(new Read(0)));
  }

  @Test
  void aListThatBreaksOffIsNotAllOfIt() throws IOException {
    String whole = list(pod("shop", "web"), pod("payments", "vault"));
    Coverage broken = new Failed("its list breaks off");
    imported(
        List.of(whole.substring(0, whole.lastIndexOf(']'))),
        snapshot -> {
          assertThat(snapshot.coverage(Kinds.POD, "")).isEqualTo(broken);
          assertThat(snapshot.coverage(Kinds.POD, "shop")).isEqualTo(broken);
        });
  }

  @Test
  void anEmptyListWithItsRequestSpeaksOfThatNamespace() throws IOException {
    imported(
        List.of(
            list(pod("shop", "web"), pod("payments", "vault")),
            """
            {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicyList","metadata":{"selfLink":
            "/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies"},"items":[]}\
            """),
        snapshot -> {
          assertThat(snapshot.coverage(Kinds.NETWORK_POLICY, "shop")).isEqualTo(new Read(0));
          assertThat(snapshot.coverage(Kinds.NETWORK_POLICY, "payments")).isEqualTo(new NotAsked());
          assertThat(snapshot.coverage(Kinds.NETWORK_POLICY, ""))
              .isEqualTo(new NotAsked("in namespace payments"));
        });
  }

  @Test
  void pagesOfOneListInOneSourceAreNotTakenForAllOfIt() throws IOException {
    String last = list(pod("shop", "web"), pod("payments", "vault"));
    String first =
        list(pod("shop", "a"), pod("payments", "b"))
            .replace("\"items\"", "\"metadata\":{\"continue\":\"x\"},\"items\"");
    imported(
        List.of(first, last),
        snapshot ->
            assertThat(snapshot.coverage(Kinds.POD, ""))
                .isEqualTo(new Failed("the list is one page of several")));
  }
}
