package io.inscope.reports.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Unanswerable.Lack;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnanswerableTest {
  private static final CheckInfo INFO =
      new CheckInfo(
          "img-demo", "Images carry no demo", Severity.LOW, Set.of(), "why", "remedy", "");

  @ParameterizedTest
  @EnumSource
  void whateverLacksAPersonHasToJudge(Lack lack) {
    assertThat(new Unanswerable(INFO, lack, "ask them").outcome())
        .isEqualTo(new Outcome.NotAssessed("ask them", true))
        .isNotEqualTo(new Outcome.NotAssessed("ask them"));
  }
}
