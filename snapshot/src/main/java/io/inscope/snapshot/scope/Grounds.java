package io.inscope.snapshot.scope;

import java.time.LocalDate;
import java.util.Optional;

/// Who decided, when, why and on what evidence.
///
/// @param who empty when the file does not say
/// @param because the reason; may be empty
/// @param evidence where it is filed: a ticket, a document; may be empty
/// @param validUntil the last day on which the decision counts; empty for no end
public record Grounds(
    String who,
    Optional<LocalDate> when,
    String because,
    String evidence,
    Optional<LocalDate> validUntil) {
  public static final Grounds NONE = new Grounds("", Optional.empty(), "", "", Optional.empty());

  public static Grounds because(String reason) {
    return new Grounds("", Optional.empty(), reason, "", Optional.empty());
  }

  boolean isExpired(LocalDate today) {
    return validUntil.filter(last -> last.isBefore(today)).isPresent();
  }

  /// These, and who and when where they do not say.
  Grounds by(String author, LocalDate date) {
    return new Grounds(
        who.isEmpty() ? author : who,
        when.or(() -> Optional.of(date)),
        because,
        evidence,
        validUntil);
  }
}
