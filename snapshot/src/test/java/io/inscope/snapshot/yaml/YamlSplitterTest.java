package io.inscope.snapshot.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlSplitterTest {
  private static List<String> pieces(String text, int limit) throws IOException {
    List<String> pieces = new ArrayList<>();
    YamlSplitter.split(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        limit,
        new YamlSplitter.Handler() {
          private void hear(String what, YamlPiece piece) {
            pieces.add(what + " " + piece.line() + " " + piece.text().replace("\n", "/"));
          }

          @Override
          public void document(YamlPiece piece) {
            hear("document", piece);
          }

          @Override
          public void listStart(YamlPiece head) {
            hear("start", head);
          }

          @Override
          public void item(YamlPiece piece) {
            hear("item", piece);
          }

          @Override
          public void listEnd(YamlPiece tail) {
            hear("end", tail);
          }

          @Override
          public void tooLarge(int line) {
            pieces.add("too large " + line);
          }
        });
    return pieces;
  }

  @Test
  void cutsAListAtItsDashes() throws IOException {
    assertThat(
            pieces(
                "a: 1\nitems:\n- b:\n  - c\n\n# d\n-\n  e: |\n    - f\nkind: List\ng:\n- h\n", 99))
        .containsExactly(
            "start 1 a: 1/",
            "item 3 - b:/  - c//# d/",
            "item 7 -/  e: |/    - f/kind: List/g:/",
            "item 12 - h/",
            "end 13 ");
  }

  @Test
  void aTailIsWhatFollowsTheLastItem() throws IOException {
    assertThat(pieces("items:\n  - b: 1\n\nkind: List\ng:\n- h\n--- # next\nc: 1\n", 99))
        .containsExactly(
            "start 1 ",
            "item 2   - b: 1//",
            "end 4 kind: List/g:/- h/",
            "document 7 --- # next/c: 1/");
  }

  @Test
  void itemsOfWhatIsNoListAreLeftAlone() throws IOException {
    for (String text :
        List.of(
            "kind: Menu\nitems:\n- a\n",
            "items: # none\nkind: List\n",
            "items:\n  a: b\n",
            "items: &x\n- a\n",
            "%TAG !e! tag:e.com,2026:\n---\nitems:\n- !e!a b\n")) {
      assertThat(pieces(text, 99)).containsExactly("document 1 " + text.replace("\n", "/"));
    }
  }

  @Test
  void aPieceOverTheLimitIsPassedOverAndCostsNoOther() throws IOException {
    String large = "x".repeat(200_000);

    assertThat(pieces("items:\n- a\n- " + large + "\n- b\n---\nc: " + large + "\n---\nd: 1\n", 50))
        .containsExactly(
            "start 1 ",
            "item 2 - a/",
            "too large 3",
            "item 4 - b/",
            "end 5 ",
            "too large 5",
            "document 7 ---/d: 1/");
  }

  @Test
  void longLinesAreWhole() throws IOException {
    String line = "a: " + "é".repeat(100_000) + "\r\n";

    assertThat(pieces(line + "---\r\n" + line, 1 << 20))
        .containsExactly(
            "document 1 " + line.replace("\n", "/"), "document 2 ---\r/" + line.replace("\n", "/"));
  }
}
