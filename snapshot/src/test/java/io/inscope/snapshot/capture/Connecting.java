package io.inscope.snapshot.capture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// What connecting gives, in the words the user sees.
final class Connecting {
  private Connecting() {}

  /// A kubeconfig with one context.
  ///
  /// @param cluster and user as flow mappings of YAML: `{server: 'https://127.0.0.1:6443'}`
  static Path config(Path folder, String cluster, String user) throws Exception {
    return Files.writeString(
        folder.resolve("config"),
        """
        apiVersion: v1
        kind: Config
        current-context: prod
        contexts: [{name: prod, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: %s}]
        users: [{name: u, user: %s}]
        """
            .formatted(cluster, user));
  }

  static LiveCluster connect(Path config, Optional<String> context) throws CaptureException {
    KubeContext chosen = KubeConfigs.of(config).choose(context);
    return LiveCluster.connect(
        chosen,
        ConnectionPlan.of(chosen, Map.of()),
        new Consent(true, Optional.empty()),
        1000,
        Clock.systemUTC(),
        new FakeTicker());
  }

  /// Connects by the only context of a kubeconfig.
  ///
  /// @return code, message and hint in three lines, or `connected to` and the version of the server
  static String said(Path config) {
    try (LiveCluster cluster = connect(config, Optional.empty())) {
      return "connected to " + cluster.connection().serverVersion();
    } catch (CaptureException e) {
      return said(e);
    }
  }

  static String said(CaptureException e) {
    return e.code() + "\n" + e.getMessage() + "\n" + e.hint();
  }
}
