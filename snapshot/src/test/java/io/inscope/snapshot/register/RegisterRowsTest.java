package io.inscope.snapshot.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterRowsTest {
  private static FilledRow row(int number, Object... columnsAndTexts) {
    Map<RegisterColumn, FilledRow.Cell> cells = new EnumMap<>(RegisterColumn.class);
    for (int i = 0; i < columnsAndTexts.length; i += 2) {
      RegisterColumn column = (RegisterColumn) columnsAndTexts[i];
      cells.put(
          column, new FilledRow.Cell((String) columnsAndTexts[i + 1], "column " + column.title()));
    }
    return new FilledRow("row " + number, cells);
  }

  private static RegisterInput read(FilledRow... rows) {
    return RegisterRows.read(new FilledSheet(List.of(rows), List.of()));
  }

  @Test
  void aRowThatIsNotFilledInSaysNothing() {
    assertThat(read(row(4, RegisterColumn.ID, "c-1"), row(5)))
        .isEqualTo(new RegisterInput(List.of(), List.of()));
  }

  @Test
  void aRowCanBeCopiedButNotSayTwoThings() {
    RegisterInput input =
        read(
            row(4, RegisterColumn.ID, "c-1", RegisterColumn.OWNER, "a"),
            row(5, RegisterColumn.ID, " c-1 ", RegisterColumn.OWNER, "a"),
            row(6, RegisterColumn.ID, "c-1", RegisterColumn.OWNER, "b"),
            row(7, RegisterColumn.OWNER, "a"),
            row(
                8,
                RegisterColumn.ID,
                "c-2",
                RegisterColumn.APPROVED_ON,
                "soon",
                RegisterColumn.REVIEW_DATE,
                "30.2.2026"));
    assertThat(input.amendments()).extracting(Amendment::place).containsExactly("row 4");
    assertThat(input.problems())
        .containsExactly(
            "row 6: says something else of c-1 than row 4; keep one of the two rows",
            "row 7: filled in, but the id of the connection is missing; copy it from the sheet as"
                + " it was written",
            "row 8, column Approved on: 'soon' is not a date, or not clear; write it as 2026-11-30",
            "row 8, column Review by: '30.2.2026' is not a date, or not clear; write it as"
                + " 2026-11-30");
  }

  @ParameterizedTest
  @CsvSource({
    "Id, ID",
    "ID, ID",
    "business_justification, JUSTIFICATION",
    "justification, JUSTIFICATION",
    "'Review  by', REVIEW_DATE",
    "review_date, REVIEW_DATE",
    "'Approved on:', APPROVED_ON",
    "Last review, APPROVED_ON",
    "Note, NOTE"
  })
  void headersAreKnownByKeyTitleAndOtherNames(String header, RegisterColumn column) {
    assertThat(RegisterColumn.of(header)).contains(column);
  }

  @Test
  void aHeaderIsFoundWhereverItsColumnsAreAndExactNamesComeFirst() {
    assertThat(
            RegisterHeader.of(
                    List.of("Comment", "Owner", "our ref", "ID", "Note", "Business need", "Id"))
                .orElseThrow()
                .columns())
        .isEqualTo(
            Map.of(
                1, RegisterColumn.OWNER,
                3, RegisterColumn.ID,
                4, RegisterColumn.NOTE,
                5, RegisterColumn.JUSTIFICATION));
  }

  @Test
  void otherTablesAreNoSheetToFillIn() {
    assertThat(RegisterHeader.of(List.of("Id", "Title"))).isEmpty();
    assertThat(RegisterHeader.of(List.of("Owner", "Note"))).isEmpty();
    assertThat(RegisterHeader.of(List.of("Id", "Standing", "Owner"))).isEmpty();
  }

  @Test
  void otherHeadersAreOfNoConcern() {
    assertThat(List.of("", "From", "Protection", "Ident"))
        .allSatisfy(header -> assertThat(RegisterColumn.of(header)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30",
    "2026/11/30",
    "2026-11-30T00:00:00Z",
    "2026-11-30 00:00",
    "30.11.2026",
    "30. 11. 2026",
    "30/11/2026",
    "11/30/2026",
    "30-11-2026",
    "30 Nov 2026",
    "30 november 2026",
    "'Nov 30, 2026'",
    "30-Nov-2026"
  })
  void datesAreReadAsPeopleWriteThem(String written) {
    assertThat(WrittenDate.parse(written)).contains(LocalDate.of(2026, 11, 30));
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "soon",
    "3/4/2026",
    "2026-02-30",
    "31.11.2026",
    "30.11.26",
    "0206-11-30",
    "46356",
    "11/2026"
  })
  void whatIsNoClearDateIsNotGuessedAt(String written) {
    assertThat(WrittenDate.parse(written)).isEqualTo(Optional.empty());
  }

  @Test
  void theSameDayAndMonthIsClear() {
    assertThat(WrittenDate.parse("5/5/2026")).contains(LocalDate.of(2026, 5, 5));
  }
}
