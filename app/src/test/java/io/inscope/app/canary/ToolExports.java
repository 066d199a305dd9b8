package io.inscope.app.canary;

import static io.inscope.app.canary.Exports.archive;
import static io.inscope.app.canary.Exports.bytes;
import static io.inscope.app.canary.Exports.list;
import static io.inscope.app.canary.Exports.tar;
import static io.inscope.app.canary.Exports.utf8;
import static io.inscope.app.canary.Exports.withPod;
import static io.inscope.app.canary.Exports.zip;

import io.inscope.snapshot.yaml.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The same secrets as tools collect them from clusters and nodes: one method each.
final class ToolExports {
  private final Canary canary;
  private final List<Planted> objects;
  private final Exports common;

  ToolExports(Canary canary, List<Planted> objects, Exports common) {
    this.canary = canary;
    this.objects = objects;
    this.common = common;
  }

  List<Export> all() {
    return List.of(
        etcd(),
        requestAnswer(),
        printedClusterInfo(),
        helmRelease(),
        configurations(),
        kustomizeTree(),
        insights(),
        sosWithJson(),
        kubectlGather(),
        rancherNode(),
        mustGatherClean());
  }

  private Export etcd() {
    EtcdDatabase store = new EtcdDatabase();
    for (Planted object : objects) {
      String place = object.namespace().isEmpty() ? "" : object.namespace() + "/";
      String group = object.group().isEmpty() ? "" : object.group() + "/";
      store.put(
          "/registry/%s%s/%s%s".formatted(group, object.plural(), place, object.name()),
          object.json());
    }
    store.put(
        "/registry/secrets/payments/proto",
        EtcdDatabase.secret("payments", "proto", "password", canary.plain()));
    store.put(
        "/registry/secrets/payments/locked", utf8(canary.dress("k8s:enc:aescbc:v1:key1:@plain@")));
    store.put("/registry/secrets/payments/broken", utf8(canary.dress("k8s\0@plain@")));
    store.put("/registry/example.com/databases/payments/cut", utf8("{'" + canary.plain()));
    store.put(canary.dress("/registry/secrets/payments/key-@aws@"), utf8("{"));
    return archive("etcd", "backup.db", store.bytes(), objects, "backup.db");
  }

  private Export requestAnswer() {
    Map<String, Object> files = new LinkedHashMap<>();
    objects.stream()
        .collect(Collectors.groupingBy(o -> resource(o), Collectors.toList()))
        .forEach(
            (resource, kind) ->
                files.put("inscope-request/" + resource + ".json", list(kind).toString()));
    files.put(
        "inscope-request/roles.rbac.authorization.k8s.io.error.txt",
        canary.dress(
            "I1121 10:00:00.000000 1 round.go:1] Authorization: Bearer @jwt@\n"
                + "Error from server (Forbidden): token @jwt@ from https://u:@plain@@host\n"));
    files.put("inscope-request/jobs.batch.error.txt", canary.dress("error: password=@plain@\n"));
    files.put(
        "inscope-request/secrets.tsv",
        "# inscope secret-names\npayments\tvault\tu1\tOpaque\tpin\n"
            + canary.dress("payments\t@jwt@\tu2\tOpaque\t@aws@\npassword=@plain@\n"));
    files.put(
        "inscope-request/version.json",
        canary.dress("{\"serverVersion\":{\"gitVersion\":\"v1.33.1\",\"token\":\"@plain@\"}}"));
    return archive(
        "request-answer",
        "inscope-request.tar.gz",
        Canary.gzip(tar(bytes(files))),
        objects,
        "jobs.batch.error.txt",
        "secrets.tsv");
  }

  private static String resource(Planted object) {
    return object.plural() + (object.group().isEmpty() ? "" : "." + object.group());
  }

  private Export printedClusterInfo() {
    String lists =
        "{\"kind\":\"NodeList\",\"apiVersion\":\"v1\",\"items\":[]}\n"
            + "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[]}\n"
            + list(objects)
            + "\n";
    String text =
        lists
            + "==== START logs for container c of pod payments/web ====\n"
            + new String(common.log(), StandardCharsets.UTF_8)
            + canary.dress(
                "{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"x\"},"
                    + "\"data\":{\"a\":\"@b0@\"}}\n")
            + "==== END logs for container c of pod payments/web ====\n";
    return archive("printed-cluster-info", "dump.txt", utf8(text), objects, "dump.txt");
  }

  private Export helmRelease() {
    String manifest =
        objects.stream()
            .map(o -> "---\n# Source: shop/a.yaml\n" + YamlWriter.text(o.object()))
            .collect(Collectors.joining());
    String text =
        "NAME: shop\nLAST DEPLOYED: Sat Nov 21 10:00:00 2026\nNAMESPACE: payments\n"
            + "STATUS: deployed\nREVISION: 3\n"
            + canary.dress("USER-SUPPLIED VALUES:\ndb:\n  password: @plain@\n  x: @plain@\n\n")
            + canary.dress("COMPUTED VALUES:\ndb:\n  password: @plain@\n  y: '@pemline@'\n\n")
            + "HOOKS:\n---\n# Source: shop/hook.yaml\nHook: no\n"
            + "MANIFEST:\n"
            + manifest
            + canary.dress("\nNOTES:\nlog in with @plain@\n");
    return archive("helm-get-all", "release.txt", utf8(text), objects, "release.txt");
  }

  private Export configurations() {
    return withPod(
        "configurations",
        Map.of(
            "encryption.yaml",
            canary.dress(
                """
                apiVersion: apiserver.config.k8s.io/v1
                kind: EncryptionConfiguration
                resources:
                - resources: [secrets]
                  providers:
                  - aescbc: {keys: [{name: key1, secret: @b0@}]}
                  - aesgcm: {keys: [{name: key2, secret: @b1@}]}
                  - secretbox: {keys: [{name: key3, secret: @b2@}]}
                """),
            "node1-configz.json",
            canary.dress(
                "{\"kubeletconfig\":{\"readOnlyPort\":0,\"staticPodURLHeader\":"
                    + "{\"Authorization\":[\"Bearer @jwt@\"],\"X-Token\":[\"@plain@\"]},"
                    + "\"staticPodURL\":\"https://u:@plain@@host/pods\"}}"),
            "eks.json",
            canary.dress(
                "{\"cluster\":{\"name\":\"prod\",\"arn\":\"arn:aws:eks:eu-1:1:cluster/p\","
                    + "\"clientRequestToken\":\"@plain@\",\"kubeconfig\":\"token: @jwt@\","
                    + "\"tags\":{\"db-password\":\"@plain@\"}}}"),
            "aks.json",
            canary.dress(
                "{\"name\":\"blue\",\"type\":\"Microsoft.ContainerService/ManagedClusters\","
                    + "\"windowsProfile\":{\"adminPassword\":\"@plain@\"},"
                    + "\"servicePrincipalProfile\":{\"clientId\":\"a\",\"secret\":\"@plain@\"},"
                    + "\"kubeconfig\":\"users:\\n- name: a\\n  user:\\n    token: @jwt@\\n\"}"),
            "gke.json",
            canary.dress(
                "{\"name\":\"green\",\"currentMasterVersion\":\"1.33\",\"masterAuth\":"
                    + "{\"clientKey\":\"@pem64@\",\"password\":\"@plain@\",\"username\":\"u\"}}")),
        "encryption.yaml",
        "node1-configz.json",
        "eks.json",
        "aks.json",
        "gke.json");
  }

  private Export kustomizeTree() {
    Map<String, Object> files = new LinkedHashMap<>();
    files.put("base/all.yaml", YamlWriter.text(list(objects)));
    files.put("base/kustomization.yaml", "resources: [all.yaml]\n");
    files.put(
        "overlays/prod/kustomization.yaml",
        canary.dress(
            """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            resources: [../../base]
            configMapGenerator:
            - name: app
              envs: [.env]
            secretGenerator:
            - name: db
              literals: [password=@plain@]
            patches:
            - path: patch.yaml
            - patch: |-
                - op: add
                  path: /data/token
                  value: @b0@
              target: {kind: Secret, name: db}
            """));
    files.put("overlays/prod/.env", canary.dress("DB_PASSWORD=@plain@\nAPI=@aws@\n"));
    files.put(
        "overlays/prod/patch.yaml",
        canary.dress(
            "apiVersion: v1\nkind: Secret\nmetadata: {name: patched}\ndata: {a: @b0@}\n"
                + "stringData: {b: @plain@}\n"));
    files.put(
        "overlays/prod/json6902.yaml",
        canary.dress("- op: replace\n  path: /data/password\n  value: @b1@\n"));
    return new Export(
        "kustomize",
        bytes(files),
        objects,
        List.of("prod/kustomization.yaml", ".env", "patch.yaml", "json6902.yaml"));
  }

  private Export insights() {
    Map<String, Object> files = new LinkedHashMap<>();
    files.put(
        "insights-operator/gathers.json",
        canary.dress(
            "{\"status_reports\":[{\"name\":\"clusterconfig/config_maps\",\"errors\":"
                + "[\"401 with Bearer @jwt@\"]},{\"name\":\"clusterconfig/@aws@\",\"errors\":"
                + "[\"no\"]}]}"));
    for (Planted object : objects) {
      String place = object.namespace().isEmpty() ? "" : object.namespace() + "/";
      files.put(
          "config/%s/%s%s.json"
              .formatted(object.kind().toLowerCase(java.util.Locale.ROOT), place, object.name()),
          object.object().toString());
    }
    files.put(
        "config/pod/payments/logs/web/c_current.log",
        new String(common.log(), StandardCharsets.UTF_8));
    return archive(
        "insights",
        "insights.tar.gz",
        Canary.gzip(tar(bytes(files))),
        objects,
        "gathers.json",
        "c_current.log");
  }

  private Export sosWithJson() {
    String commands = "sosreport-n1/sos_commands/kubernetes/cluster-info/";
    Map<String, Object> files = new LinkedHashMap<>();
    files.put(commands + "kubectl_get_-o_json_--namespace_payments_all", list(objects).toString());
    files.put(commands + "kubectl_get_secrets", canary.dress("NAME DATA\ndb @plain@\n"));
    files.put("sosreport-n1/etc/kubernetes/admin.conf", canary.dress("kind: Config\na: @jwt@\n"));
    files.put(
        "sosreport-n1/etc/kubernetes/manifests/api.yaml",
        canary.dress(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: api, namespace: kube-system}\nspec:\n"
                + "  containers:\n  - name: c\n    image: i:1\n"
                + "    command: [kube-apiserver, --etcd-password=@plain@]\n"));
    return archive(
        "sos-json",
        "sosreport.tar.gz",
        Canary.gzip(tar(bytes(files))),
        objects,
        "kubectl_get_secrets",
        "admin.conf");
  }

  private Export kubectlGather() {
    Map<String, Object> files = new LinkedHashMap<>();
    files.put(
        "g/gather.log",
        canary.dress(
            "2026-01-01T10:00:00.000Z\tINFO\tgather\tGathering from all namespaces\n"
                + "2026-01-01T10:00:01.000Z\tWARN\tgather.hub\tCannot list \"secrets\": token @jwt@"
                + " is forbidden\n"
                + "2026-01-01T10:00:02.000Z\tERROR\tgather.hub\tCannot list \"@aws@\": no\n"
                + "2026-01-01T10:00:09.000Z\tINFO\tgather\tGathered 3 resources from 1"
                + " clusters\n"));
    for (Planted object : objects) {
      String place = object.namespace().isEmpty() ? "cluster" : "namespaces/" + object.namespace();
      String group = object.group().isEmpty() ? "" : object.group() + "/";
      files.put(
          "g/hub/%s/%s%s/%s.yaml".formatted(place, group, object.plural(), object.name()),
          YamlWriter.text(object.object()));
    }
    files.put(
        "g/hub/namespaces/payments/pods/web/c/current.log",
        new String(common.log(), StandardCharsets.UTF_8));
    return archive(
        "kubectl-gather",
        "gather.tar.gz",
        Canary.gzip(tar(bytes(files))),
        objects,
        "gather.log",
        "current.log");
  }

  private Export rancherNode() {
    Map<String, Object> files = new LinkedHashMap<>();
    files.put("n1/rke2/kubectl/nodes.json", list(objects).toString());
    files.put("n1/rke2/kubectl/secrets", canary.dress("NAME DATA\ndb @plain@\n"));
    files.put("n1/rke2/podlogs/web", new String(common.log(), StandardCharsets.UTF_8));
    files.put("n1/rke2/certs/admin", canary.dress("@pem@"));
    files.put("n1/rke2/config.yaml", canary.dress("token: @plain@\nserver: https://h:9345\n"));
    files.put(
        "n1/rke2/pod-manifests/etcd.yaml",
        canary.dress(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: etcd, namespace: kube-system}\nspec:\n"
                + "  containers:\n  - {name: c, image: 'i:1', args: ['--token=@plain@']}\n"));
    return archive(
        "rancher-node",
        "n1.tar.gz",
        Canary.gzip(tar(bytes(files))),
        objects,
        "kubectl/secrets",
        "podlogs/web",
        "certs/admin",
        "rke2/config.yaml");
  }

  /// Addresses and domains replaced, secrets not: it is not asked to.
  private Export mustGatherClean() {
    Map<String, byte[]> files = new LinkedHashMap<>(common.tree("clean/quay-io-x/", "yaml"));
    files.put(
        "clean/quay-io-x/namespaces/payments/core/endpoints.yaml",
        utf8(
            canary.dress(
                "apiVersion: v1\nkind: EndpointsList\nitems:\n- apiVersion: v1\n  kind: Endpoints\n"
                    + "  metadata:\n    name: web\n    namespace: payments\n    annotations:\n"
                    + "      note: seen x-ipv4-0000000001-x with @jwt@\n"
                    + "  subsets:\n  - addresses:\n    - ip: x-ipv4-0000000001-x\n")));
    files.put(
        "clean/report.yaml",
        utf8(canary.dress("replacements:\n- '@plain@': x-ipv4-0000000001-x\n")));
    return archive("must-gather-clean", "clean.zip", zip(files), objects, "report.yaml");
  }
}
