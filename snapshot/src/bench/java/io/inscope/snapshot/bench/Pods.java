package io.inscope.snapshot.bench;

import java.util.Random;

/// Pods as a busy cluster has them, printed as kubectl prints them: the same for the same seed.
///
/// One to three containers with environment, probes, resources and mounts, volumes, affinity,
/// tolerations, a full status, and two entries of managed fields; about 8 KB compact.
final class Pods {
  private final Random random;

  Pods(long seed) {
    this.random = new Random(seed);
  }

  private String hex(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }

  private Node uid() {
    return Node.text(hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12));
  }

  private static Node.Map map(Object... members) {
    return Node.map(members);
  }

  Node next(int number) {
    String app = "service-" + number % 97;
    String namespace = "team-" + number % 41;
    String name = app + "-7d9c" + hex(5) + "-" + "x" + hex(4);
    Node.List containers = Node.list();
    Node.List statuses = Node.list();
    Node.Map managed = map(".", map());
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String container = i == 0 ? app : "sidecar-" + i;
      containers.add(container(container, namespace));
      statuses.add(status(container));
      managed.put("k:{\"name\":\"" + container + "\"}", managedContainer());
    }
    return map(
        "apiVersion", "v1",
        "kind", "Pod",
        "metadata",
            map(
                "annotations",
                    map(
                        "checksum/config", hex(64),
                        "prometheus.io/path", "/metrics",
                        "prometheus.io/port", "'9102'",
                        "prometheus.io/scrape", "'true'"),
                "creationTimestamp",
                    "'2026-11-%02dT10:%02d:00Z'".formatted(1 + number % 28, number % 60),
                "generateName", app + "-7d9c5b8f6-",
                "labels",
                    map(
                        "app.kubernetes.io/instance",
                        app,
                        "app.kubernetes.io/managed-by",
                        "Helm",
                        "app.kubernetes.io/name",
                        app,
                        "app.kubernetes.io/version",
                        "1." + number % 20 + "." + number % 7,
                        "pod-template-hash",
                        "7d9c5b8f6",
                        "team",
                        namespace),
                "managedFields", Node.list(managedFields(managed), managedStatus()),
                "name", name,
                "namespace", namespace,
                "ownerReferences",
                    Node.list(
                        map(
                            "apiVersion",
                            "apps/v1",
                            "blockOwnerDeletion",
                            Node.literal("true"),
                            "controller",
                            Node.literal("true"),
                            "kind",
                            "ReplicaSet",
                            "name",
                            app + "-7d9c5b8f6",
                            "uid",
                            uid())),
                "resourceVersion", "'" + (10_000_000 + random.nextInt(1 << 20)) + "'",
                "uid", uid()),
        "spec",
            map(
                "affinity",
                map(
                    "podAntiAffinity",
                    map(
                        "preferredDuringSchedulingIgnoredDuringExecution",
                        Node.list(
                            map(
                                "podAffinityTerm",
                                map(
                                    "labelSelector",
                                    map("matchLabels", map("app.kubernetes.io/name", app)),
                                    "topologyKey",
                                    "kubernetes.io/hostname"),
                                "weight",
                                Node.literal("100"))))),
                "containers",
                containers,
                "dnsPolicy",
                "ClusterFirst",
                "enableServiceLinks",
                Node.literal("true"),
                "nodeName",
                "worker-" + number % 300,
                "preemptionPolicy",
                "PreemptLowerPriority",
                "priority",
                Node.literal("0"),
                "restartPolicy",
                "Always",
                "schedulerName",
                "default-scheduler",
                "securityContext",
                map("fsGroup", Node.literal("2000"), "runAsNonRoot", Node.literal("true")),
                "serviceAccount",
                app,
                "serviceAccountName",
                app,
                "terminationGracePeriodSeconds",
                Node.literal("30"),
                "tolerations",
                Node.list(
                    toleration("node.kubernetes.io/not-ready"),
                    toleration("node.kubernetes.io/unreachable")),
                "volumes",
                Node.list(
                    map(
                        "configMap",
                        map("defaultMode", Node.literal("420"), "name", app),
                        "name",
                        "config"),
                    map("emptyDir", map(), "name", "tmp"),
                    map(
                        "name",
                        "kube-api-access-" + hex(5),
                        "projected",
                        map(
                            "defaultMode",
                            Node.literal("420"),
                            "sources",
                            Node.list(
                                map(
                                    "serviceAccountToken",
                                    map(
                                        "expirationSeconds",
                                        Node.literal("3607"),
                                        "path",
                                        "token"))))))),
        "status",
            map(
                "conditions",
                Node.list(
                    condition("Initialized"),
                    condition("Ready"),
                    condition("ContainersReady"),
                    condition("PodScheduled")),
                "containerStatuses",
                statuses,
                "hostIP",
                "10.20." + number % 200 + ".7",
                "phase",
                "Running",
                "podIP",
                "10.244." + number % 250 + "." + number % 249,
                "podIPs",
                Node.list(map("ip", "10.244." + number % 250 + "." + number % 249)),
                "qosClass",
                "Burstable",
                "startTime",
                "'2026-11-01T10:00:00Z'"));
  }

  private Node container(String name, String namespace) {
    Node.List env =
        Node.list(
            map(
                "name",
                "POD_NAME",
                "valueFrom",
                map("fieldRef", map("apiVersion", "v1", "fieldPath", "metadata.name"))));
    for (int i = 0; i < 6; i++) {
      env.add(
          map(
              "name",
              "SETTING_" + i,
              "value",
              "https://backend-" + hex(3) + "." + namespace + ".svc:8443/api"));
    }
    return map(
        "args", Node.list("--listen=:8080", "--log-level=info", "--config=/etc/app/config.yaml"),
        "env", env,
        "image", "registry.example.com/" + namespace + "/" + name + ":1.4." + random.nextInt(30),
        "imagePullPolicy", "IfNotPresent",
        "livenessProbe", probe("/healthz"),
        "name", name,
        "ports",
            Node.list(
                map("containerPort", Node.literal("8080"), "name", "http", "protocol", "TCP"),
                map("containerPort", Node.literal("9102"), "name", "metrics", "protocol", "TCP")),
        "readinessProbe", probe("/ready"),
        "resources",
            map(
                "limits", map("cpu", "500m", "memory", "512Mi"),
                "requests", map("cpu", "100m", "memory", "128Mi")),
        "securityContext",
            map(
                "allowPrivilegeEscalation", Node.literal("false"),
                "capabilities", map("drop", Node.list("ALL")),
                "readOnlyRootFilesystem", Node.literal("true")),
        "terminationMessagePath", "/dev/termination-log",
        "terminationMessagePolicy", "File",
        "volumeMounts",
            Node.list(
                map("mountPath", "/etc/app", "name", "config", "readOnly", Node.literal("true")),
                map("mountPath", "/tmp", "name", "tmp")));
  }

  private static Node probe(String path) {
    return map(
        "failureThreshold", Node.literal("3"),
        "httpGet", map("path", path, "port", "http", "scheme", "HTTP"),
        "periodSeconds", Node.literal("10"),
        "successThreshold", Node.literal("1"),
        "timeoutSeconds", Node.literal("1"));
  }

  private static Node toleration(String key) {
    return map(
        "effect",
        "NoExecute",
        "key",
        key,
        "operator",
        "Exists",
        "tolerationSeconds",
        Node.literal("300"));
  }

  private Node status(String name) {
    return map(
        "containerID", "containerd://" + hex(64),
        "image", "registry.example.com/" + name + ":1.4.2",
        "imageID", "registry.example.com/" + name + "@sha256:" + hex(64),
        "lastState", map(),
        "name", name,
        "ready", Node.literal("true"),
        "restartCount", Node.literal("0"),
        "started", Node.literal("true"),
        "state", map("running", map("startedAt", "'2026-11-01T10:00:05Z'")));
  }

  private static Node condition(String type) {
    return map(
        "lastProbeTime",
        Node.literal("null"),
        "lastTransitionTime",
        "'2026-11-01T10:00:00Z'",
        "status",
        "'True'",
        "type",
        type);
  }

  private static Node managedContainer() {
    Node.Map fields = map(".", map());
    for (String field :
        new String[] {"args", "env", "image", "imagePullPolicy", "name", "ports", "resources"}) {
      fields.put("f:" + field, map());
    }
    return fields;
  }

  private Node managedFields(Node containers) {
    return map(
        "apiVersion", "v1",
        "fieldsType", "FieldsV1",
        "fieldsV1",
            map(
                "f:metadata",
                    map(
                        "f:generateName",
                        map(),
                        "f:labels",
                        map(".", map(), "f:app.kubernetes.io/name", map(), "f:team", map()),
                        "f:ownerReferences",
                        map(".", map(), "k:{\"uid\":\"" + hex(8) + "-" + hex(12) + "\"}", map())),
                "f:spec",
                    map(
                        "f:containers", containers,
                        "f:dnsPolicy", map(),
                        "f:enableServiceLinks", map(),
                        "f:restartPolicy", map(),
                        "f:schedulerName", map(),
                        "f:securityContext", map(".", map(), "f:fsGroup", map()),
                        "f:terminationGracePeriodSeconds", map(),
                        "f:volumes", map(".", map(), "k:{\"name\":\"config\"}", map(".", map())))),
        "manager", "kube-controller-manager",
        "operation", "Update",
        "time", "'2026-11-01T10:00:00Z'");
  }

  private Node managedStatus() {
    Node.Map conditions = map();
    for (String type : new String[] {"ContainersReady", "Initialized", "Ready"}) {
      conditions.put(
          "k:{\"type\":\"" + type + "\"}",
          map(".", map(), "f:lastTransitionTime", map(), "f:status", map(), "f:type", map()));
    }
    return map(
        "apiVersion", "v1",
        "fieldsType", "FieldsV1",
        "fieldsV1",
            map(
                "f:status",
                map(
                    "f:conditions", conditions,
                    "f:containerStatuses", map(),
                    "f:hostIP", map(),
                    "f:phase", map(),
                    "f:podIP", map(),
                    "f:startTime", map())),
        "manager", "kubelet",
        "operation", "Update",
        "subresource", "status",
        "time", "'2026-11-01T10:00:09Z'");
  }
}
