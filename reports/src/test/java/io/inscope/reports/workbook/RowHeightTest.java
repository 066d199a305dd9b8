package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowHeightTest {
  @Test
  void linesAreBrokenBetweenWordsAndInsideOnesThatAreTooLong() {
    assertThat(RowHeight.lines("", 10)).isEqualTo(1);
    assertThat(RowHeight.lines("eleven char", 10)).isEqualTo(1);
    assertThat(RowHeight.lines("twelve chars", 10)).isEqualTo(2);
    assertThat(RowHeight.lines("one\ntwo\n\nfour", 10)).isEqualTo(4);
    assertThat(RowHeight.lines("x".repeat(34), 10)).isEqualTo(4);
    assertThat(RowHeight.lines("a " + "x".repeat(22), 10)).isEqualTo(3);
    assertThat(RowHeight.lines("a/" + "x".repeat(22), 10)).isEqualTo(3);
    assertThat(RowHeight.lines("shop/cart/" + "x".repeat(11) + " y", 10)).isEqualTo(3);
  }

  @Test
  void noRowIsHigherThanExcelAllows() {
    assertThat(RowHeight.points(1000)).isEqualTo(409);
  }
}
