package io.inscope.snapshot.capture.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/// A token of somebody who may read everything, good as long as a certain secret is there.
///
/// @param name of the service account and of the secret
record FleetingToken(KubeApiServer server, String name, String value) {
  private static final String NAMESPACE = "/api/v1/namespaces/default";
  private static final String BINDINGS = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings";

  static FleetingToken of(KubeApiServer server, String name) throws Exception {
    try (Admin admin = server.admin()) {
      String metadata = "{\"metadata\":{\"name\":\"%s\"}}".formatted(name);
      admin.post(NAMESPACE + "/serviceaccounts", metadata);
      String uid =
          Admin.parsed(admin.post(NAMESPACE + "/secrets", metadata)).at("metadata", "uid").text("");
      admin.post(
          BINDINGS,
          """
          {"metadata":{"name":"%s"},
          "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"full-reader"},
          "subjects":[{"kind":"ServiceAccount","name":"%s","namespace":"default"}]}
          """
              .formatted(name, name));
      byte[] review =
          admin.post(
              NAMESPACE + "/serviceaccounts/" + name + "/token",
              """
              {"spec":{"expirationSeconds":600,
              "boundObjectRef":{"apiVersion":"v1","kind":"Secret","name":"%s","uid":"%s"}}}
              """
                  .formatted(name, uid));
      return new FleetingToken(server, name, Admin.parsed(review).at("status", "token").text(""));
    }
  }

  /// Takes away what the token hangs on, and waits until the server, which remembers good tokens
  /// for 10 seconds, does not take it any more.
  void end() {
    try (Admin admin = server.admin();
        Admin holder = server.as(value)) {
      admin.delete(NAMESPACE + "/secrets/" + name);
      admin.delete(NAMESPACE + "/serviceaccounts/" + name);
      admin.delete(BINDINGS + "/" + name);
      while (holder.send("GET", "/api", "").statusCode() != 401) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
