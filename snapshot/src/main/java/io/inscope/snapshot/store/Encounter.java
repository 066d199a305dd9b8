package io.inscope.snapshot.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What it means when an identity is read again with other content.
///
/// @param newcomerWins whether the object read later becomes the current one; the other is kept as
///   an observation
record Encounter(Relation relation, boolean newcomerWins) {
  enum Relation {
    /// The same object served under another API version.
    OTHER_VERSION,
    /// The same object, changed while the cluster was exported.
    DRIFTED,
    /// The same object at the same version with other content: one of the two was edited.
    DIFFERENT,
    /// Two objects that take turns in one name: two clusters, or it was created again.
    OTHER_UID,
    /// Two manifests for one name.
    OTHER_INTENT,
    /// A manifest beside the live object.
    INTENT
  }

  /// What one of the two is known by. Empty texts where the object does not say.
  record Side(String uid, String resourceVersion, String apiVersion) {
    boolean isLive() {
      return !uid.isEmpty();
    }
  }

  private static final Pattern VERSION = Pattern.compile("v(\\d{1,4})(?:(alpha|beta)(\\d{1,4}))?");

  static Encounter of(Side current, Side newcomer) {
    if (current.isLive() != newcomer.isLive()) {
      return new Encounter(Relation.INTENT, newcomer.isLive());
    }
    if (!current.isLive()) {
      return new Encounter(Relation.OTHER_INTENT, false);
    }
    if (!current.uid().equals(newcomer.uid())) {
      return new Encounter(Relation.OTHER_UID, false);
    }
    if (!current.resourceVersion().equals(newcomer.resourceVersion())) {
      return new Encounter(
          Relation.DRIFTED, isLater(newcomer.resourceVersion(), current.resourceVersion()));
    }
    if (!current.apiVersion().equals(newcomer.apiVersion())) {
      return new Encounter(
          Relation.OTHER_VERSION, isPreferred(newcomer.apiVersion(), current.apiVersion()));
    }
    return new Encounter(Relation.DIFFERENT, false);
  }

  /// Resource versions of one kind compare as numbers
  /// (<https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions>).
  private static boolean isLater(String one, String other) {
    if (!isNumber(one) || !isNumber(other)) {
      return !one.isEmpty() && other.isEmpty();
    }
    return one.length() != other.length()
        ? one.length() > other.length()
        : one.compareTo(other) > 0;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// Whichever came first must not matter: by maturity, then the core group before others.
  private static boolean isPreferred(String one, String other) {
    long difference = maturity(one) - maturity(other);
    return difference != 0 ? difference > 0 : group(one).compareTo(group(other)) < 0;
  }

  private static String group(String apiVersion) {
    return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
  }

  /// Stable before beta before alpha, then the higher number.
  private static long maturity(String apiVersion) {
    Matcher version = VERSION.matcher(apiVersion.substring(apiVersion.indexOf('/') + 1));
    if (!version.matches()) {
      return 0;
    }
    String stage = version.group(2);
    long level = stage == null ? 3 : stage.equals("beta") ? 2 : 1;
    long minor = version.group(3) == null ? 0 : Long.parseLong(version.group(3));
    return (level * 10_000 + Long.parseLong(version.group(1))) * 10_000 + minor;
  }
}
