package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same objects, whatever the bytes.
class EncodingsTest {
  private static final String YAML =
      """
      kind: Pod
      apiVersion: v1
      metadata:
        name: a
        annotations: {text: "größer, \uD83D\uDE00"}
      """;
  private static final String JSON =
      "{\"kind\": \"Pod\", \"apiVersion\": \"v1\", \"metadata\": {\"name\": \"a\","
          + " \"annotations\": {\"text\": \"größer, \uD83D\uDE00\"}}}\n";

  @Test
  void everyUnicodeEncodingWithAndWithoutItsMark() {
    for (String text : List.of(YAML, JSON)) {
      for (Charset charset :
          List.of(
              StandardCharsets.UTF_8,
              StandardCharsets.UTF_16LE,
              StandardCharsets.UTF_16BE,
              StandardCharsets.UTF_32LE,
              StandardCharsets.UTF_32BE)) {
        for (String mark : List.of("", "\uFEFF")) {
          for (String lineEnd : List.of("\n", "\r\n", "\r")) {
            Imported imported = Imported.of((mark + text.replace("\n", lineEnd)).getBytes(charset));
            String what = charset + " " + mark.length() + " " + lineEnd.length();
            assertThat(imported.problems()).as(what).isEmpty();
            assertThat(imported.contents().values())
                .as(what)
                .containsExactly(
                    "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"annotations\":{\"text\":\"größer,"
                        + " \uD83D\uDE00\"},\"name\":\"a\"}}");
          }
        }
      }
    }
  }

  @Test
  void filesPutTogetherKeepTheirMarks() {
    Imported imported =
        Imported.of("\uFEFF" + YAML + "\uFEFF---\n" + YAML.replace("name: a", "name: b"));

    assertThat(imported.objects()).containsExactly("1 default/Pod/a", "7 default/Pod/b");
    assertThat(imported.problems()).isEmpty();
  }

  @Test
  void aPieceInAnotherEncodingCostsOnlyItself() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String other = "---\n" + YAML.replace("name: a", "name: b").replace("\uD83D\uDE00", "x");
    bytes.writeBytes(YAML.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(other.getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes("---\n".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(other.replace("name: b", "name: c").getBytes(StandardCharsets.UTF_8));
    Imported imported = Imported.of(bytes.toByteArray());

    assertThat(imported.objects())
        .containsExactly("1 default/Pod/a", "7 default/Pod/b", "14 default/Pod/c");
    assertThat(imported.problems())
        .containsExactly("WARNING -:6 bytes that are no text (1) -> read as U+FFFD");
  }
}
