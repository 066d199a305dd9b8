package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KubeConfigs.text;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.ExecConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How a user proves who they are. Never holds what proves it.
public sealed interface Login {
  /// A bearer token.
  ///
  /// @param file from which it is read for each request; empty when it stands in the kubeconfig
  record Token(String file) implements Login {}

  /// A key and a certificate, used while the connection is made.
  record ClientCertificate() implements Login {}

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

  /// A way that kubectl no longer has: `oidc`, `gcp`, `azure`.
  record Provider(String name) implements Login {}

  /// All ways a user has, those first that a server hears first.
  static List<Login> of(KubeContext context) {
    AuthInfo user = context.user();
    List<Login> ways = new ArrayList<>();
    if (!text(user.getClientCertificate()).isEmpty()
        || !text(user.getClientCertificateData()).isEmpty()) {
      ways.add(new ClientCertificate());
    }
    if (!text(user.getToken()).isEmpty() || !text(user.getTokenFile()).isEmpty()) {
      ways.add(new Token(context.besideUser(text(user.getTokenFile()))));
    }
    if (!text(user.getUsername()).isEmpty()) {
      ways.add(new Password(text(user.getUsername())));
    }
    if (user.getExec() != null) {
      ExecConfig exec = user.getExec();
      List<String> arguments = exec.getArgs() == null ? List.of() : exec.getArgs();
      ways.add(
          new Plugin(
              Stream.concat(Stream.of(text(exec.getCommand())), arguments.stream()).toList(),
              exec.getEnv() == null
                  ? List.of()
                  : exec.getEnv().stream().map(variable -> text(variable.getName())).toList()));
    }
    if (user.getAuthProvider() != null) {
      ways.add(new Provider(text(user.getAuthProvider().getName())));
    }
    return List.copyOf(ways);
  }

  /// In words: `a bearer token from the kubeconfig`.
  default String words() {
    return switch (this) {
      case Token token ->
          token.file().isEmpty()
              ? "a bearer token from the kubeconfig"
              : "a bearer token from " + token.file();
      case ClientCertificate _ -> "a client certificate";
      case Password password -> "the password of " + password.name();
      case Plugin plugin ->
          "a token that this program prints: "
              + plugin.commandLine()
              + (plugin.variables().isEmpty()
                  ? ""
                  : " (with " + String.join(", ", plugin.variables()) + " set)");
      case Provider provider -> "the login provider '" + provider.name() + "'";
    };
  }
}
