package io.inscope.snapshot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlTree;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {
  private static Field field(String yaml) {
    try {
      return Field.root(YamlTree.parseOne("s: " + yaml)).at("s");
    } catch (YamlProblem e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static LabelSelector selector(String yaml) {
    return LabelSelector.of(field(yaml)).orElseThrow();
  }

  @Test
  void not_set_is_not_the_empty_selector() {
    assertThat(LabelSelector.of(field("null"))).isEmpty();
    assertThat(LabelSelector.of(field("{}"))).contains(LabelSelector.EVERYTHING);
    assertThat(LabelSelector.of(field("{matchLabels: {}, matchExpressions: []}")))
        .contains(LabelSelector.EVERYTHING);
  }

  @Test
  void two_ways_to_write_one_selector_are_equal() {
    assertThat(
            selector(
                "{matchExpressions: [{key: tier, operator: In, values: [b, a, b]}, {key: app,"
                    + " operator: In, values: [web]}]}"))
        .isEqualTo(
            selector(
                "{matchLabels: {app: web}, matchExpressions: [{key: tier, operator: In, values: [a,"
                    + " b]}]}"))
        .hasToString("app=web,tier in (a,b)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {key: app, operator: In, values: [web, api]}     | true  | false | false
          {key: app, operator: NotIn, values: [web, api]}  | false | true  | true
          {key: app, operator: Exists}                     | true  | true  | false
          {key: app, operator: DoesNotExist}               | false | false | true
          """)
  void an_operator_compares_a_label_with_its_values(
      String expression, boolean web, boolean db, boolean absent) {
    LabelSelector selector = selector("{matchExpressions: [" + expression + "]}");
    assertThat(selector.matches(Map.of("app", "web"))).isEqualTo(web);
    assertThat(selector.matches(Map.of("app", "db"))).isEqualTo(db);
    assertThat(selector.matches(Map.of("tier", "web"))).isEqualTo(absent);
  }

  @Test
  void every_requirement_must_hold() {
    LabelSelector selector =
        selector(
            "{matchLabels: {app: web, tier: front}, matchExpressions: [{key: old, operator:"
                + " DoesNotExist}]}");
    assertThat(selector.matches(Map.of("app", "web", "tier", "front"))).isTrue();
    assertThat(selector.matches(Map.of("app", "web"))).isFalse();
    assertThat(selector.matches(Map.of("app", "web", "tier", "front", "old", ""))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {matchExpressions: [{key: a, operator: in, values: [b]}]}     | /s/matchExpressions/0/operator is 'in', not one of In, NotIn, Exists, DoesNotExist
          {matchExpressions: [{key: a, operator: In}]}                  | /s/matchExpressions/0/values is empty; operator In needs a value
          {matchExpressions: [{key: a, operator: NotIn, values: []}]}   | /s/matchExpressions/0/values is empty; operator NotIn needs a value
          {matchExpressions: [{key: a, operator: Exists, values: [b]}]} | /s/matchExpressions/0/values must be empty; operator Exists takes no value
          {matchExpressions: [{operator: Exists}]}                      | /s/matchExpressions/0/key '' is not a label key
          {matchLabels: {"a/b/c": d}}                                   | /s/matchLabels/a~1b~1c 'a/b/c' is not a label key
          {matchLabels: {a: "{{ .Values.app }}"}}                       | /s/matchLabels/a '{{ .Values.app }}' is not a label value
          """)
  void what_an_api_server_refuses_is_refused(String yaml, String message) {
    assertThatThrownBy(() -> selector(yaml))
        .isInstanceOf(InvalidSelector.class)
        .hasMessage(message);
  }
}
