package io.inscope.snapshot.capture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// Asks a server for its version, as a kubeconfig says.
///
/// @param cluster entries of the cluster, in YAML
/// @param user entries of the user, in YAML
/// @param folder where the kubeconfig is
record Asking(String cluster, String user, Path folder) {
  static final String VERSION = "{\"gitVersion\":\"v1.33.6\"}";

  KubeContext context() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("config"),
            """
            kind: Config
            contexts: [{name: a, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {%s}}]
            users: [{name: u, user: {%s}}]
            """
                .formatted(cluster, user));
    return KubeConfigs.of(file).choose(Optional.of("a"));
  }

  String version(Consent consent) throws Exception {
    KubeContext context = context();
    try (ReadOnlyGateway gateway =
        ReadOnlyGateway.open(
            context,
            ConnectionPlan.of(context, Map.of()),
            consent,
            1000,
            Clock.systemUTC(),
            new FakeTicker(),
            _ -> {})) {
      return version(gateway);
    }
  }

  static String version(ReadOnlyGateway gateway) throws Exception {
    try (Answer answer = gateway.get("/version", "application/json", Patience.SHORT)) {
      return answer.status() == 200
          ? answer.json().at("gitVersion").text("")
          : "HTTP " + answer.status();
    }
  }
}
