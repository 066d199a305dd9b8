package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KubeConfigs.text;

import io.inscope.snapshot.capture.login.Authorities;
import io.inscope.snapshot.capture.login.OidcTokens;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// What a kubeconfig says of the [provider
/// `oidc`](https://kubernetes.io/docs/reference/access-authn-authz/authentication/#option-1-oidc-authenticator).
final class OidcSetup {
  private OidcSetup() {}

  static Login.Oidc login(KubeContext context, Map<String, String> environment)
      throws CaptureException {
    if (setting(context, "refresh-token").isEmpty()) {
      return new Login.Oidc(Optional.empty(), ProxyRoute.STRAIGHT);
    }
    URI issuer = issuer(context);
    return new Login.Oidc(Optional.of(issuer), ProxyRoute.of(issuer, environment));
  }

  static OidcTokens tokens(KubeContext context, Login.Oidc login, Clock clock)
      throws CaptureException {
    return new OidcTokens(
        new OidcTokens.Provided(
            context.userName(),
            login.issuer().orElse(URI.create("")),
            setting(context, "client-id"),
            setting(context, "client-secret"),
            setting(context, "id-token").strip(),
            setting(context, "refresh-token").strip()),
        authorities(context),
        login.route().address(),
        clock);
  }

  private static Authorities authorities(KubeContext context) throws CaptureException {
    Pem pem =
        new Pem(
            setting(context, "idp-certificate-authority-data"),
            context.besideUser(setting(context, "idp-certificate-authority")));
    return pem.isAbsent()
        ? Authorities.SYSTEM
        : pem.bytes()
            .flatMap(Authorities::of)
            .orElseThrow(
                () ->
                    Pem.unreadable(
                        "certificate authority of the issuer of the user '"
                            + context.userName()
                            + "'"));
  }

  private static URI issuer(KubeContext context) throws CaptureException {
    try {
      URI uri = URI.create(setting(context, "idp-issuer-url"));
      if ("https".equals(uri.getScheme())
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
        "the issuer of the user '" + context.userName() + "' is not an https:// address",
        "Correct 'idp-issuer-url' in " + context.userFile() + ".");
  }

  private static String setting(KubeContext context, String name) {
    var provider = context.user().getAuthProvider();
    return provider == null || provider.getConfig() == null
        ? ""
        : text(provider.getConfig().get(name));
  }
}
