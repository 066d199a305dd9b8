package io.inscope.reports.checks;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Pods that make sense to the API and are otherwise as they come: each seed one pod, with settings
/// good and bad on both levels, in all three lists of containers.
final class RandomPods {
  private final Random random;

  private RandomPods(long seed) {
    // Scattered: the first numbers of neighbouring seeds are alike.
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /// A bare pod that runs.
  static JsonObject pod(long seed) {
    return new RandomPods(seed).pod();
  }

  private JsonObject pod() {
    JsonObject.Builder metadata =
        JsonObject.builder()
            .put("name", "app")
            .put("namespace", "shop")
            .put("labels", JsonObject.of("app", "app"));
    if (oneIn(4)) {
      metadata.put(
          "annotations",
          JsonObject.of(
              "container.apparmor.security.beta.kubernetes.io/c0",
              any("runtime/default", "unconfined", "localhost/tight")));
    }
    return JsonObject.builder()
        .put("apiVersion", "v1")
        .put("kind", "Pod")
        .put("metadata", metadata.build())
        .put("spec", spec())
        .build();
  }

  private JsonObject spec() {
    JsonObject.Builder spec = JsonObject.builder();
    for (String flag : List.of("hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace")) {
      maybe(spec, 8, flag, () -> oneIn(2));
    }
    maybe(spec, 6, "hostUsers", () -> oneIn(3));
    maybe(spec, 12, "os", () -> JsonObject.of("name", any("windows", "linux")));
    maybe(spec, 8, "automountServiceAccountToken", () -> oneIn(2));
    maybe(spec, 8, "hostAliases", () -> JsonArray.of(JsonObject.of("ip", "10.0.0.9")));
    maybe(spec, 2, "securityContext", this::ofPod);
    maybe(spec, 2, "volumes", this::volumes);
    spec.put("containers", containers("c", 1 + random.nextInt(3)));
    if (oneIn(3)) {
      spec.put("initContainers", containers("i", 1));
    }
    if (oneIn(5)) {
      spec.put("ephemeralContainers", containers("e", 1));
    }
    return spec.build();
  }

  private JsonObject ofPod() {
    JsonObject.Builder context = ofBoth();
    maybe(context, 6, "fsGroup", this::number);
    maybe(context, 6, "sysctls", () -> JsonArray.of(sysctl()));
    return context.build();
  }

  private JsonObject sysctl() {
    return JsonObject.builder()
        .put("name", any("kernel.msgmax", "net.ipv4.tcp_rmem", "kernel.shm_rmid_forced"))
        .put("value", "1")
        .build();
  }

  /// Settings that pods and containers have.
  private JsonObject.Builder ofBoth() {
    JsonObject.Builder context = JsonObject.builder();
    maybe(context, 3, "runAsUser", this::number);
    maybe(context, 4, "runAsGroup", this::number);
    maybe(context, 3, "runAsNonRoot", () -> oneIn(2));
    maybe(context, 3, "seccompProfile", this::profile);
    maybe(context, 4, "appArmorProfile", this::profile);
    maybe(
        context,
        5,
        "seLinuxOptions",
        () -> JsonObject.of("type", any("spc_t", "container_t", "container_engine_t")));
    return context;
  }

  private JsonObject profile() {
    return JsonObject.of("type", any("RuntimeDefault", "Unconfined", "Localhost"));
  }

  private JsonArray containers(String prefix, int count) {
    JsonArray.Builder containers = JsonArray.builder();
    for (int i = 0; i < count; i++) {
      containers.add(container(prefix + i));
    }
    return containers.build();
  }

  private JsonObject container(String name) {
    JsonObject.Builder container =
        JsonObject.builder()
            .put("name", name)
            .put("image", any("shop.example/web:1", "shop.example/web", "tools/sshd:2"));
    maybe(container, 3, "securityContext", this::ofContainer);
    maybe(
        container,
        4,
        "ports",
        () ->
            JsonArray.of(
                JsonObject.builder()
                    .put("containerPort", any(22L, 80L, 8080L))
                    .put("hostPort", any(0L, 8080L))
                    .build()));
    maybe(
        container,
        4,
        "args",
        () -> JsonArray.of(any("--insecure", "sudo", "--tls=true", "http://ledger.shop")));
    maybe(
        container,
        4,
        "volumeMounts",
        () ->
            JsonArray.of(
                JsonObject.builder()
                    .put("name", "v")
                    .put("mountPath", "/v")
                    .put("readOnly", oneIn(2))
                    .put("mountPropagation", any("Bidirectional", "None"))
                    .build()));
    maybe(
        container,
        5,
        "livenessProbe",
        () ->
            JsonObject.of(
                "httpGet",
                JsonObject.builder().put("host", any("", "db.shop")).put("port", 80L).build()));
    return container.build();
  }

  private JsonObject ofContainer() {
    JsonObject.Builder context = ofBoth();
    maybe(context, 5, "privileged", () -> oneIn(2));
    maybe(context, 3, "allowPrivilegeEscalation", () -> oneIn(2));
    maybe(context, 3, "readOnlyRootFilesystem", () -> oneIn(2));
    maybe(context, 6, "procMount", () -> any("Default", "Unmasked"));
    maybe(
        context,
        3,
        "capabilities",
        () ->
            JsonObject.builder()
                .put("add", JsonArray.of(any("NET_ADMIN", "CHOWN", "SYS_ADMIN", "NET_RAW")))
                .put("drop", oneIn(2) ? JsonArray.of("ALL") : JsonArray.of("KILL"))
                .build());
    return context.build();
  }

  private JsonArray volumes() {
    JsonObject.Builder volume = JsonObject.builder().put("name", "v");
    switch (random.nextInt(4)) {
      case 0 -> volume.put("hostPath", JsonObject.of("path", any("/etc", "/data", "/run")));
      case 1 -> volume.put("nfs", JsonObject.of("server", "files.example"));
      case 2 -> volume.put("secret", JsonObject.of("secretName", "card"));
      default -> volume.put("emptyDir", JsonObject.EMPTY);
    }
    return JsonArray.of(volume.build());
  }

  private Long number() {
    return any(0L, 1000L, 20000L);
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }

  private void maybe(JsonObject.Builder into, int oneIn, String key, Supplier<?> value) {
    @Nullable Object made = oneIn(oneIn) ? value.get() : null;
    if (made != null) {
      into.put(key, made);
    }
  }
}
