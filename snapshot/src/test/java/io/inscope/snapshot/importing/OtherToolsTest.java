package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherToolsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          audit-log     | {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"a"}
          audit-log     | {"kind":"EventList","apiVersion":"audit.k8s.io/v1","items":[]}
          audit-log     | 2026-01-02T03:04:05 kube-apiserver-audit-1 {"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a"}
          audit-log     | {"events":[{"message":"{\\"apiVersion\\":\\"audit.k8s.io/v1\\",\\"auditID\\":\\"a\\"}"}]}
          audit-log     | {"protoPayload":{"serviceName":"k8s.io"}}
          audit-log     | {"category":"kube-audit","properties":{"log":"{}"}}
          hubble-flows  | {"flow":{"verdict":"FORWARDED"},"node_name":"n","time":"t"}
          hubble-flows  | {"time":"2026-01-02T03:04:05Z","verdict":"DROPPED","source":{}}
          calico-flows  | {"start_time":1,"source_name_aggr":"a-*","dest_name_aggr":"b-*"}
          sarif         | {"$schema":"https://example.org/sarif-2.1.0.json","runs":[]}
          cyclonedx     | {"bomFormat":"CycloneDX"}
          spdx          | {"spdxVersion":"SPDX-2.3"}
          spdx          | SPDXVersion: SPDX-2.3
          kubescape     | {"summaryDetails":{},"results":[]}
          image-list    | {"images":[{"repoTags":[],"repoDigests":[]}]}
          image-list    | example.org/a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          admission-review | {"kind":"AdmissionReview","apiVersion":"admission.k8s.io/v1"}
          kubeconfig    | {"kind":"Config","apiVersion":"v1","users":[]}
          kubectl-table | NAME      READY   STATUS    RESTARTS   AGE
          kubectl-table | NAMESPACE     NAME      TYPE        CLUSTER-IP    EXTERNAL-IP   PORT(S)
          log           | I0102 03:04:05.000006       1 main.go:12] started
          log           | Jan  2 03:04:05 node1 kubelet[123]: started
          """)
  void whatOtherToolsWriteIsListedByItsName(String format, String text) {
    assertFormat("file", text, format);
  }

  @Test
  void aKubeconfigIsNeverRead() {
    assertFormat(
        "admin.conf",
        "apiVersion: v1\nkind: Config\nclusters:\n- name: a\nusers:\n- name: b\n",
        "kubeconfig");
  }

  @Test
  void adviceComesWithADescription() {
    Imported said =
        Imported.of("Name:             gateway\nNamespace:        shop\nLabels:   a=b\n");

    assertThat(said.entries())
        .containsExactly(
            "SKIPPED - kubectl-describe 0: what 'kubectl describe' says to people: run 'kubectl get"
                + " -o yaml' and import the result");
  }

  /// Objects can hold any text at all, and must never be taken for a report about them.
  @Test
  void objectsThatQuoteReportsAreStillObjects() {
    Imported list =
        Imported.of(
            """
            {"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"ConfigMap",
             "metadata":{"name":"a"},"matches":1,"vulnerability":1,"artifact":1,"runs":"sarif",
             "bomFormat":"CycloneDX","spdxVersion":"b","flow":{"verdict":1},"auditID":"audit.k8s.io/v1",
             "users":1,"troubleshoot-role":1,"summaryDetails":1,"results":1}]}
            """);

    assertThat(list.problems()).isEmpty();
    assertThat(list.objects()).containsExactly("1 default/ConfigMap/a");
    Imported yaml =
        Imported.of(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            data:
              log: '{"apiVersion":"audit.k8s.io/v1","auditID":"a"}'
            """);
    assertThat(yaml.objects()).containsExactly("1 default/ConfigMap/a");
  }

  private static void assertFormat(String name, String text, String format) {
    Opening opening = new Opening(name, text.getBytes(StandardCharsets.UTF_8));
    assertThat(Skip.of(opening).map(Skip::format)).as(text).contains(format);
  }
}
