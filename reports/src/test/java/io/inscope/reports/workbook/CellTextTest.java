package io.inscope.reports.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTextTest {
  @Test
  void whatXmlCannotHoldIsWrittenAsItsNumber() {
    assertThat(CellText.of("a\u0001b\u0000c\rd\te\nf"))
        .isEqualTo("a_x0001_b_x0000_c_x000D_d\te\nf");
    assertThat(CellText.of("\uFFFE\uFFFF\uFFFD")).isEqualTo("_xFFFE__xFFFF_\uFFFD");
  }

  @Test
  void halvesOfSurrogatePairsAreWrittenAsNumbersAndPairsAsTheyAre() {
    assertThat(CellText.of("\ud83d\ude80 \ud83d \ude80")).isEqualTo("\ud83d\ude80 _xD83D_ _xDE80_");
    assertThat(CellText.of("x\ud83d")).isEqualTo("x_xD83D_");
  }

  @Test
  void whatLooksLikeAnEscapeIsEscaped() {
    assertThat(CellText.of("_x0041_ _x00e9_ _x41_ _X0041_ _x0041"))
        .isEqualTo("_x005F_x0041_ _x005F_x00e9_ _x41_ _X0041_ _x0041");
    assertThat(CellText.of("__x0041_x0042_")).isEqualTo("__x005F_x0041_x005F_x0042_");
  }

  @Test
  void aTextThatNeedsNothingIsNotCopied() {
    String text = "snake_case, \ud83d\ude80 and\nlines";
    assertThat(CellText.of(text)).isSameAs(text);
    assertThat(CellText.isPlain(text)).isTrue();
    assertThat(CellText.isPlain("\r")).isFalse();
  }

  @Test
  void aCutGoesNeitherThroughAPairNorThroughAnEscape() {
    String mark =
        " … [cut here: a cell has no room for all 102 characters; the project file has them]";
    int room = mark.length() + 9;

    assertThat(CellText.of("x".repeat(102), room)).isEqualTo("x".repeat(9) + mark);
    assertThat(CellText.of("\ud83d\ude80".repeat(51), room))
        .isEqualTo("\ud83d\ude80".repeat(4) + mark);
    assertThat(CellText.of("\r".repeat(102), room)).isEqualTo("_x000D_" + mark);
    assertThat(CellText.of("x".repeat(room), room)).isEqualTo("x".repeat(room));
  }

  @Test
  void aStartEndsBeforeAPairThatDoesNotFit() {
    assertThat(CellText.start("ab\ud83d\ude80", 3)).isEqualTo("ab");
    assertThat(CellText.start("ab\ud83d\ude80", 4)).isEqualTo("ab\ud83d\ude80");
    assertThat(CellText.start("abc", 2)).isEqualTo("ab");
  }
}
