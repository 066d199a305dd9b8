package io.inscope.reports.workbook.readback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemarkTest {
  private static final List<String> NOTES = List.of("one", "two\nlines");

  @Test
  void whatIsWrittenBehindIsAdded() {
    assertThat(Remark.of("", List.of(), "new")).isEqualTo(new Remark("", "new", false));
    assertThat(Remark.of("", NOTES, "one\ntwo\nlines\nnew"))
        .isEqualTo(new Remark("", "new", false));
    assertThat(Remark.of("own", NOTES, "own\none\ntwo\nlines\nnew\nmore"))
        .isEqualTo(new Remark("own", "new\nmore", false));
  }

  @Test
  void theOwnTextMayChangeInFrontOfTheNotes() {
    assertThat(Remark.of("own", NOTES, "other\none\ntwo\nlines"))
        .isEqualTo(new Remark("other", "", false));
    assertThat(Remark.of("own", List.of(), "other")).isEqualTo(new Remark("other", "", false));
  }

  @Test
  void otherNotesReplaceThoseThatStoodThere() {
    assertThat(Remark.of("", NOTES, "one")).isEqualTo(new Remark("one", "", true));
    assertThat(Remark.of("own", NOTES, "own")).isEqualTo(new Remark("own", "", true));
    assertThat(Remark.of("own", NOTES, "own\none")).isEqualTo(new Remark("own", "one", true));
    assertThat(Remark.of("own", NOTES, "")).isEqualTo(new Remark("", "", true));
  }

  @Test
  void whatNobodyChangedStays() {
    assertThat(Remark.of("own", NOTES, "own\none\ntwo\nlines"))
        .isEqualTo(new Remark("own", "", false));
    assertThat(Remark.of("", List.of(), "")).isEqualTo(new Remark("", "", false));
  }
}
