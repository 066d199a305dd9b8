package io.inscope.snapshot.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A made-up cluster of any size: for each ten pods a Deployment, three ReplicaSets, a Service, a
/// ConfigMap and two thirds of a NetworkPolicy, as an API server would give them, with two entries
/// of `managedFields`. The same number of pods gives the same objects.
public final class SyntheticCluster {
  private static final List<String> WORDS =
      List.of(
          "ledger",
          "cards",
          "payments",
          "orders",
          "basket",
          "search",
          "fraud",
          "mail",
          "invoice",
          "tariff",
          "stock",
          "audit",
          "customer",
          "portal",
          "batch",
          "report",
          "gateway",
          "pricing",
          "voucher",
          "shipping",
          "returns",
          "loyalty",
          "catalog",
          "media");
  private static final int PODS_OF_NAMESPACE = 150;

  private final SplittableRandom random = new SplittableRandom(20260917);
  private final int pods;
  private int serial = 100_000;

  public SyntheticCluster(int pods) {
    this.pods = pods;
  }

  /// Gives the objects one after the other, each as maps, lists, texts, numbers and booleans.
  public void each(Consumer<Map<String, Object>> taker) {
    for (int n = 0; n * PODS_OF_NAMESPACE < pods; n++) {
      taker.accept(namespace(n));
    }
    for (int i = 0; i * 10 < pods; i++) {
      application(i, taker);
    }
  }

  private void application(int i, Consumer<Map<String, Object>> taker) {
    String namespace = namespaceOf(i);
    String word = WORDS.get(i % WORDS.size());
    String name = word + "-" + WORDS.get((i * 7 + 3) % WORDS.size()) + "-" + i;
    Map<String, Object> labels =
        map(
            "app.kubernetes.io/name",
            name,
            "app.kubernetes.io/part-of",
            word,
            "app.kubernetes.io/version",
            "2." + i % 30 + ".1",
            "team",
            "team-" + i % 40,
            "tier",
            i % 3 == 0 ? "backend" : "frontend");
    taker.accept(deployment(namespace, name, labels));
    String hash = "";
    for (int r = 0; r < 3; r++) {
      hash = hex(10);
      taker.accept(replicaSet(namespace, name, hash, labels, r == 2 ? 10 : 0));
    }
    taker.accept(service(namespace, name, labels));
    taker.accept(configMap(namespace, name, labels));
    if (i % 3 < 2) {
      taker.accept(policy(namespace, name, labels, word));
    }
    for (int p = 0; p < 10 && i * 10 + p < pods; p++) {
      taker.accept(pod(namespace, name, hash, labels));
    }
  }

  private Map<String, Object> namespace(int n) {
    String name = name(n);
    Map<String, Object> metadata =
        metadata(
            "", name, map("kubernetes.io/metadata.name", name, "team", "team-" + n % 40), "v1");
    metadata.remove("namespace");
    return object(
        "v1",
        "Namespace",
        metadata,
        map("spec", map("finalizers", List.of("kubernetes")), "status", map("phase", "Active")));
  }

  private Map<String, Object> deployment(String ns, String name, Map<String, Object> labels) {
    Map<String, Object> metadata = metadata(ns, name, labels, "apps/v1");
    metadata.put(
        "annotations",
        map("deployment.kubernetes.io/revision", "3", "owner", "Team " + labels.get("team")));
    metadata.put("generation", 3);
    return object(
        "apps/v1",
        "Deployment",
        metadata,
        map(
            "spec",
            map(
                "progressDeadlineSeconds",
                600,
                "replicas",
                10,
                "revisionHistoryLimit",
                10,
                "selector",
                map("matchLabels", map("app.kubernetes.io/name", name)),
                "strategy",
                map(
                    "rollingUpdate",
                    map("maxSurge", "25%", "maxUnavailable", "25%"),
                    "type",
                    "RollingUpdate"),
                "template",
                template(name, labels)),
            "status",
            map(
                "availableReplicas", 10,
                "conditions",
                    List.of(
                        condition(
                            "Available",
                            "MinimumReplicasAvailable",
                            "Deployment has minimum availability."),
                        condition(
                            "Progressing",
                            "NewReplicaSetAvailable",
                            "ReplicaSet \"" + name + "\" has successfully progressed.")),
                "observedGeneration", 3,
                "readyReplicas", 10,
                "replicas", 10,
                "updatedReplicas", 10)));
  }

  private Map<String, Object> replicaSet(
      String ns, String name, String hash, Map<String, Object> labels, int replicas) {
    Map<String, Object> metadata = metadata(ns, name + "-" + hash, with(labels, hash), "apps/v1");
    metadata.put("annotations", map("deployment.kubernetes.io/desired-replicas", "10"));
    metadata.put("ownerReferences", List.of(owner("apps/v1", "Deployment", name)));
    return object(
        "apps/v1",
        "ReplicaSet",
        metadata,
        map(
            "spec",
            map(
                "replicas", replicas,
                "selector",
                    map(
                        "matchLabels",
                        map("app.kubernetes.io/name", name, "pod-template-hash", hash)),
                "template", template(name, with(labels, hash))),
            "status",
            map("observedGeneration", 1, "replicas", replicas)));
  }

  private Map<String, Object> template(String name, Map<String, Object> labels) {
    return map("metadata", map("labels", labels), "spec", podSpec(name));
  }

  private Map<String, Object> podSpec(String name) {
    List<Object> containers = new ArrayList<>();
    int count = 1 + Math.floorMod(name.hashCode(), 3);
    for (int c = 0; c < count; c++) {
      containers.add(container(c == 0 ? "app" : "sidecar-" + c, name));
    }
    return map(
        "affinity",
        map(
            "podAntiAffinity",
            map(
                "preferredDuringSchedulingIgnoredDuringExecution",
                List.of(
                    map(
                        "podAffinityTerm",
                        map(
                            "labelSelector",
                            map("matchLabels", map("app.kubernetes.io/name", name)),
                            "topologyKey",
                            "kubernetes.io/hostname"),
                        "weight",
                        100)))),
        "containers",
        containers,
        "dnsPolicy",
        "ClusterFirst",
        "restartPolicy",
        "Always",
        "schedulerName",
        "default-scheduler",
        "securityContext",
        map("fsGroup", 2000, "runAsNonRoot", true, "runAsUser", 1000),
        "serviceAccount",
        name,
        "serviceAccountName",
        name,
        "terminationGracePeriodSeconds",
        30,
        "tolerations",
        List.of(
            map(
                "effect",
                "NoExecute",
                "key",
                "node.kubernetes.io/not-ready",
                "operator",
                "Exists",
                "tolerationSeconds",
                300),
            map(
                "effect",
                "NoExecute",
                "key",
                "node.kubernetes.io/unreachable",
                "operator",
                "Exists",
                "tolerationSeconds",
                300)),
        "volumes",
        List.of(
            map("configMap", map("defaultMode", 420, "name", name), "name", "config"),
            map("name", "tls", "secret", map("defaultMode", 420, "secretName", name + "-tls")),
            map("emptyDir", map(), "name", "tmp")));
  }

  private Map<String, Object> container(String container, String name) {
    return map(
        "args", List.of("--config=/etc/" + name + "/app.yaml", "--v=2", "--metrics-addr=:9090"),
        "env",
            List.of(
                map(
                    "name",
                    "POD_NAME",
                    "valueFrom",
                    map("fieldRef", map("apiVersion", "v1", "fieldPath", "metadata.name"))),
                map("name", "DB_HOST", "value", name + "-db.data.svc.cluster.local"),
                map("name", "LOG_LEVEL", "value", "info"),
                map(
                    "name",
                    "DB_PASSWORD",
                    "valueFrom",
                    map("secretKeyRef", map("key", "password", "name", name + "-db")))),
        "image", "registry.example.com/" + name + "/" + container + ":2.4.1",
        "imagePullPolicy", "IfNotPresent",
        "livenessProbe", probe("/healthz"),
        "name", container,
        "ports", List.of(map("containerPort", 8080, "name", "http", "protocol", "TCP")),
        "readinessProbe", probe("/ready"),
        "resources",
            map(
                "limits",
                map("cpu", "500m", "memory", "512Mi"),
                "requests",
                map("cpu", "100m", "memory", "128Mi")),
        "securityContext",
            map(
                "allowPrivilegeEscalation",
                false,
                "capabilities",
                map("drop", List.of("ALL")),
                "readOnlyRootFilesystem",
                true),
        "terminationMessagePath", "/dev/termination-log",
        "terminationMessagePolicy", "File",
        "volumeMounts",
            List.of(
                map("mountPath", "/etc/" + name, "name", "config", "readOnly", true),
                map("mountPath", "/tls", "name", "tls", "readOnly", true),
                map("mountPath", "/tmp", "name", "tmp")));
  }

  private static Map<String, Object> probe(String path) {
    return map(
        "failureThreshold", 3,
        "httpGet", map("path", path, "port", "http", "scheme", "HTTP"),
        "periodSeconds", 10,
        "successThreshold", 1,
        "timeoutSeconds", 1);
  }

  private Map<String, Object> pod(String ns, String name, String hash, Map<String, Object> labels) {
    String podName = name + "-" + hash + "-" + hex(5);
    Map<String, Object> metadata = metadata(ns, podName, with(labels, hash), "v1");
    metadata.put("generateName", name + "-" + hash + "-");
    metadata.put("ownerReferences", List.of(owner("apps/v1", "ReplicaSet", name + "-" + hash)));
    Map<String, Object> spec = podSpec(name);
    spec.put("nodeName", "node-" + random.nextInt(400) + ".zone-" + random.nextInt(3));
    spec.put("enableServiceLinks", true);
    spec.put("preemptionPolicy", "PreemptLowerPriority");
    spec.put("priority", 0);
    String ip = "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    List<Object> statuses = new ArrayList<>();
    for (Object container : (List<?>) spec.get("containers")) {
      Map<?, ?> c = (Map<?, ?>) container;
      statuses.add(
          map(
              "containerID", "containerd://" + hex(64),
              "image", c.get("image"),
              "imageID", "registry.example.com/" + name + "@sha256:" + hex(64),
              "lastState", map(),
              "name", c.get("name"),
              "ready", true,
              "restartCount", random.nextInt(3),
              "started", true,
              "state", map("running", map("startedAt", time()))));
    }
    return object(
        "v1",
        "Pod",
        metadata,
        map(
            "spec",
            spec,
            "status",
            map(
                "conditions",
                List.of(
                    condition("Initialized", null, null),
                    condition("Ready", null, null),
                    condition("ContainersReady", null, null),
                    condition("PodScheduled", null, null)),
                "containerStatuses",
                statuses,
                "hostIP",
                "192.168." + random.nextInt(4) + "." + random.nextInt(250),
                "phase",
                "Running",
                "podIP",
                ip,
                "podIPs",
                List.of(map("ip", ip)),
                "qosClass",
                "Burstable",
                "startTime",
                time())));
  }

  private Map<String, Object> service(String ns, String name, Map<String, Object> labels) {
    String ip = "172.20." + random.nextInt(256) + "." + random.nextInt(256);
    return object(
        "v1",
        "Service",
        metadata(ns, name, labels, "v1"),
        map(
            "spec",
            map(
                "clusterIP",
                ip,
                "clusterIPs",
                List.of(ip),
                "internalTrafficPolicy",
                "Cluster",
                "ipFamilies",
                List.of("IPv4"),
                "ports",
                List.of(map("name", "http", "port", 80, "protocol", "TCP", "targetPort", "http")),
                "selector",
                map("app.kubernetes.io/name", name),
                "sessionAffinity",
                "None",
                "type",
                "ClusterIP"),
            "status",
            map("loadBalancer", map())));
  }

  private Map<String, Object> configMap(String ns, String name, Map<String, Object> labels) {
    StringBuilder yaml = new StringBuilder("server:\n  port: 8080\nupstreams:\n");
    for (int i = 0; i < 25; i++) {
      String upstream = WORDS.get(random.nextInt(WORDS.size()));
      yaml.append("- name: ").append(upstream).append('\n');
      yaml.append("  url: http://").append(upstream).append(".svc.cluster.local:8080/v").append(i);
      yaml.append("\n  timeout: ").append(random.nextInt(60)).append("s\n");
    }
    return object(
        "v1",
        "ConfigMap",
        metadata(ns, name, labels, "v1"),
        map("data", map("LOG_LEVEL", "info", "app.yaml", yaml.toString())));
  }

  private Map<String, Object> policy(
      String ns, String name, Map<String, Object> labels, String word) {
    return object(
        "networking.k8s.io/v1",
        "NetworkPolicy",
        metadata(ns, name, labels, "networking.k8s.io/v1"),
        map(
            "spec",
            map(
                "ingress",
                    List.of(
                        map(
                            "from",
                                List.of(
                                    map(
                                        "podSelector",
                                        map(
                                            "matchLabels",
                                            map("app.kubernetes.io/part-of", word)))),
                            "ports", List.of(map("port", 8080, "protocol", "TCP")))),
                "podSelector", map("matchLabels", map("app.kubernetes.io/name", name)),
                "policyTypes", List.of("Ingress"))));
  }

  private Map<String, Object> metadata(
      String ns, String name, Map<String, Object> labels, String version) {
    return map(
        "creationTimestamp", time(),
        "labels", labels,
        "managedFields",
            List.of(
                managed("kube-controller-manager", version, labels, "f:spec"),
                managed("kubelet", version, labels, "f:status")),
        "name", name,
        "namespace", ns,
        "resourceVersion", Integer.toString(serial += 1 + random.nextInt(9)),
        "uid", uid());
  }

  /// About a quarter of the object, as in real clusters.
  private Map<String, Object> managed(
      String manager, String version, Map<String, Object> labels, String part) {
    Map<String, Object> keys = map(".", map());
    labels.keySet().forEach(label -> keys.put("f:" + label, map()));
    Map<String, Object> conditions = map(".", map());
    for (String type : List.of("ContainersReady", "Initialized", "PodScheduled", "Ready")) {
      conditions.put(
          "k:{\"type\":\"" + type + "\"}",
          map(
              ".",
              map(),
              "f:lastProbeTime",
              map(),
              "f:lastTransitionTime",
              map(),
              "f:status",
              map(),
              "f:type",
              map()));
    }
    return map(
        "apiVersion",
        version,
        "fieldsType",
        "FieldsV1",
        "fieldsV1",
        map(
            "f:metadata",
            map(
                "f:labels",
                keys,
                "f:ownerReferences",
                map(".", map(), "k:{\"uid\":\"" + uid() + "\"}", map())),
            part,
            map("f:conditions", conditions, "f:containers", conditions)),
        "manager",
        manager,
        "operation",
        "Update",
        "time",
        time());
  }

  private Map<String, Object> condition(
      String type, @Nullable String reason, @Nullable String message) {
    Map<String, Object> condition =
        map("lastTransitionTime", time(), "status", "True", "type", type);
    if (reason != null && message != null) {
      condition.put("reason", reason);
      condition.put("message", message);
    }
    return condition;
  }

  private Map<String, Object> owner(String version, String kind, String name) {
    return map(
        "apiVersion",
        version,
        "blockOwnerDeletion",
        true,
        "controller",
        true,
        "kind",
        kind,
        "name",
        name,
        "uid",
        uid());
  }

  private static Map<String, Object> with(Map<String, Object> labels, String hash) {
    Map<String, Object> more = new TreeMap<>(labels);
    more.put("pod-template-hash", hash);
    return more;
  }

  private static Map<String, Object> object(
      String version, String kind, Map<String, Object> metadata, Map<String, Object> rest) {
    rest.put("apiVersion", version);
    rest.put("kind", kind);
    rest.put("metadata", metadata);
    return rest;
  }

  private String namespaceOf(int application) {
    return name(application * 10 / PODS_OF_NAMESPACE);
  }

  private static String name(int n) {
    return WORDS.get(n % WORDS.size()) + "-" + n;
  }

  private String time() {
    return String.format(
        Locale.ROOT,
        "2026-%02d-%02dT%02d:%02d:%02dZ",
        1 + random.nextInt(9),
        1 + random.nextInt(28),
        random.nextInt(24),
        random.nextInt(60),
        random.nextInt(60));
  }

  private String uid() {
    return hex(8) + "-" + hex(4) + "-" + hex(4) + "-" + hex(4) + "-" + hex(12);
  }

  private String hex(int digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
