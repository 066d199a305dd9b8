package io.inscope.snapshot.capture.login;

import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.capture.relay.ProxyAddress;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// The tokens of a kubeconfig's `auth-provider: oidc`: the id token as long as it is valid, then
/// those that the issuer gives for the refresh token. They stay in memory: the kubeconfig is the
/// user's and is not written, unlike with kubectl.
///
/// An issuer may take a refresh token only once. Then the one in the kubeconfig is used up by us,
/// and kubectl asks its user to log in again; the plan says so beforehand.
public final class OidcTokens implements Source {
  /// What the kubeconfig has.
  ///
  /// @param user its name, for messages
  /// @param clientSecret may be empty
  /// @param idToken may be empty
  /// @param refreshToken may be empty
  public record Provided(
      String user,
      URI issuer,
      String clientId,
      String clientSecret,
      String idToken,
      String refreshToken) {
    @Override
    public String toString() {
      return issuer.toString();
    }
  }

  private final Provided provided;
  private final Authorities authorities;
  private final Optional<ProxyAddress> proxy;
  private final Clock clock;
  private String idToken;
  private String refreshToken;

  /// @param authorities who is believed to be the issuer
  /// @param proxy on the way to it
  public OidcTokens(
      Provided provided, Authorities authorities, Optional<ProxyAddress> proxy, Clock clock) {
    this.provided = provided;
    this.authorities = authorities;
    this.proxy = proxy;
    this.clock = clock;
    this.idToken = provided.idToken();
    this.refreshToken = provided.refreshToken();
  }

  @Override
  public Fresh fetch(Optional<Proof> refused) throws CaptureException {
    if (!isUsable(refused)) {
      refresh();
    }
    return new Fresh(Proof.bearer(idToken), IdToken.until(idToken));
  }

  private boolean isUsable(Optional<Proof> refused) {
    Instant soon = clock.instant().plus(Renewing.MARGIN);
    return Proof.isToken(idToken)
        && IdToken.until(idToken).filter(soon::isBefore).isPresent()
        && refused.filter(Proof.bearer(idToken)::equals).isEmpty();
  }

  private void refresh() throws CaptureException {
    if (refreshToken.isEmpty()) {
      throw new CaptureException(
          "CAPTURE-LOGIN",
          "the id token of the user '%s' has run out, and there is no refresh token"
              .formatted(provided.user()),
          "Log in with kubectl again.");
    }
    try {
      take(asked());
    } catch (WrongShape _) {
      throw unusable();
    }
  }

  private void take(Field answer) throws CaptureException {
    String next = answer.at("id_token").text("");
    String further = answer.at("refresh_token").text("");
    if (!Proof.isToken(next) || IdToken.until(next).isEmpty()) {
      throw unusable();
    }
    idToken = next;
    refreshToken = further.isEmpty() ? refreshToken : further;
  }

  private CaptureException unusable() {
    return new CaptureException(
        "CAPTURE-LOGIN",
        provided.issuer() + " answered without a usable id token",
        "The login needs the scope 'openid'; some issuers give no id token for a refresh token.");
  }

  private Field asked() throws CaptureException {
    try (TokenEndpoint endpoint = new TokenEndpoint(provided.issuer(), authorities, proxy)) {
      return endpoint.refresh(provided, refreshToken);
    }
  }
}
