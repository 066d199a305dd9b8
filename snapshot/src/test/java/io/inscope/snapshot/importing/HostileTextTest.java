package io.inscope.snapshot.importing;

import static io.inscope.snapshot.importing.Archives.files;
import static io.inscope.snapshot.importing.Archives.pod;
import static io.inscope.snapshot.importing.Archives.tar;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Files made to hurt: each gives one clear problem, and the files beside it are read.
class HostileTextTest {
  private static final String HEAD = "kind: Pod\napiVersion: v1\nmetadata: {name: x}\nspec: ";

  private static Imported between(String text) {
    return between(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Imported between(byte[] bytes) {
    Imported imported = Imported.of(tar(files("a.yaml", pod("a"), "x", bytes, "z.yaml", pod("z"))));
    assertThat(imported.objects()).containsExactly("1 default/Pod/a", "1 default/Pod/z");
    return imported;
  }

  @Test
  void depthBombsOfEveryStyle() {
    int deep = 100_000;
    String tooDeep = " nested more than 200 levels deep (1)";
    for (String yaml :
        List.of(
            "[".repeat(deep),
            "{a: ".repeat(deep),
            "\n  " + "- ".repeat(deep),
            "[".repeat(deep) + "]".repeat(deep))) {
      assertThat(between(HEAD + yaml + "\n").problems())
          .singleElement()
          .asString()
          .startsWith("ERROR -!/x:")
          .endsWith(tooDeep);
    }
    for (String json : List.of("[".repeat(deep), "{\"a\":".repeat(deep))) {
      assertThat(between("{\"kind\":\"Pod\",\"spec\":" + json).problems())
          .singleElement()
          .asString()
          .startsWith("ERROR -!/x:1:")
          .endsWith(tooDeep);
    }
  }

  @Test
  void aliasBombsThatGrowByPowersAndBySquares() {
    StringBuilder laughs = new StringBuilder(HEAD + "\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      laughs.append("  a%d: &a%d [".formatted(i, i));
      laughs.append("*a%d, ".formatted(i - 1).repeat(9)).append("]\n");
    }
    String square =
        HEAD + "\n  a: &a [" + "x, ".repeat(20_000) + "]\n  b: [" + "*a, ".repeat(20_000) + "]\n";
    for (String bomb : List.of(laughs.toString(), square)) {
      assertThat(between(bomb).problems())
          .singleElement()
          .asString()
          .startsWith("ERROR -!/x:")
          .endsWith(" not valid YAML: aliases repeat more than 1000000 nodes (1)");
    }
  }

  @Test
  void aDatabaseThatIsNotOurs() {
    byte[] sqlite = Arrays.copyOf("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII), 4096);
    Imported imported = between(sqlite);

    assertThat(imported.problems()).isEmpty();
    assertThat(imported.entries()).contains("SKIPPED -!/x sqlite 0: a SQLite database");
  }

  @Test
  void tenThousandTinyFiles() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      files.put("d%d/f%d.yaml".formatted(i % 100, i), i % 10 == 9 ? new byte[0] : pod("p" + i));
    }
    Imported imported = Imported.of(tar(files));

    assertThat(imported.objects()).hasSize(9000);
    assertThat(imported.problems()).isEmpty();
    assertThat(imported.with(Entry.Disposition.EMPTY)).hasSize(1000);
    assertThat(imported.entries()).hasSize(10_001);
  }
}
