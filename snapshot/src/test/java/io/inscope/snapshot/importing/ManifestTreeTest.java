package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTreeTest {
  private static final String POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: gateway\n";

  @TempDir private Path folder;

  private String intent() {
    return "INFO "
        + folder.resolve("handover")
        + " this is declared intent, not the cluster: what really runs may differ, and what is not"
        + " in it may exist all the same (0)";
  }

  @Test
  void patchesNamedInAKustomizationAreNoObjects() {
    Imported tree =
        Imported.of(
            folder,
            Map.of(
                "Kustomization",
                "patches:\n- path: a/first.yaml\n- patch: |-\n    - op: remove\n",
                "a/first.yaml",
                POD,
                "a/pod.yaml",
                POD,
                "b/kustomization.yml",
                "patchesStrategicMerge: [a-second.yaml]\npatchesJson6902:\n- path: ./third.json\n",
                "b/a-second.yaml",
                POD,
                "b/third.json",
                "[{\"op\":\"remove\",\"path\":\"/spec\"}]",
                ".git/config",
                "[core]\n"));

    assertThat(tree.objects()).containsExactly("1 default/Pod/gateway");
    assertThat(tree.problems()).containsExactly(intent());
    assertThat(tree.collector.entries())
        .map(Entry::format)
        .containsExactly(
            "kustomization",
            "git",
            "kustomize-patch",
            "kubectl-yaml",
            "kustomization",
            "kustomize-patch",
            "kustomize-patch");
  }

  @Test
  void objectsOfAClusterInATreeSpeakAgainstIntent() {
    Imported tree =
        Imported.of(
            folder, Map.of("kustomization.yaml", "resources: []\n", "a.yaml", POD + "  uid: a\n"));

    assertThat(tree.problems()).isEmpty();
  }

  @Test
  void manifestsThatHelmRenderedAreIntent() {
    Imported helm =
        Imported.of(folder, Map.of("all.yaml", "---\n# Source: shop/templates/pod.yaml\n" + POD));

    assertThat(helm.problems()).containsExactly(intent());
    assertThat(helm.formats())
        .containsExactly(
            "helm-manifest in 1: it says '# Source: <chart>/templates/...': declared intent, not"
                + " the cluster");
  }

  @Test
  void ofAReleaseOnlyManifestAndHooksAreRead() {
    Imported release =
        Imported.of(
            """
            NAME: shop
            LAST DEPLOYED: Fri Jan  2 03:04:05 2026
            NAMESPACE: shop
            STATUS: deployed
            REVISION: 1
            USER-SUPPLIED VALUES:
            kind: Secret
            password: hunter2

            COMPUTED VALUES:
            apiVersion: v1
            kind: Secret
            metadata: {name: not-an-object}

            HOOKS:
            ---
            # Source: shop/templates/hook.yaml
            apiVersion: batch/v1
            kind: Job
            metadata: {name: hook}
            MANIFEST:
            ---
            # Source: shop/templates/pod.yaml
            apiVersion: v1
            kind: Pod
            metadata: {name: gateway}

            NOTES:
            kind: Secret
            """);

    assertThat(release.objects())
        .containsExactly("18 default/Job.batch/hook", "24 default/Pod/gateway");
    assertThat(release.problems()).hasSize(1).first().asString().startsWith("INFO");
    assertThat(release.formats())
        .containsExactly(
            "helm-get-all in 1: it has the headings of 'helm get all': declared intent, not the"
                + " cluster");
  }
}
