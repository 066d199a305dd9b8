package io.inscope.snapshot.capture.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// Kubeconfigs for users that the cluster's own does not have.
final class Kubeconfig {
  static final String CONTEXT = "test";

  private Kubeconfig() {}

  /// @param server its address; its certificate is checked when there is one
  /// @param user as in a kubeconfig, in one line
  static Path write(Path file, KubeApiServer cluster, String server, String user)
      throws IOException {
    String authority = Base64.getEncoder().encodeToString(Files.readAllBytes(cluster.authority()));
    return Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        contexts: [{name: test, context: {cluster: local, user: somebody}}]
        clusters: [{name: local, cluster: {server: '%s'%s}}]
        users: [{name: somebody, user: %s}]
        """
            .formatted(
                server,
                server.startsWith("https") ? ", certificate-authority-data: " + authority : "",
                user));
  }
}
