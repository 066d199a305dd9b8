package io.inscope.snapshot.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonSplitterTest {
  private static List<String> pieces(String text, int limit) throws IOException {
    List<String> pieces = new ArrayList<>();
    JsonSplitter.split(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        limit,
        new JsonSplitter.Handler() {
          private void hear(String what, JsonText piece, Optional<JsonProblem> broken) {
            String content;
            try {
              content = String.valueOf(piece.tree(Duplicates.IGNORED));
            } catch (JsonProblem e) {
              content = e.line() + ":" + e.column();
            }
            pieces.add(
                "%s %d:%d %s%s"
                    .formatted(
                        what,
                        piece.line(),
                        piece.column(),
                        content.length() > 99 ? "..." : content,
                        broken.map(e -> " " + e.getMessage()).orElse("")));
          }

          @Override
          public void value(JsonText value, Optional<JsonProblem> broken) {
            hear("value", value, broken);
          }

          @Override
          public void listStart(JsonText head) {
            hear("start", head, Optional.empty());
          }

          @Override
          public void item(JsonText item, Optional<JsonProblem> broken) {
            hear("item", item, broken);
          }

          @Override
          public void listEnd(JsonText head) {
            hear("end", head, Optional.empty());
          }

          @Override
          public void tooLarge(int line) {
            pieces.add("too large " + line);
          }

          @Override
          public void stray(JsonProblem problem) {
            pieces.add(
                "stray %d:%d %s".formatted(problem.line(), problem.column(), problem.getMessage()));
          }
        });
    return pieces;
  }

  @Test
  void cutsAListIntoItemsAndKeepsItsHead() throws IOException {
    assertThat(
            pieces(
                "{\"a\": \"}]\", \"items\": [{\"b\": \"\\\"{\"}, 7 ,\n []], \"kind\": \"List\"}",
                1 << 20))
        .containsExactly(
            "start 1:23 {\"a\":\"}]\",\"items\":[]}",
            "item 1:23 {\"b\":\"\\\"{\"}",
            "item 1:37 7",
            "item 2:2 []",
            "end 2:22 {\"a\":\"}]\",\"items\":[],\"kind\":\"List\"}");
  }

  @Test
  void itemsOfWhatIsNoListAreLeftAlone() throws IOException {
    assertThat(pieces("{\"kind\":\"Menu\",\"items\":[{}]}", 1 << 20))
        .containsExactly("value 1:1 {\"items\":[{}],\"kind\":\"Menu\"}");
    assertThat(pieces("{\"items\":null}", 1 << 20)).containsExactly("value 1:1 {\"items\":null}");
  }

  @Test
  void textBetweenObjectsIsStray() throws IOException {
    assertThat(pieces("{\"a\":1}\n==== logs {\n{\"b\":1}\n", 1 << 20))
        .containsExactly(
            "value 1:1 {\"a\":1}",
            "stray 2:1 text that is not JSON stands outside of any object",
            "value 3:1 {\"b\":1}");
  }

  @Test
  void aTextThatIsCutOffInTheHeadOfAListStillGivesItsItems() throws IOException {
    assertThat(pieces("{\"items\":[{\"a\":1}],\"kind\":\"Li", 1 << 20))
        .containsExactly(
            "start 1:11 {\"items\":[]}",
            "item 1:11 {\"a\":1}",
            "stray 1:30 the text ends before the list does",
            "end 1:30 {\"items\":[]}");
  }

  @Test
  void anItemOverTheLimitIsPassedOverAndCostsNoOther() throws IOException {
    String large = "{\"a\":\"" + "x".repeat(3 << 20) + "\"}";

    assertThat(pieces("[\n{\"b\":1},\n" + large + ",\n{\"c\":1}]", 1 << 20))
        .containsExactly(
            "start 1:2 {}",
            "item 2:1 {\"b\":1}",
            "too large 3",
            "item 4:1 {\"c\":1}",
            "end 4:9 {}");
  }

  @Test
  void readingStartsAgainOnlySoOften() throws IOException {
    String broken = "  {\"a\": {\n  \"b\": 1},\n";
    List<String> pieces = pieces("[\n" + broken.repeat(5000) + "  {\"c\":1}]", 1 << 20);

    assertThat(pieces).hasSizeBetween(100, 110);
    assertThat(pieces.get(100)).startsWith("item 200:3 ");
  }
}
