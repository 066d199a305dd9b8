package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KubeConfigs.text;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.ExecConfig;
import java.io.File;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a user proves who they are. Never holds what proves it.
public sealed interface Login {
  /// A bearer token.
  ///
  /// @param file from which it is read for each request; empty when it stands in the kubeconfig
  record Token(String file) implements Login {}

  /// A key and a certificate, used while the connection is made.
  ///
  /// @param file the certificate's; empty when it stands in the kubeconfig
  record ClientCertificate(String file) implements Login {}

  /// A name and a password, which no server since 1.19 takes.
  record Password(String name) implements Login {}

  /// A program that prints a token.
  ///
  /// @param command exactly what would run, a word each
  /// @param variables names of the environment variables it would get in addition
  record Plugin(List<String> command, List<String> variables) implements Login {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    /// The command as it could be typed into a shell.
    public String commandLine() {
      return String.join(
          " ",
          command.stream()
              .map(
                  word ->
                      PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'")
              .toList());
    }
  }

  /// An id token, and a new one from its issuer when it has run out. That is a second host to which
  /// the connection leads. Nothing of it is written into the kubeconfig.
  ///
  /// @param issuer whom a new token would be asked for; empty when there is no refresh token
  /// @param route the way to the issuer
  record Oidc(Optional<URI> issuer, ProxyRoute route) implements Login {}

  /// A way that kubectl no longer has: `gcp`, `azure`.
  record Provider(String name) implements Login {}

  /// All ways by which a user would be proven, those first that a server hears first. A login
  /// program or provider counts only where there is no other way, as for
  /// [kubectl](https://github.com/kubernetes/client-go/blob/master/plugin/pkg/client/auth/exec/exec.go).
  static List<Login> of(KubeContext context, Map<String, String> environment)
      throws CaptureException {
    AuthInfo user = context.user();
    List<Login> ways = new ArrayList<>();
    if (!text(user.getClientCertificate()).isEmpty()
        || !text(user.getClientCertificateData()).isEmpty()) {
      ways.add(
          new ClientCertificate(
              text(user.getClientCertificateData()).isEmpty()
                  ? context.besideUser(text(user.getClientCertificate()))
                  : ""));
    }
    if (!text(user.getToken()).isEmpty() || !text(user.getTokenFile()).isEmpty()) {
      ways.add(new Token(context.besideUser(text(user.getTokenFile()))));
    }
    if (!text(user.getUsername()).isEmpty()) {
      ways.add(new Password(text(user.getUsername())));
    }
    if (user.getExec() != null && ways.isEmpty()) {
      ways.add(plugin(context, user.getExec()));
    }
    if (user.getAuthProvider() != null && ways.stream().noneMatch(Login::isHeader)) {
      boolean oidc = text(user.getAuthProvider().getName()).equals("oidc");
      ways.add(
          oidc
              ? OidcSetup.login(context, environment)
              : new Provider(text(user.getAuthProvider().getName())));
    }
    return List.copyOf(ways);
  }

  private static boolean isHeader(Login login) {
    return !(login instanceof ClientCertificate);
  }

  static Plugin plugin(KubeContext context, ExecConfig exec) {
    List<String> command = new ArrayList<>();
    String program = text(exec.getCommand());
    boolean bare = program.indexOf('/') < 0 && program.indexOf(File.separatorChar) < 0;
    command.add(bare ? program : context.besideUser(program));
    command.addAll(exec.getArgs() == null ? List.of() : exec.getArgs());
    return new Plugin(
        List.copyOf(command),
        exec.getEnv() == null
            ? List.of()
            : exec.getEnv().stream().map(variable -> text(variable.getName())).toList());
  }

  /// In words: `a bearer token from the kubeconfig`.
  default String words() {
    return switch (this) {
      case Token token ->
          token.file().isEmpty()
              ? "a bearer token from the kubeconfig"
              : "a bearer token from " + token.file();
      case ClientCertificate certificate ->
          certificate.file().isEmpty()
              ? "a client certificate from the kubeconfig"
              : "a client certificate from " + certificate.file();
      case Password password -> "the password of " + password.name();
      case Plugin plugin ->
          "a token that this program prints: "
              + plugin.commandLine()
              + (plugin.variables().isEmpty()
                  ? ""
                  : " (with " + String.join(", ", plugin.variables()) + " set)");
      case Oidc oidc ->
          "the id token of the provider oidc"
              + oidc.issuer()
                  .map(
                      issuer ->
                          "; if it has run out, "
                              + issuer
                              + " would be asked for a new one"
                              + (oidc.route().proxy().isEmpty()
                                  ? ""
                                  : " through " + oidc.route().words())
                              + ", which may use up the refresh token of the kubeconfig")
                  .orElse("");
      case Provider provider -> "the login provider '" + provider.name() + "'";
    };
  }
}
