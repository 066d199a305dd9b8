package io.inscope.snapshot.capture.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/// What a namespace holds: a hundred objects of two dozen kinds.
final class NamespaceObjects {
  /// With as many config maps in each of 20 namespaces, their list has three pages.
  private static final int CONFIG_MAPS = 60;

  private static final int WORKLOADS = 3;

  private final String namespace;
  private final Random random;
  private final List<String> secrets;
  private final List<Item> items = new ArrayList<>();

  private NamespaceObjects(String namespace, Random random, List<String> secrets) {
    this.namespace = namespace;
    this.random = random;
    this.secrets = secrets;
  }

  /// @param secrets takes each value that must not be seen anywhere
  static List<Item> of(String namespace, Random random, List<String> secrets) {
    NamespaceObjects objects = new NamespaceObjects(namespace, random, secrets);
    for (int i = 0; i < WORKLOADS; i++) {
      objects.workload(i);
      objects.secret(i);
    }
    for (int i = 0; i < CONFIG_MAPS; i++) {
      objects.add("v1", "configmaps", "ConfigMap", "settings-" + i, objects.settings());
    }
    objects.batch();
    objects.network();
    objects.rights();
    objects.add(
        "v1",
        "persistentvolumeclaims",
        "PersistentVolumeClaim",
        "data",
        """
        ,"spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"slow",
        "resources":{"requests":{"storage":"1Gi"}}}\
        """);
    for (String plural : List.of("widgets", "gadgets")) {
      String kind = plural.equals("widgets") ? "Widget" : "Gadget";
      String spec = ",\"spec\":{\"size\":%d,\"on\":true}".formatted(random.nextInt(100));
      objects.add("shop.example/v1", plural, kind, "first", spec);
      objects.add("shop.example/v1", plural, kind, "second", spec);
    }
    return objects.items;
  }

  /// What would refuse or change others.
  static List<Item> last(String namespace) {
    return List.of(
        Item.of(
            "v1",
            "resourcequotas",
            "ResourceQuota",
            namespace,
            "limit",
            "",
            ",\"spec\":{\"hard\":{\"pods\":\"100\"}}"),
        Item.of(
            "v1",
            "limitranges",
            "LimitRange",
            namespace,
            "usual",
            "",
            ",\"spec\":{\"limits\":[{\"type\":\"Container\",\"default\":{\"cpu\":\"1\"}}]}"));
  }

  private void add(String version, String plural, String kind, String name, String rest) {
    add(version, plural, kind, name, "", rest);
  }

  private void add(
      String version, String plural, String kind, String name, String metadata, String rest) {
    items.add(Item.of(version, plural, kind, namespace, name, metadata, rest));
  }

  private String settings() {
    return ",\"data\":{\"level\":\"%d\",\"text\":\"line one\\nzwei: ü\\n%s\"}"
        .formatted(random.nextInt(10), "x".repeat(random.nextInt(200)));
  }

  private static String labels(String app) {
    return "{\"app\":\"%s\",\"tier\":\"back\"}".formatted(app);
  }

  private static String template(String app) {
    return """
    {"containers":[{"name":"main","image":"registry.example/%s:1.2.3",
    "env":[{"name":"LOG","value":"yes"},{"name":"PASSWORD","valueFrom":{"secretKeyRef":{"name":"login-0","key":"password"}}}],
    "ports":[{"containerPort":8080}],"resources":{"requests":{"cpu":"100m","memory":"64Mi"}},
    "securityContext":{"runAsNonRoot":true}}],"serviceAccountName":"runner","nodeName":"worker-1"}\
    """
        .formatted(app);
  }

  private void workload(int i) {
    String app = "app-" + i;
    String spec =
        ",\"spec\":{\"replicas\":3,\"selector\":{\"matchLabels\":%s},\"template\":{\"metadata\":{\"labels\":%s},\"spec\":%s}}"
            .formatted(
                labels(app), labels(app), template(app).replace(",\"nodeName\":\"worker-1\"", ""));
    String metadata = ",\"labels\":" + labels(app);
    add("apps/v1", "deployments", "Deployment", app, metadata, spec);
    add("apps/v1", "replicasets", "ReplicaSet", app + "-5d8f", metadata, spec);
    for (int pod = 0; pod < 3; pod++) {
      add("v1", "pods", "Pod", app + "-5d8f-" + pod, metadata, ",\"spec\":" + template(app));
    }
    add(
        "v1",
        "services",
        "Service",
        app,
        metadata,
        ",\"spec\":{\"selector\":%s,\"ports\":[{\"port\":80,\"targetPort\":8080}]}"
            .formatted(labels(app)));
    add(
        "discovery.k8s.io/v1",
        "endpointslices",
        "EndpointSlice",
        app + "-x1",
        ",\"labels\":{\"kubernetes.io/service-name\":\"%s\"}".formatted(app),
        """
        ,"addressType":"IPv4","ports":[{"port":8080,"protocol":"TCP"}],
        "endpoints":[{"addresses":["10.0.1.%d"],"conditions":{"ready":true}}]\
        """
            .formatted(random.nextInt(250) + 1));
  }

  /// One that was applied repeats its value in an annotation, where no one looks for it.
  private void secret(int i) {
    String value = "canary-%s-%d-%08x".formatted(namespace, i, random.nextInt());
    String encoded = Base64.getEncoder().encodeToString(value.getBytes(UTF_8));
    secrets.add(value);
    secrets.add(encoded);
    String applied =
        "{\\\"apiVersion\\\":\\\"v1\\\",\\\"kind\\\":\\\"Secret\\\",\\\"metadata\\\":{\\\"name\\\":\\\"login-%d\\\"},\\\"stringData\\\":{\\\"password\\\":\\\"%s\\\"}}"
            .formatted(i, value);
    add(
        "v1",
        "secrets",
        "Secret",
        "login-" + i,
        i > 0
            ? ""
            : ",\"annotations\":{\"kubectl.kubernetes.io/last-applied-configuration\":\"%s\"}"
                .formatted(applied),
        ",\"type\":\"Opaque\",\"data\":{\"password\":\"%s\"}".formatted(encoded));
  }

  private void batch() {
    String pods = "{\"metadata\":{\"labels\":%s},\"spec\":%s}";
    String once =
        pods.formatted(
            labels("night"),
            template("night").replace("\"nodeName\"", "\"restartPolicy\":\"Never\",\"nodeName\""));
    add("batch/v1", "jobs", "Job", "once", ",\"spec\":{\"template\":%s}".formatted(once));
    add(
        "batch/v1",
        "cronjobs",
        "CronJob",
        "night",
        ",\"spec\":{\"schedule\":\"0 3 * * *\",\"jobTemplate\":{\"spec\":{\"template\":%s}}}"
            .formatted(once));
    String spec =
        ",\"spec\":{\"selector\":{\"matchLabels\":%s},\"template\":%s"
            .formatted(labels("base"), pods.formatted(labels("base"), template("base")));
    add("apps/v1", "daemonsets", "DaemonSet", "agent", spec + "}");
    add("apps/v1", "statefulsets", "StatefulSet", "base", spec + ",\"serviceName\":\"app-0\"}");
    add(
        "policy/v1",
        "poddisruptionbudgets",
        "PodDisruptionBudget",
        "some",
        ",\"spec\":{\"minAvailable\":1,\"selector\":{\"matchLabels\":%s}}"
            .formatted(labels("app-0")));
    add(
        "autoscaling/v2",
        "horizontalpodautoscalers",
        "HorizontalPodAutoscaler",
        "grow",
        """
        ,"spec":{"maxReplicas":5,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment",
        "name":"app-0"}}\
        """);
  }

  private void network() {
    String api = "networking.k8s.io/v1";
    add(
        api,
        "networkpolicies",
        "NetworkPolicy",
        "nothing",
        ",\"spec\":{\"podSelector\":{},\"policyTypes\":[\"Ingress\",\"Egress\"]}");
    add(
        api,
        "networkpolicies",
        "NetworkPolicy",
        "front",
        ",\"spec\":{\"podSelector\":{\"matchLabels\":%s},\"ingress\":[{\"ports\":[{\"port\":8080}]}]}"
            .formatted(labels("app-0")));
    add(
        api,
        "ingresses",
        "Ingress",
        "front",
        """
        ,"spec":{"ingressClassName":"front","rules":[{"host":"%s.example","http":{"paths":[{"path":"/",
        "pathType":"Prefix","backend":{"service":{"name":"app-0","port":{"number":80}}}}]}}]}\
        """
            .formatted(namespace));
  }

  private void rights() {
    String group = "rbac.authorization.k8s.io";
    add("v1", "serviceaccounts", "ServiceAccount", "default", "");
    add("v1", "serviceaccounts", "ServiceAccount", "runner", "");
    add(
        group + "/v1",
        "roles",
        "Role",
        "look",
        ",\"rules\":[{\"apiGroups\":[\"\"],\"resources\":[\"pods\"],\"verbs\":[\"get\"]}]");
    add(
        group + "/v1",
        "rolebindings",
        "RoleBinding",
        "look",
        """
        ,"roleRef":{"apiGroup":"%s","kind":"Role","name":"look"},
        "subjects":[{"kind":"ServiceAccount","name":"runner","namespace":"%s"}]\
        """
            .formatted(group, namespace));
  }
}
