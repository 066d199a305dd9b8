package io.inscope.snapshot.register;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What people say of one connection. Texts are empty and dates absent where nothing was said.
///
/// @param businessNeed why the connection is needed
/// @param owner who answers for it
/// @param approver who approved it
/// @param approvedOn when it was approved or last reviewed
/// @param reviewDate the last day on which it counts without another review
/// @param note anything else: a ticket, a compensating control
public record Justification(
    String businessNeed,
    String owner,
    String approver,
    Optional<LocalDate> approvedOn,
    Optional<LocalDate> reviewDate,
    String note) {
  public static final Justification NOTHING =
      new Justification("", "", "", Optional.empty(), Optional.empty(), "");

  public boolean isEmpty() {
    return equals(NOTHING);
  }

  /// This, and where it says nothing, what was said before.
  Justification over(Justification before) {
    return new Justification(
        businessNeed.isEmpty() ? before.businessNeed : businessNeed,
        owner.isEmpty() ? before.owner : owner,
        approver.isEmpty() ? before.approver : approver,
        approvedOn.or(before::approvedOn),
        reviewDate.or(before::reviewDate),
        note.isEmpty() ? before.note : note);
  }

  Justification mapTexts(UnaryOperator<String> change) {
    return new Justification(
        change.apply(businessNeed),
        change.apply(owner),
        change.apply(approver),
        approvedOn,
        reviewDate,
        change.apply(note));
  }
}
