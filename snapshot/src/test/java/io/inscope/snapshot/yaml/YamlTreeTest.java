package io.inscope.snapshot.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class YamlTreeTest {
  private static @Nullable Object scalar(String text) throws YamlProblem {
    return YamlTree.parseOne("v: " + text + "\n").get("v");
  }

  private static String json(String yaml) throws YamlProblem {
    return CanonicalJson.text(YamlTree.parseOne(yaml));
  }

  @Test
  void plainScalarsAreWhatTheyAreInJsonAndTextOtherwise() throws YamlProblem {
    for (String text :
        List.of(
            "NO",
            "yes",
            "on",
            "y",
            "0644",
            "0x1F",
            "0o7",
            "1_000",
            ".5",
            "12:30:45",
            "+1",
            "2026-11-21T00:00:00Z",
            "2026-11-21",
            ".inf",
            "NaN",
            "1.",
            "1.2.3",
            "nULL")) {
      assertThat(scalar(text)).as(text).isEqualTo(text);
    }
    for (String text : List.of("", "~", "null", "Null", "NULL")) {
      assertThat(scalar(text)).as(text).isNull();
    }
    for (String text : List.of("true", "True", "TRUE")) {
      assertThat(scalar(text)).as(text).isEqualTo(true);
    }
    assertThat(scalar("False")).isEqualTo(false);
    assertThat(scalar("0")).isEqualTo(0L);
    assertThat(scalar("-12")).isEqualTo(-12L);
    assertThat(scalar("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
    assertThat(scalar("1.10")).isEqualTo(new BigDecimal("1.10"));
    assertThat(scalar("1e-3")).isEqualTo(new BigDecimal("0.001"));
    assertThat(scalar("1e9999")).isEqualTo(new BigDecimal("1e9999"));
    assertThat(scalar("1e+09")).isEqualTo(1_000_000_000L);
    assertThat(scalar("9".repeat(2000))).isEqualTo("9".repeat(2000));
  }

  @Test
  void quotedAndTaggedScalarsAreText() throws YamlProblem {
    assertThat(scalar("\"true\"")).isEqualTo("true");
    assertThat(scalar("'12'")).isEqualTo("12");
    assertThat(scalar("!!str 12")).isEqualTo("12");
    assertThat(scalar("|\n  1\n  2")).isEqualTo("1\n2\n");
    assertThat(scalar(">-\n  a\n  b")).isEqualTo("a b");
    assertThat(scalar("\"\\x41\\u00e9\\\n  b\"")).isEqualTo("Aéb");
  }

  @Test
  void mergeKeysAreExpandedAndOwnMembersWin() throws YamlProblem {
    assertThat(
            json(
                """
                base: &base {a: 1, b: 2}
                more: &more {b: 3, c: 4}
                one: {<<: *base, b: 9}
                two: {b: 9, <<: *base}
                both: {<<: [*base, *more]}
                twice: {<<: *more, <<: *base}
                none: {<<: null, "<<": text}
                """))
        .isEqualTo(
            "{'base':{'a':1,'b':2},'both':{'a':1,'b':2,'c':4},'more':{'b':3,'c':4},"
                .concat("'none':{'<<':'text'},'one':{'a':1,'b':9},'twice':{'a':1,'b':3,'c':4},")
                .concat("'two':{'a':1,'b':9}}")
                .replace('\'', '"'));
  }

  @Test
  void aMergeKeyThatMergesNothingIsAProblemAndNotDropped() {
    assertProblem("a: {<<: text}\n", 1, 5, "a merge key '<<' without a mapping to merge");
    assertProblem("a:\n  <<: [{b: 1}, 2]\n", 2, 3, "a merge key '<<' without a mapping to merge");
  }

  @Test
  void aliasesRepeatWhatTheyStandFor() throws YamlProblem {
    assertThat(json("a: &x [1, {b: 2}]\nc: *x\nd: &x 5\ne: *x\n"))
        .isEqualTo("{\"a\":[1,{\"b\":2}],\"c\":[1,{\"b\":2}],\"d\":5,\"e\":5}");
  }

  @Test
  void anAliasToNothingIsAProblemThatDoesNotNameIt() {
    assertProblem(
        "a: 1\nb: *hunter2\n",
        2,
        4,
        "an alias that refers to nothing before it; a text with '*' in front needs quotes");
    assertProblem(
        "a: &a [*a]\n",
        1,
        8,
        "an alias that refers to nothing before it; a text with '*' in front needs quotes");
  }

  @Test
  void anAliasBombIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append("*a%d, ".formatted(i - 1).repeat(10)).append("]\n");
    }
    assertThatThrownBy(() -> YamlTree.parseOne(bomb.toString()))
        .isInstanceOf(YamlProblem.class)
        .hasMessage("aliases repeat more than 1000000 nodes");
  }

  @Test
  void honestAliasesAreNotCounted() throws YamlProblem {
    StringBuilder text = new StringBuilder("a: &a {x: 1}\nb:\n");
    for (int i = 0; i < 1000; i++) {
      text.append("- *a\n");
    }
    assertThat(Field.root(YamlTree.parseOne(text.toString())).at("b").each().count())
        .isEqualTo(1000);
  }

  @Test
  void depthHasALimit() throws YamlProblem {
    assertThat(scalar("[".repeat(199) + "]".repeat(199))).isNotNull();
    assertProblem("v: " + "[".repeat(100_000), 1, 204, "nested more than 200 levels deep");
    StringBuilder block = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      block.append(" ".repeat(i)).append("a:\n");
    }
    assertProblem(block.toString(), 202, 202, "nested more than 200 levels deep");
  }

  @Test
  void duplicatesAreReportedWithBothLinesAndTheLaterOneCounts() throws YamlProblem {
    List<String> heard = new ArrayList<>();
    List<Object> documents =
        YamlTree.parse(
            "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n",
            11,
            (key, first, second) -> heard.add(key + " " + first + " " + second));

    assertThat(heard).containsExactly("c 13 14", "a 11 15");
    assertThat(documents).hasToString("[{\"a\":3,\"b\":{\"c\":2}}]");
  }

  @Test
  void everyMemberAndItemKnowsItsLine() throws YamlProblem {
    JsonObject tree =
        YamlTree.parseOne(
            """
            # comment
            a: 1
            b:
            - x
            - c: |
                text
              d: "folded
                text"
              e: {f: 1,
                g: 2}
            """);
    Field root = Field.root(tree);

    assertThat(root.at("a").line()).hasValue(2);
    assertThat(root.at("b").line()).hasValue(3);
    assertThat(root.at("b").each().map(f -> f.line().orElse(0))).containsExactly(4, 5);
    Field second = root.at("b").each().toList().get(1);
    assertThat(second.at("c").line()).hasValue(5);
    assertThat(second.at("d").line()).hasValue(7);
    assertThat(second.at("e", "g").line()).hasValue(10);
  }

  @Test
  void problemsSayWhere() {
    assertProblem("a: 1\n\tb: 2\n", 2, 1, "a tab used for indentation");
    assertProblem("a: [1, 2\nb: 3\n", 2, 2, "a '{' or '[' that is not closed");
    assertProblem("a: {b: 1\n", 2, 1, "a '{' or '[' that is not closed");
    assertProblem("a: \"b\\qc\"\n", 1, 7, "a backslash escape that YAML does not know");
    assertProblem("a: é\u0001\n", 1, 5, "a control character (U+0001), which YAML forbids");
    assertProblem("a: {{ .Values.x }}\n", 1, 5, "a key that is not a text");
    assertProblem("- a\nb: 1\n", 2, 1, "indentation that does not match the lines above");
  }

  @Test
  void controlCharactersFarDownAreFoundWhereTheyStand() {
    String text = "a: 1 # \uD83D\uDE00\n".repeat(5000) + "b: \u0001\n";

    assertProblem(text, 5001, 4, "a control character (U+0001), which YAML forbids");
  }

  private static void assertProblem(String yaml, int line, int column, String message) {
    ThrowingCallable parse = () -> YamlTree.parse(yaml, 1, Duplicates.IGNORED);
    assertThatThrownBy(parse)
        .isInstanceOfSatisfying(
            YamlProblem.class,
            e ->
                assertThat(e.line() + ":" + e.column() + " " + e.getMessage())
                    .isEqualTo(line + ":" + column + " " + message));
  }

  @Test
  void aFileOfOursIsOneMappingWithoutDuplicates() {
    assertThatThrownBy(() -> YamlTree.parseOne("a: 1\nb: 2\na: 3\n"))
        .hasMessage("key 'a' stands on line 1 already");
    assertThatThrownBy(() -> YamlTree.parseOne("a: 1\n---\nb: 2\n"))
        .hasMessage("expected one mapping, found 2 documents");
    assertThatThrownBy(() -> YamlTree.parseOne("- a\n"))
        .hasMessage("expected one mapping, found 1 documents");
  }

  @Test
  void anEscapeBeyondUnicodeIsAProblemLikeAnyOther() {
    assertThatThrownBy(() -> YamlTree.parse("a: \"\\UFFFFFFFF\"\n", 7, Duplicates.IGNORED))
        .isInstanceOf(YamlProblem.class)
        .hasMessage("a backslash escape that YAML does not know");
  }
}
