package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KubeConfigs.text;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.inscope.snapshot.capture.ConnectionPlan.Trust;
import io.inscope.snapshot.capture.login.Authorities;
import io.inscope.snapshot.capture.login.ClientKey;
import io.inscope.snapshot.capture.login.Credential;
import io.inscope.snapshot.capture.login.ExecPlugin;
import io.inscope.snapshot.capture.login.Proof;
import io.inscope.snapshot.capture.login.Renewing;
import io.inscope.snapshot.capture.login.TokenFile;
import io.inscope.snapshot.capture.relay.ProxyAddress;
import java.io.Console;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// A server and all it takes to be heard there. Holds secrets, in memory only; the kubeconfig is
/// never written.
///
/// @param name under which the server's certificate is checked; empty for that of its address
/// @param authorities who is believed to be the server; empty for plain HTTP
/// @param proxy on the way to it
/// @param proxyAuthorities who is believed to be the proxy
/// @param headers for every request, beside the credential's; a name may come several times
record Target(
    URI server,
    String name,
    Optional<Authorities> authorities,
    Optional<ProxyAddress> proxy,
    Authorities proxyAuthorities,
    Credential credential,
    List<Map.Entry<String, String>> headers) {

  /// @throws CaptureException when the context needs something that is not done here or was not
  ///   agreed to, or has something that cannot be used
  static Target of(KubeContext context, ConnectionPlan plan, Consent consent, Clock clock)
      throws CaptureException {
    if (!plan.trust().isSound() && !consent.unverifiedServer()) {
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
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    if (plan.impersonation().isPresent()) {
      headers.addAll(headers(plan.impersonation().get(), context));
    }
    if (plan.trust() == Trust.PLAIN) {
      // With TLS the relay tells the proxy.
      plan.route()
          .address()
          .flatMap(ProxyAddress::login)
          .ifPresent(login -> headers.add(Map.entry("Proxy-Authorization", login.basic())));
    }
    Optional<Authorities> authorities = authorities(context, plan.trust());
    return new Target(
        plan.server(),
        plan.tlsServerName(),
        authorities,
        plan.route().address(),
        plan.trust() == Trust.OWN_AUTHORITY
            ? authorities.orElse(Authorities.SYSTEM)
            : Authorities.SYSTEM,
        credential(context, plan.logins(), consent, clock),
        List.copyOf(headers));
  }

  /// Whether Java's client cannot go there alone.
  boolean needsRelay() {
    return authorities.isPresent() && (proxy.isPresent() || !name.isEmpty());
  }

  /// Who is believed to be a proxy that is spoken to over TLS: as kubectl has it, whoever the
  /// cluster's authorities vouch for; but never anyone.
  SSLContext proxyTls() {
    return proxyAuthorities.context(Optional.empty());
  }

  private static Optional<Authorities> authorities(KubeContext context, Trust trust)
      throws CaptureException {
    return switch (trust) {
      case PLAIN -> Optional.empty();
      case UNVERIFIED -> Optional.of(Authorities.anyone());
      case SYSTEM_AUTHORITIES -> Optional.of(Authorities.SYSTEM);
      case OWN_AUTHORITY ->
          Optional.of(
              authority(context)
                  .bytes()
                  .flatMap(Authorities::of)
                  .orElseThrow(() -> Pem.unreadable(authorityWords(context))));
    };
  }

  static Pem authority(KubeContext context) {
    Cluster cluster = context.cluster();
    return new Pem(
        text(cluster.getCertificateAuthorityData()),
        context.besideCluster(text(cluster.getCertificateAuthority())));
  }

  static String authorityWords(KubeContext context) {
    return "certificate authority of the cluster '" + context.clusterName() + "'";
  }

  private static Credential credential(
      KubeContext context, List<Login> logins, Consent consent, Clock clock)
      throws CaptureException {
    for (Login login : logins) {
      switch (login) {
        case Login.Plugin _ -> {
          return plugin(context, consent, clock);
        }
        case Login.Oidc oidc -> {
          return new Renewing(OidcSetup.tokens(context, oidc, clock), clock)
              .with(key(context, clock));
        }
        case Login.Provider provider -> throw removed(context, provider.name());
        case Login.Token _, Login.Password _, Login.ClientCertificate _ -> {}
      }
    }
    AuthInfo user = context.user();
    Optional<ClientKey> key = key(context, clock);
    if (!text(user.getTokenFile()).isEmpty()) {
      Path file = Path.of(context.besideUser(text(user.getTokenFile())));
      return new Renewing(new TokenFile(file, clock), clock).with(key);
    }
    return Credential.of(new Proof(authorization(context), key));
  }

  private static Optional<String> authorization(KubeContext context) throws CaptureException {
    AuthInfo user = context.user();
    String token = text(user.getToken()).strip();
    if (!token.isEmpty()) {
      if (!Proof.isToken(token)) {
        throw new CaptureException(
            "CAPTURE-LOGIN",
            "the token of the user '" + context.userName() + "' has characters no token has",
            "Correct 'token' in " + context.userFile() + ".");
      }
      return Optional.of("Bearer " + token);
    }
    if (!text(user.getUsername()).isEmpty()) {
      String pair = text(user.getUsername()) + ":" + text(user.getPassword());
      return Optional.of(
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    return Optional.empty();
  }

  private static Optional<ClientKey> key(KubeContext context, Clock clock) throws CaptureException {
    AuthInfo user = context.user();
    Pem certificate =
        new Pem(
            text(user.getClientCertificateData()),
            context.besideUser(text(user.getClientCertificate())));
    if (certificate.isAbsent()) {
      return Optional.empty();
    }
    Pem key = new Pem(text(user.getClientKeyData()), context.besideUser(text(user.getClientKey())));
    String whose = "user '" + context.userName() + "'";
    return Optional.of(
        ClientKey.of(
            certificate
                .bytes()
                .orElseThrow(() -> Pem.unreadable("client certificate of the " + whose)),
            key.bytes().orElseThrow(() -> Pem.unreadable("client key of the " + whose)),
            whose,
            clock.instant()));
  }

  private static Credential plugin(KubeContext context, Consent consent, Clock clock)
      throws CaptureException {
    ExecConfig exec = context.user().getExec();
    Login.Plugin plugin = Login.plugin(context, exec);
    if (!consent.plugin().equals(Optional.of(plugin))) {
      throw new CaptureException(
          "CAPTURE-PLUGIN",
          "the user '%s' logs in by a program that nobody has agreed to run: %s"
              .formatted(context.userName(), plugin.commandLine()),
          "If you trust this command, add --allow-exec-plugin; in the window, agree when asked.");
    }
    Console console = System.console();
    return new Renewing(
        new ExecPlugin(
            ExecSetup.call(context, exec, plugin),
            System.getenv(),
            console != null && console.isTerminal(),
            clock),
        clock);
  }

  private static CaptureException removed(KubeContext context, String provider) {
    return new CaptureException(
        "CAPTURE-LOGIN",
        "the user '%s' logs in by the provider '%s', which kubectl has not had since 1.26"
            .formatted(context.userName(), provider),
        switch (provider) {
          case "gcp" ->
              "Install gke-gcloud-auth-plugin, then let 'gcloud container clusters"
                  + " get-credentials' write the kubeconfig anew.";
          case "azure" -> "Let 'kubelogin convert-kubeconfig' write the kubeconfig anew.";
          default ->
              "Use a context with a token or a client certificate: 'kubectl create token' makes"
                  + " one.";
        });
  }

  /// Characters that a header cannot carry would name somebody else.
  private static List<Map.Entry<String, String>> headers(Impersonation as, KubeContext context)
      throws CaptureException {
    List<Map.Entry<String, String>> headers = headers(as);
    for (Map.Entry<String, String> header : headers) {
      if (!header.getValue().chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
        throw new CaptureException(
            "CAPTURE-BROKEN-KUBECONFIG",
            "the user '%s' is to act as somebody whose name a request cannot carry"
                .formatted(context.userName()),
            "Correct 'as' and what belongs to it in " + context.userFile() + ".");
      }
    }
    return headers;
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
