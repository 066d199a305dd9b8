package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KubeConfigs.text;

import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamedExtension;
import io.inscope.snapshot.capture.login.ExecCall;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a kubeconfig says of a login program.
final class ExecSetup {
  /// The cluster's extension that is meant for login programs.
  private static final String EXTENSION = "client.authentication.k8s.io/exec";

  private ExecSetup() {}

  static ExecCall call(KubeContext context, ExecConfig exec, Login.Plugin plugin)
      throws CaptureException {
    Map<String, String> variables = new LinkedHashMap<>();
    for (ExecEnvVar variable : exec.getEnv() == null ? List.<ExecEnvVar>of() : exec.getEnv()) {
      variables.put(text(variable.getName()), text(variable.getValue()));
    }
    return new ExecCall(
        context.userName(),
        plugin.command(),
        plugin.commandLine(),
        variables,
        text(exec.getApiVersion()),
        mode(context, text(exec.getInteractiveMode())),
        Boolean.TRUE.equals(exec.getProvideClusterInfo())
            ? Optional.of(cluster(context))
            : Optional.empty(),
        text(exec.getInstallHint()));
  }

  private static ExecCall.Mode mode(KubeContext context, String name) throws CaptureException {
    return switch (name) {
      case "Never" -> ExecCall.Mode.NEVER;
      case "IfAvailable", "" -> ExecCall.Mode.IF_AVAILABLE;
      case "Always" -> ExecCall.Mode.ALWAYS;
      default ->
          throw new CaptureException(
              "CAPTURE-BROKEN-KUBECONFIG",
              "the login program of the user '%s' has an 'interactiveMode' that nobody knows: '%s'"
                  .formatted(context.userName(), name),
              "It is Never, IfAvailable or Always: correct it in " + context.userFile() + ".");
    };
  }

  ///
  /// [Cluster](https://kubernetes.io/docs/reference/config-api/client-authentication.v1/#client-authentication-k8s-io-v1-Cluster)
  /// of the question to a login program.
  private static JsonObject cluster(KubeContext context) throws CaptureException {
    Cluster cluster = context.cluster();
    JsonObject.Builder told = JsonObject.builder();
    told.put("server", context.server());
    if (!text(cluster.getTlsServerName()).isEmpty()) {
      told.put("tls-server-name", text(cluster.getTlsServerName()));
    }
    if (Boolean.TRUE.equals(cluster.getInsecureSkipTlsVerify())) {
      told.put("insecure-skip-tls-verify", true);
    }
    Pem authority = Target.authority(context);
    if (!authority.isAbsent()) {
      byte[] pem =
          authority.bytes().orElseThrow(() -> Pem.unreadable(Target.authorityWords(context)));
      told.put("certificate-authority-data", Base64.getEncoder().encodeToString(pem));
    }
    if (!text(cluster.getProxyUrl()).isEmpty()) {
      told.put("proxy-url", text(cluster.getProxyUrl()));
    }
    if (Boolean.TRUE.equals(cluster.getDisableCompression())) {
      told.put("disable-compression", true);
    }
    for (NamedExtension extension :
        cluster.getExtensions() == null ? List.<NamedExtension>of() : cluster.getExtensions()) {
      if (text(extension.getName()).equals(EXTENSION)) {
        told.put("config", config(context, extension.getExtension()));
      }
    }
    return told.build();
  }

  /// fabric8 makes a resource of what has a kind.
  private static @Nullable Object config(KubeContext context, @Nullable Object extension)
      throws CaptureException {
    return switch (extension) {
      case AnyType any -> tree(any.getValue());
      case GenericKubernetesResource resource when resource.getMetadata() == null -> {
        JsonObject.Builder object = JsonObject.builder();
        object.put("apiVersion", resource.getApiVersion());
        object.put("kind", resource.getKind());
        resource.getAdditionalProperties().forEach((key, value) -> object.put(key, tree(value)));
        yield object.build();
      }
      case null -> null;
      default ->
          throw new CaptureException(
              "CAPTURE-PLUGIN",
              "the extension '%s' of the cluster '%s' cannot be handed to the login program"
                  .formatted(EXTENSION, context.clusterName()),
              "Leave 'kind' and 'metadata' out of it in " + context.clusterFile() + ".");
    };
  }

  private static @Nullable Object tree(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        JsonObject.Builder object = JsonObject.builder();
        map.forEach((key, member) -> object.put(String.valueOf(key), tree(member)));
        yield object.build();
      }
      case List<?> list -> {
        JsonArray.Builder array = JsonArray.builder();
        list.forEach(item -> array.add(tree(item)));
        yield array.build();
      }
      case null -> null;
      default -> value;
    };
  }
}
