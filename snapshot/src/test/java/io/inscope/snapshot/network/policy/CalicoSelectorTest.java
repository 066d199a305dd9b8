package io.inscope.snapshot.network.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.snapshot.network.Tristate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalicoSelectorTest {
  private static final Map<String, String> LABELS = Map.of("app", "web", "x.io/team", "blue-1");

  private static Tristate matches(String selector) {
    return CalicoSelectorParser.parse(selector).matches(CalicoLabels.of(LABELS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                          ~ YES
          all()                                       ~ YES
          all( )                                      ~ YES
          global()                                    ~ YES
          has(app)                                    ~ YES
          !has(app)                                   ~ NO
          ! has( tier )                               ~ YES
          app == 'web'                                ~ YES
          app=="web"                                  ~ YES
          app == 'Web'                                ~ NO
          app != 'web'                                ~ NO
          tier != 'web'                               ~ YES
          tier == 'web'                               ~ NO
          app in {'db', 'web'}                        ~ YES
          app in {}                                   ~ NO
          app not in {'db'}                           ~ YES
          tier not in {'db'}                          ~ YES
          tier in {'db'}                              ~ NO
          x.io/team contains 'ue-'                    ~ YES
          x.io/team starts with 'blue'                ~ YES
          x.io/team starts  with "lue"                ~ NO
          x.io/team ends with '-1'                    ~ YES
          tier contains ''                            ~ NO
          app == 'db' || has(app) && !has(tier)       ~ YES
          (app == 'db' || has(app)) && has(tier)      ~ NO
          !(app == 'db' || has(tier))                 ~ YES
          !!has(app)                                  ~ YES
          !has(app) || has(x.io/team)                 ~ YES
          """)
  void says_whether_labels_match(String selector, Tristate expected) {
    assertThat(matches(selector == null ? "" : selector)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          app = 'web'           | a comparison expected at character 5
          app == web            | a text in quotes expected at character 8
          app == 'web           | a text in quotes expected at character 8
          app in 'web'          | '{' expected at character 8
          app in {'web'         | '}' expected at character 14
          app not 'web'         | 'in' expected at character 9
          app starts 'web'      | 'with' expected at character 12
          has(app               | ')' expected at character 8
          has()                 | a label expected at character 5
          (has(app)             | ')' expected at character 10
          has(app))             | the end expected at character 9
          has(app) & has(b)     | the end expected at character 10
          has(app) &&           | a label expected at character 12
          app                   | a comparison expected at character 4
          """)
  void tells_where_it_makes_no_sense(String selector, String message) {
    assertThatThrownBy(() -> CalicoSelectorParser.parse(selector))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("is '%s', which is not a selector: %s".formatted(selector, message));
  }

  @Test
  void deep_nesting_is_refused() {
    assertThatThrownBy(() -> CalicoSelectorParser.parse("!".repeat(100_000) + "all()"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("something less nested expected at character 201");
  }

  @Test
  void labels_that_are_not_known_decide_only_where_they_must() {
    CalicoLabels labels =
        new CalicoLabels() {
          @Override
          public boolean knows(String key) {
            return !key.equals("pcns.team");
          }

          @Override
          public Optional<String> get(String key) {
            return Optional.ofNullable(LABELS.get(key));
          }
        };
    assertThat(CalicoSelectorParser.parse("team == 'a'").prefixed("pcns.").matches(labels))
        .isEqualTo(Tristate.UNKNOWN);
    assertThat(CalicoSelectorParser.parse("!has(pcns.team)").matches(labels))
        .isEqualTo(Tristate.UNKNOWN);
    assertThat(CalicoSelectorParser.parse("has(pcns.team) && has(tier)").matches(labels))
        .isEqualTo(Tristate.NO);
    assertThat(CalicoSelectorParser.parse("has(pcns.team) || has(app)").matches(labels))
        .isEqualTo(Tristate.YES);
  }

  @Test
  void every_namespace_is_not_everything() {
    assertThat(CalicoSelector.ALL.prefixed(CalicoLabels.OF_NAMESPACE))
        .hasToString("has(projectcalico.org/namespace)");
    assertThat(CalicoSelector.GLOBAL.prefixed(CalicoLabels.OF_NAMESPACE))
        .hasToString("!has(projectcalico.org/namespace)");
  }
}
