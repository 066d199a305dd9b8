package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KubeConfigs.text;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.inscope.snapshot.capture.ConnectionPlan.Trust;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// A server and all it takes to be heard there. Holds secrets, in memory only; the kubeconfig is
/// never written.
///
/// @param tls empty for plain HTTP
/// @param headers for every request, beside the credential's; a name may come several times
record Target(
    URI server,
    Optional<SSLContext> tls,
    ProxyRoute route,
    Credential credential,
    List<Map.Entry<String, String>> headers) {

  /// @param insist whether the user insists on a server that is not verified
  /// @throws CaptureException when the context needs something that is not done here, or has
  ///   something that cannot be used
  static Target of(KubeContext context, ConnectionPlan plan, boolean insist)
      throws CaptureException {
    if (!plan.trust().isSound() && !insist) {
      throw new CaptureException(
          "CAPTURE-UNVERIFIED",
          "the server of the context '%s' would be %s"
              .formatted(
                  context.name(),
                  plan.trust() == Trust.PLAIN
                      ? "asked without encryption"
                      : "believed without a check (insecure-skip-tls-verify)"),
          "Put the certificate authority of the cluster into the kubeconfig.");
    }
    Cluster cluster = context.cluster();
    if (!text(cluster.getTlsServerName()).isEmpty()) {
      throw new CaptureException(
          "CAPTURE-TLS-SERVER-NAME",
          "the cluster '" + context.clusterName() + "' has a 'tls-server-name', which is not used",
          "Use a context whose server address stands in the server's certificate.");
    }
    return new Target(
        plan.server(),
        plan.trust() == Trust.PLAIN
            ? Optional.empty()
            : Optional.of(Keys.context(context, plan.trust())),
        plan.route(),
        credential(context, plan.logins()),
        plan.impersonation().map(Target::headers).orElse(List.of()));
  }

  private static Credential credential(KubeContext context, List<Login> logins)
      throws CaptureException {
    AuthInfo user = context.user();
    for (Login login : logins) {
      switch (login) {
        case Login.Plugin plugin ->
            throw unsupported(context, "runs a program to log in: " + plugin.commandLine());
        case Login.Provider provider ->
            throw unsupported(context, "logs in by the provider '" + provider.name() + "'");
        case Login.Token _, Login.Password _, Login.ClientCertificate _ -> {}
      }
    }
    if (!text(user.getTokenFile()).isEmpty()) {
      return new TokenFile(Path.of(context.besideUser(text(user.getTokenFile()))));
    }
    if (!text(user.getToken()).isEmpty()) {
      String token = text(user.getToken()).strip();
      if (token.chars().anyMatch(c -> c <= ' ' || c >= 0x7F)) {
        throw new CaptureException(
            "CAPTURE-LOGIN",
            "the token of the user '" + context.userName() + "' has characters no token has",
            "Correct 'token' in " + context.userFile() + ".");
      }
      return () -> Optional.of("Bearer " + token);
    }
    if (!text(user.getUsername()).isEmpty()) {
      String pair = text(user.getUsername()) + ":" + text(user.getPassword());
      String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      return () -> Optional.of("Basic " + basic);
    }
    return Credential.NONE;
  }

  private static CaptureException unsupported(KubeContext context, String how) {
    return new CaptureException(
        "CAPTURE-LOGIN",
        "the user '" + context.userName() + "' " + how,
        "Use a context with a token or a client certificate: 'kubectl create token' makes one.");
  }

  private static List<Map.Entry<String, String>> headers(Impersonation as) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    headers.add(Map.entry("Impersonate-User", as.user()));
    as.groups().forEach(group -> headers.add(Map.entry("Impersonate-Group", group)));
    if (!as.uid().isEmpty()) {
      headers.add(Map.entry("Impersonate-Uid", as.uid()));
    }
    as.extra()
        .forEach(
            (key, values) ->
                values.forEach(
                    value -> headers.add(Map.entry("Impersonate-Extra-" + escaped(key), value))));
    return List.copyOf(headers);
  }

  /// Keys may have characters that names of headers have not, such as `/`; they are
  /// percent-encoded.
  private static String escaped(String key) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "!#$&'*+-.^_`|~".indexOf(b) >= 0);
      escaped.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xFF));
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return server.toString();
  }
}
