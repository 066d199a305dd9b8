package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KubeConfigs.text;

import io.fabric8.kubernetes.api.model.AuthInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// As whom the server is asked to act: [user
/// impersonation](https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation).
///
/// @param uid empty when none is named
/// @param extra values by key, sorted
public record Impersonation(
    String user, List<String> groups, String uid, Map<String, List<String>> extra) {
  /// @throws CaptureException when groups and the like are named, and no user; kubectl refuses that
  ///   too
  static Optional<Impersonation> of(KubeContext context) throws CaptureException {
    AuthInfo user = context.user();
    String name = text(user.getAs());
    Map<String, List<String>> extra = new TreeMap<>();
    if (user.getAsUserExtra() != null) {
      extra.putAll(user.getAsUserExtra());
    }
    List<String> groups = user.getAsGroups() == null ? List.of() : List.copyOf(user.getAsGroups());
    if (name.isEmpty()) {
      if (groups.isEmpty() && extra.isEmpty() && text(user.getAsUid()).isEmpty()) {
        return Optional.empty();
      }
      throw new CaptureException(
          "CAPTURE-BROKEN-KUBECONFIG",
          "the user '%s' acts as groups, a UID or extra fields without acting as a user"
              .formatted(context.userName()),
          "Correct 'as' in " + context.userFile() + ".");
    }
    return Optional.of(new Impersonation(name, groups, text(user.getAsUid()), extra));
  }

  /// In words: `admin in the groups auditors`.
  public String words() {
    return user + (groups.isEmpty() ? "" : " in the groups " + String.join(", ", groups));
  }
}
