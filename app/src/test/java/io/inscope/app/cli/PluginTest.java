package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.network.Assumptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginTest {
  private static final String FLANNEL =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop}
      spec: {containers: [{name: web, image: web:1}]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: deny, namespace: shop}
      spec: {podSelector: {}, policyTypes: [Ingress]}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: kube-flannel-ds, namespace: kube-flannel}
      spec:
        template:
          spec:
            hostNetwork: true
            containers: [{name: kube-flannel, image: flannel/flannel:v0.26.1}]
      """;

  @TempDir Path folder;

  private Path project() throws IOException {
    Path file = folder.resolve("flannel.yaml");
    Files.writeString(file, FLANNEL);
    Path project = folder.resolve("p.inscope");
    assertThat(Run.of("import", file, "--project", project).code()).isZero();
    return project;
  }

  @Test
  void showsEachSwitchWithWhatItRestsOn() throws IOException {
    Run run = Run.of("plugin", project(), "--assume", "end_port=no", "--format", "csv");

    String evidence =
        "\"DaemonSet kube-flannel/kube-flannel-ds, image flannel/flannel:v0.26.1 at"
            + " flannel.yaml:18: it does not know network policies";
    assertThat(run.code()).isZero();
    assertThat(run.lines())
        .startsWith(
            "switch,value,source,evidence,meaning",
            "plugin,flannel v0.26.1,detected,"
                + evidence
                + "; end_port=no, assumed for this run only\",",
            "enforced,no,detected," + evidence + "\",network policies are made true")
        .contains(
            "end_port,no,assumed,assumed for this run only,endPort of a NetworkPolicy is obeyed;"
                + " otherwise only its port is",
            "ip_block_matches_pods,yes,default,,an ipBlock also matches addresses of pods");
  }

  @Test
  void whatNobodyEnforcesIsListedWithTheDeclaredAnswerBesideIt() throws IOException {
    Path project = project();

    Run found = Run.of("connections", project, "--all", "--format", "csv");
    Run assumed =
        Run.of("connections", project, "--all", "--assume", "enforced=yes", "--format", "csv");

    assertThat(found.out())
        .contains("declared denied by NetworkPolicy shop/deny, but nobody enforces it: DaemonSet");
    assertThat(assumed.out()).doesNotContain("nobody enforces it");
  }

  @Test
  void theHelpNamesEverythingThatCanBeAssumed() {
    for (String key : Assumptions.keys().split(", ")) {
      assertThat(Arguments.ASSUME).contains(key);
    }
  }
}
