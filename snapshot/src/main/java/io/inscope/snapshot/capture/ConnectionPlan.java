package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KubeConfigs.text;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What would happen if the user said yes: to be shown before anything is asked or run. Shows no
/// secret.
///
/// @param context name of the context
/// @param server with scheme, host and port
/// @param user name of the user within the kubeconfig; the server may know them by another
/// @param namespace the one the context prefers; may be empty
/// @param tlsServerName under which the server's certificate is checked; empty for its address
/// @param logins how the user is proven; empty when not at all
/// @param impersonation as whom the server is asked to act
/// @param files the files that cluster, user and context come from
/// @param origins which of them comes from which file, in words
public record ConnectionPlan(
    String context,
    URI server,
    String user,
    String namespace,
    List<Login> logins,
    Trust trust,
    String tlsServerName,
    ProxyRoute route,
    Optional<Impersonation> impersonation,
    List<Path> files,
    List<String> origins) {
  private static final Pattern SERVER_NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

  private static final int MAX_PORT = 65_535;

  /// Why the server would be believed to be the right one.
  public enum Trust {
    OWN_AUTHORITY("checked against the certificate authority in the kubeconfig"),
    SYSTEM_AUTHORITIES("checked against the certificate authorities this Java knows"),
    UNVERIFIED("NOT CHECKED: anyone on the way can pose as the server and read the login"),
    PLAIN("NOT ENCRYPTED: anyone on the way can read and change everything");

    private final String words;

    Trust(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /// Whether the right server answers, and nobody listens.
    public boolean isSound() {
      return this == OWN_AUTHORITY || this == SYSTEM_AUTHORITIES;
    }
  }

  /// The plan for a context.
  ///
  /// @param environment of the process, for its proxy variables
  public static ConnectionPlan of(KubeContext context, Map<String, String> environment)
      throws CaptureException {
    URI server = server(context);
    Trust trust = trust(context, server);
    Map<Path, List<String>> origins = new LinkedHashMap<>();
    origins.computeIfAbsent(context.clusterFile(), _ -> new ArrayList<>()).add("server");
    origins.computeIfAbsent(context.userFile(), _ -> new ArrayList<>()).add("user");
    origins.computeIfAbsent(context.file(), _ -> new ArrayList<>()).add("context");
    return new ConnectionPlan(
        context.name(),
        server,
        context.userName(),
        context.namespace(),
        Login.of(context, environment),
        trust,
        trust == Trust.PLAIN ? "" : tlsServerName(context),
        ProxyRoute.of(context, server, environment),
        Impersonation.of(context),
        List.copyOf(origins.keySet()),
        origins.entrySet().stream()
            .map(
                from ->
                    origins.size() == 1
                        ? from.getKey().toString()
                        : "%s (%s)".formatted(from.getKey(), String.join(", ", from.getValue())))
            .toList());
  }

  private static String tlsServerName(KubeContext context) throws CaptureException {
    String name = text(context.cluster().getTlsServerName());
    if (name.isEmpty() || SERVER_NAME.matcher(name).matches()) {
      return name;
    }
    throw new CaptureException(
        "CAPTURE-BROKEN-KUBECONFIG",
        "the 'tls-server-name' of the cluster '" + context.clusterName() + "' is no host name",
        "Correct it in " + context.clusterFile() + ".");
  }

  private static URI server(KubeContext context) throws CaptureException {
    try {
      URI uri = URI.create(context.server());
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      boolean port = uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= MAX_PORT);
      if (web
          && port
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new CaptureException(
        "CAPTURE-BROKEN-KUBECONFIG",
        "the server of the cluster '" + context.clusterName() + "' is not an https:// address",
        "Correct 'server' in %s: https://NAME:PORT, a name of letters, digits, dots and hyphens."
            .formatted(context.clusterFile()));
  }

  private static Trust trust(KubeContext context, URI server) {
    if ("http".equals(server.getScheme())) {
      return Trust.PLAIN;
    }
    if (Boolean.TRUE.equals(context.cluster().getInsecureSkipTlsVerify())) {
      return Trust.UNVERIFIED;
    }
    boolean own =
        !text(context.cluster().getCertificateAuthority()).isEmpty()
            || !text(context.cluster().getCertificateAuthorityData()).isEmpty();
    return own ? Trust.OWN_AUTHORITY : Trust.SYSTEM_AUTHORITIES;
  }

  /// Why the server would be believed, and under which name if not that of its address.
  public String certificate() {
    return tlsServerName.isEmpty()
        ? trust.words()
        : trust.words() + ", for the name " + tlsServerName;
  }

  /// The plan in lines, for a terminal or a window.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("context: " + context);
    lines.add("server: " + server);
    lines.add("certificate: " + certificate());
    lines.add("proxy: " + (route.words().isEmpty() ? "none" : route.words()));
    lines.add("user: " + (user.isEmpty() ? "none" : user));
    for (Login login : logins) {
      lines.add("login: " + login.words());
    }
    if (logins.isEmpty()) {
      lines.add("login: none");
    }
    impersonation.ifPresent(as -> lines.add("acting as: " + as.words()));
    origins.forEach(origin -> lines.add("from: " + origin));
    return List.copyOf(lines);
  }
}
