package io.inscope.snapshot.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static JsonObject object(String json) {
    return JsonTree.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonText text(String json) {
    return new JsonText(json.getBytes(StandardCharsets.UTF_8), 7, 5);
  }

  @Test
  void canonicalTextIsCompactWithSortedKeys() {
    assertThat(
            CanonicalJson.text(
                object(
                    """
                    {"b": [1, 2.50, -0, 1e2, 123456789012345678901, true, null, {}, []],
                     "a": "\\u0041\\n\\t\\\\\\"\\u0001/\\u20ac", "B": ""}
                    """)))
        .isEqualTo(
            "{\"B\":\"\",\"a\":\"A\\n\\t\\\\\\\"\\u0001/€\","
                + "\"b\":[1,2.50,0,100,123456789012345678901,true,null,{},[]]}");
  }

  @Test
  void equalTreesHaveEqualBytesAndHashesWhateverTheirOrderAndLines() {
    JsonObject one =
        JsonObject.builder().put("a", 1L, 3).put("b", JsonArray.of("x", null), 9).build();
    JsonObject two = JsonObject.builder().put("b", JsonArray.of("x", null)).put("a", 1L).build();

    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
    assertThat(CanonicalJson.bytes(one)).isEqualTo(CanonicalJson.bytes(two));
    assertThat(one).isNotEqualTo(JsonObject.of("a", 1L));
    assertThat(one).isNotEqualTo(JsonObject.builder().put("a", 1L).put("c", 2L).build());
  }

  @Test
  void whatWasWrittenIsReadBackWithItsLines() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300; i++) {
      JsonObject tree = randomObject(random, 0);
      JsonObject read = JsonTree.parse(CanonicalJson.bytes(tree), CanonicalJson.lines(tree));

      assertThat(read).isEqualTo(tree);
      assertThat(lines(read)).isEqualTo(lines(tree));
      assertThat(CanonicalJson.bytes(read)).isEqualTo(CanonicalJson.bytes(tree));
    }
  }

  private static List<String> lines(JsonObject tree) {
    List<String> lines = new ArrayList<>();
    collect(Field.root(tree), lines);
    lines.sort(String::compareTo);
    return lines;
  }

  private static void collect(Field field, List<String> lines) {
    lines.add(field.pointer() + " " + field.line());
    if (field.isObject()) {
      field.members().forEach(member -> collect(member, lines));
    } else if (field.isArray()) {
      field.each().forEach(item -> collect(item, lines));
    }
  }

  private static JsonObject randomObject(SplittableRandom random, int depth) {
    JsonObject.Builder object = JsonObject.builder();
    for (int n = random.nextInt(5); n > 0; n--) {
      object.put(
          "k\u00e9\"" + random.nextInt(1000),
          randomValue(random, depth),
          random.nextInt(1, 1 << 20));
    }
    return object.build();
  }

  private static @Nullable Object randomValue(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth > 4 ? 6 : 8)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong();
      case 3 -> BigInteger.valueOf(random.nextLong()).multiply(BigInteger.TEN.pow(30));
      case 4 -> new BigDecimal(random.nextInt() + "." + random.nextInt(1, 10000));
      case 5 -> "text " + (char) random.nextInt(0xD800);
      case 6 -> randomObject(random, depth + 1);
      default -> {
        JsonArray.Builder array = JsonArray.builder();
        for (int n = random.nextInt(4); n > 0; n--) {
          array.add(randomValue(random, depth + 1), random.nextInt(1, 100));
        }
        yield array.build();
      }
    };
  }

  @Test
  void whatIsNoObjectIsRefused() {
    assertThatThrownBy(() -> object("")).hasMessage("not a JSON object");
    assertThatThrownBy(() -> object("[1]")).hasMessage("not a JSON object");
    assertThatThrownBy(() -> object("{\"a\":1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not JSON: ");
    assertThatThrownBy(() -> object("{\"a\":1,\"a\":2}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not JSON: ");
  }

  @Test
  void aNumberIsTheSameValueHoweverItIsWritten() throws JsonProblem {
    assertThat(
            text("[1, 1e0, 15E1, 1e+09, 1.10, 1e99999999999, -9223372036854775809]")
                .tree(Duplicates.IGNORED))
        .isEqualTo(
            JsonArray.of(
                1L,
                1L,
                150L,
                1_000_000_000L,
                new BigDecimal("1.10"),
                "1e99999999999",
                new BigInteger("-9223372036854775809")));
    assertThat(text("1e999999999").tree(Duplicates.IGNORED))
        .isEqualTo(new BigDecimal("1e999999999"));
  }

  @Test
  void somebodyElsesTextIsReadWithItsPlaceInTheSource() throws JsonProblem {
    List<String> heard = new ArrayList<>();
    @Nullable Object tree =
        text("{\"a\":\n [1,\n 2],\n \"a\": {}}")
            .tree((key, first, second) -> heard.add(key + " " + first + " " + second));

    assertThat(heard).containsExactly("a 7 10");
    assertThat(tree)
        .isInstanceOfSatisfying(
            JsonObject.class, object -> assertThat(Field.root(object).at("a").line()).hasValue(10));
  }

  @Test
  void problemsSayWhereAndNeverQuote() {
    assertProblem("{\"a\": hunter2}", "7:11 a word where a value belongs; texts need quotes");
    assertProblem("{\"é\": 1 2}", "7:13 an unexpected character");
    assertProblem("{\"a\":\n\"x\ny\"}", "8:3 a text that is not closed on its line");
    assertProblem("{\"a\": \"\\q\"}", "7:13 a backslash escape that JSON does not know");
    assertProblem("{\"a\": 1]", "7:12 a bracket that closes another one than was opened");
    assertProblem("{\"a\": 01}", "7:12 a number as JSON does not write it");
    assertProblem("{\"a\": 1", "7:12 the text ends before the object does");
    assertProblem("{} {}", "7:8 more text after the value");
    assertProblem(" ", "7:5 nothing where a value belongs");
  }

  private static void assertProblem(String json, String expected) {
    assertThatThrownBy(() -> text(json).tree(Duplicates.IGNORED))
        .isInstanceOfSatisfying(
            JsonProblem.class,
            e ->
                assertThat(e.line() + ":" + e.column() + " " + e.getMessage())
                    .as(json)
                    .isEqualTo(expected));
  }

  @Test
  void aFieldKnowsItsPointerAlsoWhereNothingStands() {
    Field root = Field.root(object("{\"a/b\":{\"c~d\":[{\"e\":null}]}}"));

    assertThat(root.pointer()).isEmpty();
    Field item = root.at("a/b", "c~d").each().findFirst().orElseThrow();
    assertThat(item.pointer()).isEqualTo("/a~1b/c~0d/0");
    assertThat(item.index()).isZero();
    assertThat(item.at("e").isMissing()).isTrue();
    assertThat(item.at("e", "f", "g").pointer()).isEqualTo("/a~1b/c~0d/0/e/f/g");
    assertThat(item.at("e", "f").each()).isEmpty();
    assertThat(item.at("e", "f").members()).isEmpty();
    assertThat(root.members().map(Field::key)).containsExactly("a/b");
  }

  @Test
  void readingAnotherShapeThanExpectedSaysSo() {
    Field root =
        Field.root(object("{\"o\":{},\"l\":[],\"t\":\"hunter2\",\"b\":true,\"n\":1,\"f\":1.5}"));

    assertWrong(() -> root.at("t", "x"), "/t is a text where an object belongs");
    assertWrong(() -> root.at("o").each().count(), "/o is an object where a list belongs");
    assertWrong(() -> root.at("l").members().count(), "/l is a list where an object belongs");
    assertWrong(() -> root.at("n").text(), "/n is a number where a text belongs");
    assertWrong(() -> root.at("t").isTrue(), "/t is a text where true or false belongs");
    assertWrong(() -> root.at("b").number(), "/b is true or false where a whole number belongs");
    assertWrong(() -> root.at("f").number(), "/f is a number where a whole number belongs");
    assertWrong(() -> root.at("x").object(), "/x is not set where an object belongs");
  }

  private static void assertWrong(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable read, String message) {
    assertThatThrownBy(read).isInstanceOf(WrongShape.class).hasMessage(message);
  }

  @Test
  void changesAreMadeOnCopies() {
    JsonObject tree = JsonObject.builder().put("a", 1L, 3).put("b", "x", 4).build();

    assertThat(tree.without("c")).isSameAs(tree);
    assertThat(tree.without("a")).isEqualTo(JsonObject.of("b", "x"));
    assertThat(tree.without("a").line(0)).isEqualTo(4);
    assertThat(tree.mapValues((key, value) -> value)).isSameAs(tree);
    JsonObject masked = tree.mapValues((key, value) -> key.equals("b") ? "***" : value);
    assertThat(masked).hasToString("{\"a\":1,\"b\":\"***\"}");
    assertThat(masked.line(1)).isEqualTo(4);
    assertThat(tree).hasToString("{\"a\":1,\"b\":\"x\"}");
  }
}
