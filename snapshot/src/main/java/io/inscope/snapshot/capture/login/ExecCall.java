package io.inscope.snapshot.capture.login;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A login program as a kubeconfig describes it: an [exec credential
/// plugin](https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins).
/// Holds secrets: values of variables, and proxies with their passwords.
///
/// @param user name of the user, for messages
/// @param command program and arguments, handed over as they are: there is no shell
/// @param commandLine the same for people
/// @param variables set for the program beside those of this process
/// @param apiVersion in which it is asked and has to answer
/// @param mode whether it may ask somebody
/// @param cluster what it is told of the cluster; empty for nothing
/// @param installHint what the kubeconfig says when the program is not there; may be empty
public record ExecCall(
    String user,
    List<String> command,
    String commandLine,
    Map<String, String> variables,
    String apiVersion,
    Mode mode,
    Optional<JsonObject> cluster,
    String installHint) {
  /// The versions that kubectl still speaks; `v1alpha1` went with 1.24.
  public static final Set<String> VERSIONS =
      Set.of("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1");

  /// `interactiveMode` of a kubeconfig.
  public enum Mode {
    NEVER,
    IF_AVAILABLE,
    ALWAYS
  }

  boolean isInteractive(boolean terminal) {
    return mode != Mode.NEVER && terminal;
  }

  /// What the program finds in the variable `KUBERNETES_EXEC_INFO`.
  String info(boolean terminal) {
    JsonObject.Builder spec = JsonObject.builder();
    cluster.ifPresent(told -> spec.put("cluster", told));
    spec.put("interactive", isInteractive(terminal));
    return CanonicalJson.text(
        JsonObject.builder()
            .put("apiVersion", apiVersion)
            .put("kind", "ExecCredential")
            .put("spec", spec.build())
            .build());
  }

  @Override
  public String toString() {
    return commandLine;
  }
}
