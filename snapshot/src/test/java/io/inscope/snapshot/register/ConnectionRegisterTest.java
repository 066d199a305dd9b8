package io.inscope.snapshot.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.store.Project;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionRegisterTest {
  @TempDir Path folder;

  /// Records what is said on a day, in a real project, and reads the register back.
  private ConnectionRegister record(String day, String author, String id, Justification said) {
    Path file = folder.resolve("p.inscope");
    Clock clock = Clock.fixed(Instant.parse(day + "T09:00:00Z"), ZoneOffset.UTC);
    try (Project project =
        file.toFile().exists() ? Project.open(file, clock) : Project.create(file, clock)) {
      Amending.Result result =
          new Amending(
                  ConnectionRegister.of(project.decisions()),
                  Given.CONNECTIONS,
                  LocalDate.parse(day),
                  Given.REDACTOR)
              .apply(
                  new RegisterInput(
                      List.of(new Amendment(new Target.Id(id), said, false, "line 1")), List.of()),
                  "test.yaml");
      assertThat(result.problems()).isEmpty();
      result
          .payload()
          .ifPresent(payload -> project.appendDecision(author, ConnectionRegister.KIND, payload));
      assertThat(project.verify().isIntact()).isTrue();
      return ConnectionRegister.of(project.decisions());
    }
  }

  private static Review current(String due, String reason) {
    return new Review(Review.State.CURRENT, Optional.of(LocalDate.parse(due)), reason);
  }

  private static Review expired(String due, String reason) {
    return new Review(Review.State.EXPIRED, Optional.of(LocalDate.parse(due)), reason);
  }

  @Test
  void nothingOnRecordIsMissing() {
    assertThat(ConnectionRegister.EMPTY.review("c-shop", Given.TODAY))
        .isEqualTo(
            new Review(
                Review.State.MISSING, Optional.empty(), "no business justification is on record"));
    assertThat(ConnectionRegister.EMPTY.of("c-shop")).isEmpty();
  }

  @Test
  void aNeedThatNobodyApprovedIsMissing() {
    ConnectionRegister register =
        record("2026-11-01", "jdoe", "c-shop", Given.justification("Cardholders pay.", ""));
    assertThat(register.review("c-shop", Given.TODAY))
        .isEqualTo(
            new Review(
                Review.State.MISSING, Optional.empty(), "nobody is on record who approved it"));
  }

  @Test
  void theReviewDateIsTheLastDayOnWhichItCounts() {
    ConnectionRegister register =
        record("2026-11-01", "jdoe", "c-shop", Given.dated("2026-05-21", "2026-11-21"));
    assertThat(register.review("c-shop", Given.TODAY))
        .isEqualTo(current("2026-11-21", "next review by 2026-11-21"));
    assertThat(register.review("c-shop", Given.TODAY.plusDays(1)))
        .isEqualTo(expired("2026-11-21", "review was due on 2026-11-21"));
    assertThat(register.state("c-shop", Given.TODAY)).isEqualTo(Review.State.CURRENT);
  }

  @Test
  void aReviewDateLaterThanTheStandardAllowsCountsButIsTold() {
    ConnectionRegister register =
        record("2026-11-01", "jdoe", "c-shop", Given.dated("2026-05-21", "2026-11-22"));
    assertThat(register.review("c-shop", Given.TODAY))
        .isEqualTo(
            current(
                "2026-11-22", "next review by 2026-11-22, more than 6 months after the approval"));
  }

  @Test
  void withoutAReviewDateAnApprovalCountsSixMonths() {
    ConnectionRegister register =
        record("2026-11-01", "jdoe", "c-shop", Given.dated("2026-05-20", ""));
    String basis = ", 6 months after the approval";
    assertThat(register.review("c-shop", LocalDate.of(2026, 11, 20)))
        .isEqualTo(current("2026-11-20", "next review by 2026-11-20" + basis));
    assertThat(register.review("c-shop", Given.TODAY))
        .isEqualTo(expired("2026-11-20", "review was due on 2026-11-20" + basis));
    assertThat(register.review("c-shop", Given.TODAY, Period.ofYears(1)).state())
        .isEqualTo(Review.State.CURRENT);
  }

  @Test
  void withoutAnyDateThePeriodCountsFromTheDayOfRecordingAndALaterOwnerIsNoReview() {
    record("2026-01-05", "jdoe", "c-shop", Given.justification("Cardholders pay.", "CISO"));
    ConnectionRegister register =
        record(
            "2026-07-01",
            "ann",
            "c-shop",
            new Justification("", "Shop team", "", Optional.empty(), Optional.empty(), ""));
    assertThat(register.review("c-shop", LocalDate.of(2026, 7, 6)))
        .isEqualTo(
            expired("2026-07-05", "review was due on 2026-07-05, 6 months after it was recorded"));
  }

  @Test
  void theNewestEntryCountsAndTheOthersAreItsHistory() {
    record("2026-01-05", "jdoe", "c-shop", Given.justification("Cardholders pay.", "CISO"));
    ConnectionRegister register =
        record("2026-11-02", "ann", "c-shop", Given.dated("2026-11-02", "2027-05-02"));
    RegisterEntry newest =
        new RegisterEntry(
            "c-shop",
            "storefront/web -> payments/gateway TCP 8443 (pod)",
            Given.dated("2026-11-02", "2027-05-02"),
            "ann",
            Instant.parse("2026-11-02T09:00:00Z"));
    RegisterEntry first =
        new RegisterEntry(
            "c-shop",
            "storefront/web -> payments/gateway TCP 8443 (pod)",
            Given.justification("Cardholders pay.", "CISO"),
            "jdoe",
            Instant.parse("2026-01-05T09:00:00Z"));
    assertThat(register.of("c-shop")).contains(newest);
    assertThat(register.history("c-shop")).containsExactly(newest, first);
    assertThat(register.inForce()).containsExactly(newest);
  }

  @Test
  void sayingTheSameAgainRecordsNothing() {
    record("2026-01-05", "jdoe", "c-shop", Given.justification("Cardholders pay.", "CISO"));
    ConnectionRegister register =
        record("2026-11-02", "ann", "c-shop", Given.justification("Cardholders pay.", ""));
    assertThat(register.history("c-shop"))
        .extracting(RegisterEntry::author)
        .containsExactly("jdoe");
  }

  @Test
  void whatIsNotThereAnyMoreIsKeptApart() {
    record("2026-11-01", "jdoe", "c-shop", Given.dated("2026-11-01", ""));
    ConnectionRegister register =
        record("2026-11-01", "jdoe", "c-out", Given.dated("2026-11-01", ""));
    assertThat(register.gone(List.of(Given.SHOP, Given.METRICS)))
        .extracting(RegisterEntry::connection)
        .containsExactly("payments/gateway -> Internet 203.0.113.0-203.0.113.255 TCP all (pod)");
    assertThat(register.lines(List.of(Given.METRICS, Given.SHOP), Given.TODAY))
        .extracting(
            line -> line.number() + " " + line.connection().id() + " " + line.review().state())
        .containsExactly("1 c-metrics MISSING", "2 c-shop CURRENT");
  }

  @Test
  void otherDecisionsArePassedOver() {
    Path file = folder.resolve("p.inscope");
    try (Project project = Project.create(file, Clock.systemUTC())) {
      project.appendDecision("jdoe", "scope", "cde: []");
      assertThat(ConnectionRegister.of(project.decisions()).inForce()).isEmpty();
    }
  }
}
