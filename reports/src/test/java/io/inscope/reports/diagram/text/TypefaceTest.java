package io.inscope.reports.diagram.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TypefaceTest {
  @Test
  void widthsAreThoseTheFontFilesSay() {
    assertThat(Typeface.REGULAR.width("A", 2048)).isEqualTo(1260);
    assertThat(Typeface.REGULAR.width("TCP 443", 2048)).isEqualTo(7624);
    assertThat(Typeface.BOLD.width("TCP 443", 2048)).isEqualTo(8446);
    assertThat(Typeface.REGULAR.width("è…–", 2048)).isEqualTo(3898);
  }

  @Test
  void aCharacterTheFontDoesNotHaveStillTakesRoom() {
    assertThat(Typeface.REGULAR.width("\uD83D\uDCB3", 10)).isPositive();
  }

  @Test
  void theOutlineOfALetterStandsOnTheBaseline() {
    Rectangle2D letter = Typeface.REGULAR.font().outline('H').getBounds2D();

    assertThat(letter.getMaxY()).isZero();
    assertThat(letter.getMinY()).isCloseTo(-0.729, Offset.offset(0.001));
    assertThat(letter.getMaxX()).isLessThan(Typeface.REGULAR.font().advance('H'));
  }

  @Test
  void anAccentedLetterIsComposedOfTwoShapes() {
    Rectangle2D plain = Typeface.REGULAR.font().outline('e').getBounds2D();
    Rectangle2D accented = Typeface.REGULAR.font().outline('è').getBounds2D();

    assertThat(accented.getMaxY()).isEqualTo(plain.getMaxY());
    assertThat(accented.getMinY()).isLessThan(plain.getMinY() - 0.1);
  }

  @Test
  void namesBreakBehindTheirPunctuation() {
    assertThat(Typeface.BOLD.wrap("settlement-reconciliation-worker", 10, 100, 3))
        .containsExactly("settlement-", "reconciliation-", "worker");
  }

  @Test
  void whatDoesNotFitTheLastLineIsCutOffAndMarked() {
    List<String> lines = Typeface.REGULAR.wrap("one two three four five six", 10, 50, 2);

    assertThat(lines).hasSize(2).last().asString().endsWith("…");
    assertThat(lines).allMatch(line -> Typeface.REGULAR.width(line, 10) <= 50);
  }

  @Test
  void aWordWithoutABreakIsCutAnywhere() {
    List<String> lines = Typeface.REGULAR.wrap("x".repeat(50), 10, 60, 9);

    assertThat(String.join("", lines)).isEqualTo("x".repeat(50));
    assertThat(lines).allMatch(line -> Typeface.REGULAR.width(line, 10) <= 60);
  }

  @Test
  void nothingIsNoLine() {
    assertThat(Typeface.REGULAR.wrap("  ", 10, 60, 9)).isEmpty();
  }

  @Test
  void aLongWordIsBrokenAtAHumpOrNotJustBeforeItsEnd() {
    double room = Typeface.BOLD.width("recommendationservic", 13) + 0.5;

    assertThat(Typeface.BOLD.wrap("recommendationservice", 13, room, 3))
        .containsExactly("recommendationserv", "ice");
    assertThat(Typeface.BOLD.wrap("recommendationService", 13, room, 3))
        .containsExactly("recommendation", "Service");
  }

  @Test
  void theWidestPartIsWhatWrappingKeepsTogether() {
    String text = "a long-recommendation.ofThings";

    double widest = Typeface.REGULAR.widestPart(text, 12);

    assertThat(widest).isEqualTo(Typeface.REGULAR.width("recommendation.", 12));
    assertThat(Typeface.REGULAR.wrap(text, 12, widest + 0.01, 9))
        .containsExactly("a", "long-", "recommendation.", "ofThings");
    assertThat(Typeface.REGULAR.widestPart("", 12)).isZero();
  }
}
