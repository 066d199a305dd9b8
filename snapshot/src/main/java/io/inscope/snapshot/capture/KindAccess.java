package io.inscope.snapshot.capture;

import io.inscope.snapshot.model.GroupKind;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a server says beforehand of our right to list a kind.
///
/// @param namespaced whether its objects live in namespaces; false where the server does not have
///   the kind
/// @param namespaces where [State#PARTLY]: those in which it could be listed; else empty
/// @param reason why it is not simply allowed, in words; of a refusal what the server said, if it
///   did; may be empty
public record KindAccess(
    GroupKind kind, boolean namespaced, State state, SortedSet<String> namespaces, String reason) {
  public KindAccess {
    namespaces = Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
  }

  /// How it stands.
  public enum State {
    /// All that is asked for could be listed.
    ALLOWED("allowed"),
    /// Only in some namespaces; what is in the others would be missing.
    PARTLY("partly"),
    /// None of it could be listed.
    REFUSED("refused"),
    /// The server did not say, or could not.
    UNKNOWN("unknown"),
    /// The server does not have the kind, so there are no objects to miss.
    NOT_SERVED("not_served");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /// As tables write it: `not_served`.
    public String word() {
      return word;
    }
  }

  /// Whether something of it would be missing, or may be for all that is known.
  public boolean isGap() {
    return switch (state) {
      case PARTLY, REFUSED, UNKNOWN -> true;
      case ALLOWED, NOT_SERVED -> false;
    };
  }
}
