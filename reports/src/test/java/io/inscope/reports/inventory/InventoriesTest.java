package io.inscope.reports.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.inscope.reports.check.Audit;
import io.inscope.reports.checks.Audits;
import io.inscope.reports.table.Cell;
import io.inscope.reports.table.Column;
import io.inscope.reports.table.Table;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InventoriesTest {
  private static final String WORLD =
      """
      apiVersion: v1
      kind: Node
      metadata:
        name: w-1
        creationTimestamp: "2026-01-02T03:04:05Z"
        labels: {node-role.kubernetes.io/worker: ""}
      spec: {taints: [{key: cde, value: "true", effect: NoSchedule}]}
      status:
        nodeInfo: {kubeletVersion: v1.33.2, osImage: Debian 12, kernelVersion: "6.1",
          containerRuntimeVersion: "containerd://2.0", architecture: amd64}
        addresses: [{type: InternalIP, address: 10.0.0.4}]
        conditions: [{type: Ready, status: "True"}]
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: payments, labels: {pod-security.kubernetes.io/enforce: baseline}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: vault, namespace: payments, labels: {app: vault}}
      spec:
        nodeName: w-1
        hostPID: true
        serviceAccountName: vault
        containers:
        - name: vault
          image: registry.example:5000/pay/vault:2.1
          ports: [{containerPort: 5432}]
          env: [{name: PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}]
        volumes:
        - {name: data, persistentVolumeClaim: {claimName: data}}
      status:
        containerStatuses:
        - name: vault
          imageID: registry.example:5000/pay/vault@sha256:0aac5ab9f6f9c3f0c9097d4479ea54bb378594e3928baba7b4cd4a1c5f4d2f10
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: vault, namespace: payments}
      spec:
        type: NodePort
        clusterIP: 10.96.0.7
        selector: {app: vault}
        ports: [{port: 5432, targetPort: 5432, nodePort: 30432}]
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: pay, namespace: payments}
      spec:
        ingressClassName: nginx
        tls: [{secretName: pay-tls}]
        rules:
        - host: pay.example
          http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: vault, port: {number: 5432}}}}]}
      ---
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: data, namespace: payments}
      spec: {storageClassName: fast, volumeName: pv-1, accessModes: [ReadWriteOnce],
        resources: {requests: {storage: 8Gi}}}
      status: {phase: Bound}
      ---
      apiVersion: v1
      kind: PersistentVolume
      metadata: {name: pv-1}
      spec:
        capacity: {storage: 8Gi}
        storageClassName: fast
        persistentVolumeReclaimPolicy: Retain
        claimRef: {namespace: payments, name: data}
        csi: {driver: ebs.csi.aws.com, volumeHandle: vol-07}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: db, namespace: payments, creationTimestamp: "2026-11-01T00:00:00Z"}
      type: Opaque
      data: {password: redacted, user: redacted}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: reader, namespace: payments}
      rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: readers, namespace: payments}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
      subjects: [{kind: Group, name: ops, apiGroup: rbac.authorization.k8s.io}]
      ---
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: cards.bank.example}
      spec:
        group: bank.example
        scope: Namespaced
        names: {kind: Card, plural: cards}
        versions: [{name: v1, served: true}, {name: v1beta1, served: false}]
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      metadata: {name: guard}
      webhooks: [{name: a.guard.example, failurePolicy: Ignore, clientConfig: {service: {namespace: guard, name: hook}}}]
      """;

  private static Estate estate(String yaml) {
    Audit audit =
        Audits.of(
            Audits.of(yaml).snapshot(), List.of(ResourceRef.of(Kinds.POD, "payments", "vault")));
    return new Estate(
        audit.snapshot(), audit.scope(), audit.access(), List.of(), LocalDate.of(2026, 11, 21));
  }

  /// Each row by the keys of its columns, without those that are blank.
  private static List<Map<String, String>> rows(Inventory inventory, String yaml) {
    Table table = inventory.table(estate(yaml));
    return table.rows().stream().map(row -> filled(table.columns(), row)).toList();
  }

  private static Map<String, String> filled(List<Column> columns, List<Cell> row) {
    Map<String, String> filled = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).plain().isEmpty()) {
        filled.put(columns.get(i).key(), row.get(i).plain());
      }
    }
    return filled;
  }

  @Test
  void noneIsForgottenInTheList() {
    var written =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.inscope.reports.inventory")
                .stream()
                .filter(type -> type.isAssignableTo(Inventory.class) && !type.isInterface())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());

    assertThat(Inventories.ALL.stream().map(one -> one.getClass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void aNodeSaysWhatItIsAndWhatRunsOnIt() {
    assertThat(rows(new NodesInventory(), WORLD))
        .containsExactly(
            Map.ofEntries(
                Map.entry("node", "w-1"),
                Map.entry("scope", "cde"),
                Map.entry("roles", "worker"),
                Map.entry("kubelet", "v1.33.2"),
                Map.entry("os_image", "Debian 12"),
                Map.entry("kernel", "6.1"),
                Map.entry("runtime", "containerd://2.0"),
                Map.entry("architecture", "amd64"),
                Map.entry("addresses", "InternalIP 10.0.0.4"),
                Map.entry("ready", "True"),
                Map.entry("taints", "cde=true:NoSchedule"),
                Map.entry("workloads", "1"),
                Map.entry("created", "2026-01-02T03:04:05Z"),
                Map.entry("place", "case.yaml:1")));
  }

  @Test
  void aNamespaceCountsWhatIsInIt() {
    assertThat(rows(new NamespacesInventory(), WORLD))
        .containsExactly(
            Map.ofEntries(
                Map.entry("namespace", "payments"),
                Map.entry("scope", "cde"),
                Map.entry("scopes", "1 cde"),
                Map.entry("workloads", "1"),
                Map.entry("pods", "1"),
                Map.entry("pod_security", "baseline"),
                Map.entry("network_policies", "not known"),
                Map.entry("services", "1"),
                Map.entry("quotas", "not known"),
                Map.entry("labels", "pod-security.kubernetes.io/enforce=baseline"),
                Map.entry("place", "case.yaml:1")));
  }

  @Test
  void aNamespaceThatOnlyWorkloadsNameIsListedAndSaysSo() {
    assertThat(
            rows(
                new NamespacesInventory(),
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: shop}
                spec: {containers: [{name: web}]}
                """))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row).containsEntry("namespace", "shop");
              assertThat(row).containsEntry("place", "not read: its workloads name it");
            });
  }

  @Test
  void aWorkloadSaysWhatItRunsAndSharesWithItsNode() {
    assertThat(rows(new WorkloadsInventory(), WORLD))
        .containsExactly(
            Map.ofEntries(
                Map.entry("workload", "payments/Pod/vault"),
                Map.entry("scope", "cde"),
                Map.entry("data_role", "none"),
                Map.entry("pods", "1"),
                Map.entry("images", "registry.example:5000/pay/vault:2.1"),
                Map.entry("account", "vault"),
                Map.entry("node_shares", "hostPID"),
                Map.entry("volumes", "persistentVolumeClaim data"),
                Map.entry("ports", "TCP 5432"),
                Map.entry("place", "case.yaml:1")));
  }

  @Test
  void anImageIsTakenApartAndTellsTheDigestThatRuns() {
    assertThat(rows(new ImagesInventory(), WORLD))
        .containsExactly(
            Map.ofEntries(
                Map.entry("image", "registry.example:5000/pay/vault:2.1"),
                Map.entry("registry", "registry.example:5000"),
                Map.entry("repository", "pay/vault"),
                Map.entry("tag", "2.1"),
                Map.entry("pinned", "no"),
                Map.entry(
                    "running",
                    "sha256:0aac5ab9f6f9c3f0c9097d4479ea54bb378594e3928baba7b4cd4a1c5f4d2f10"),
                Map.entry("scan", "not known"),
                Map.entry("scope", "cde"),
                Map.entry("containers", "1"),
                Map.entry("workloads", "payments/Pod/vault"),
                Map.entry("place", "case.yaml:27")));
  }

  @Test
  void everyDigestThatRunsIsNamedAndNoneOfAnImageBefore() {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web-%s, namespace: shop, ownerReferences: [
          {apiVersion: apps/v1, kind: StatefulSet, name: web, controller: true, uid: u}]}
        spec: {containers: [{name: web, image: "web:%s"}]}
        status: {containerStatuses: [{name: web, imageID: "web@sha256:%s"}]}
        ---
        """;
    String owner =
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: web, namespace: shop}
        spec: {template: {spec: {containers: [{name: web, image: "web:2"}]}}}
        """;

    assertThat(
            rows(
                new ImagesInventory(),
                pod.formatted(0, 2, "a".repeat(64))
                    + pod.formatted(1, 2, "b".repeat(64))
                    + pod.formatted(2, 1, "c".repeat(64))
                    + owner))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry(
                        "running", "sha256:" + "a".repeat(64) + "\nsha256:" + "b".repeat(64)));
  }

  @Test
  void servicesAndEntriesSayWhereTheyLead() {
    assertThat(rows(new ServicesInventory(), WORLD))
        .containsExactly(
            Map.of(
                "object", "payments/Service/vault",
                "type", "NodePort",
                "scope", "cde",
                "addresses", "10.96.0.7",
                "ports", "TCP 5432 to 5432, on nodes 30432",
                "leads_to", "payments/Pod/vault",
                "place", "case.yaml:1"),
            Map.of(
                "object", "payments/Ingress.networking.k8s.io/pay",
                "type", "nginx",
                "hosts", "pay.example",
                "tls", "pay-tls",
                "leads_to", "Service vault",
                "place", "case.yaml:1"));
  }

  @Test
  void storageIsFollowedFromTheWorkloadToWhatIsBehindIt() {
    assertThat(rows(new VolumesInventory(), WORLD))
        .containsExactly(
            Map.of(
                "object", "payments/PersistentVolumeClaim/data",
                "scope", "cde",
                "state", "Bound",
                "storage_class", "fast",
                "size", "8Gi",
                "access", "ReadWriteOnce",
                "bound_to", "pv-1",
                "workloads", "payments/Pod/vault",
                "place", "case.yaml:1"),
            Map.of(
                "object", "PersistentVolume/pv-1",
                "scope", "cde",
                "storage_class", "fast",
                "size", "8Gi",
                "reclaim", "Retain",
                "source", "csi ebs.csi.aws.com vol-07",
                "bound_to", "payments/PersistentVolumeClaim/data",
                "workloads", "payments/Pod/vault",
                "place", "case.yaml:1"));
  }

  @Test
  void aSecretIsListedByItsMetadata() {
    assertThat(rows(new SecretsInventory(), WORLD))
        .containsExactly(
            Map.of(
                "secret", "payments/Secret/db",
                "type", "Opaque",
                "scope", "cde",
                "keys", "password\nuser",
                "workloads", "payments/Pod/vault",
                "immutable", "no",
                "created", "2026-11-01T00:00:00Z",
                "days", "20",
                "place", "case.yaml:1"));
  }

  @Test
  void aSubjectIsListedWithWhatItsRoleIsGoodFor() {
    assertThat(rows(new IdentitiesInventory(), WORLD))
        .containsExactly(
            Map.of(
                "subject", "Group ops",
                "where", "payments",
                "cde", "yes",
                "role", "Role payments/reader",
                "powers", "read the secrets",
                "rules", "1",
                "origin", "no",
                "binding", "RoleBinding payments/readers",
                "place", "case.yaml:1"));
  }

  @Test
  void whatWasAddedToTheClusterIsListedWithItsVersions() {
    assertThat(rows(new AddOnsInventory(), WORLD))
        .containsExactly(
            Map.of(
                "name", "cards.bank.example",
                "what", "custom kind",
                "for", "Namespaced",
                "versions", "v1\nv1beta1 (not served)",
                "objects", "not known",
                "place", "case.yaml:1"),
            Map.of(
                "name", "guard",
                "what", "validating webhook",
                "for", "on failure Ignore",
                "versions", "a.guard.example",
                "workloads", "guard/Service/hook",
                "place", "case.yaml:1"));
  }

  @Test
  void anObjectOfTheWrongShapeHasARowThatSaysSo() {
    assertThat(
            rows(
                new ServicesInventory(),
                """
                apiVersion: v1
                kind: Service
                metadata: {name: odd, namespace: shop}
                spec: {ports: 7}
                """))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row).containsEntry("object", "shop/Service/odd");
              assertThat(row.get("place")).startsWith("case.yaml:1: not understood: ");
            });
  }

  @Test
  void aListSaysWhatWasNotReadOfTheKindsItRestsOn() {
    Estate estate = estate(WORLD);

    assertThat(new SecretsInventory().gap(estate)).isEmpty();
    assertThat(new HelmInventory().gap(estate)).startsWith("ConfigMap: ");
  }
}
