package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What is no JSON costs the object it stands in, is named, and neighbours survive.
class BrokenJsonTest {
  private static String pod(String name) {
    return "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"%s\"}}"
        .formatted(name);
  }

  private static final String LIST =
      "{\"kind\":\"List\",\"items\":[\n  %s,\n  " + pod("b") + "\n]}\n";

  private static List<String> problemsOf(String item) {
    Imported imported = Imported.of(LIST.formatted(item));
    assertThat(imported.objects()).as(item).last().asString().endsWith(" default/Pod/b");
    return imported.problems();
  }

  @Test
  void itemsThatAreNoObjectsCostOnlyThemselves() {
    for (String text :
        List.of(
            "[null, 1, true, " + pod("a") + ", null, " + pod("b") + "]",
            "[\n null,\n " + pod("a") + ",\n [1, 2],\n " + pod("b") + "\n]",
            "{\"items\":[null,-1.5," + pod("a") + "," + pod("b") + "]}",
            "[\"x\", " + pod("a") + ", null, " + pod("b") + "]")) {
      Imported imported = Imported.of(text);
      assertThat(imported.contents().keySet())
          .as(text)
          .containsExactly("default/Pod/a v1", "default/Pod/b v1");
      assertThat(imported.problems())
          .as(text)
          .singleElement()
          .asString()
          .startsWith("INFO ")
          .contains(" not ");
    }
  }

  @Test
  void whatJsonDoesNotHaveIsNamed() {
    String error = "ERROR -:%s not valid JSON: %s (1)";
    assertThat(problemsOf("{\"kind\":\"Pod\", // note\n\"metadata\":{\"name\":\"a\"}}"))
        .containsExactly(error.formatted("2:18", "a comment, which JSON does not have"));
    assertThat(problemsOf("{\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\"},}"))
        .containsExactly(error.formatted("2:41", "a comma behind the last member"));
    assertThat(problemsOf("{\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\"},\"x\":NaN}"))
        .containsExactly(error.formatted("2:48", "'NaN' or 'Infinity', which JSON does not have"));
    assertThat(problemsOf("{'kind':'Pod','metadata':{'name':'a'}}"))
        .containsExactly(error.formatted("2:4", "single quotes; JSON has double quotes only"));
  }

  @Test
  void singleQuotesAllOverAreNoReasonToPassAFileOver() {
    assertThat(Imported.of("{'kind': 'Pod', 'metadata': {'name': 'a'}, 'x': True}\n").problems())
        .containsExactly(
            "ERROR -:1:2 not valid JSON: single quotes; JSON has double quotes only (1)");
  }

  @Test
  void commentsInFrontAreSaidAndCostNoObject() {
    Imported imported =
        Imported.of("/* made by hand */\n// today\n" + pod("a") + "\n" + pod("b") + "\n");

    assertThat(imported.objects()).containsExactly("3 default/Pod/a", "4 default/Pod/b");
    assertThat(imported.problems())
        .containsExactly(
            "ERROR -:1:1 not valid JSON: text that is not JSON stands outside of any object;"
                + " objects read before it: 0 (0)");
  }

  @Test
  void aBrokenLineCostsOneLine() {
    for (String broken :
        List.of("{\"kind\":\"Pod\",", "{\"kind\" \"Pod\"}", "{\"kind\":\"Po", "no", "{")) {
      Imported imported = Imported.of(pod("a") + "\n" + broken + "\n" + pod("b") + "\n" + pod("c"));
      assertThat(imported.objects())
          .as(broken)
          .containsExactly("1 default/Pod/a", "3 default/Pod/b", "4 default/Pod/c");
      assertThat(imported.problems()).as(broken).isNotEmpty();
    }
  }

  @Test
  void textBetweenObjectsIsPassedOver() {
    Imported imported =
        Imported.of(
            pod("a")
                + "\n==== START logs for container x of pod y/z ====\n"
                + "hello {\"x\": 1} ] } \"\n[1] \"quoted\n==== END logs ====\n"
                + pod("b")
                + "\n\uFEFF"
                + pod("c"));

    assertThat(imported.objects())
        .containsExactly("1 default/Pod/a", "6 default/Pod/b", "7 default/Pod/c");
    assertThat(imported.problems())
        .containsExactly(
            "ERROR -:2:1 not valid JSON: text that is not JSON stands outside of any object;"
                + " objects read before it: 1 (0)");
  }
}
