package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged exports: whatever happens to the bytes, an import ends, reports its entry once, and says
/// that something is wrong whenever an object is missing.
class MutationTest {
  private static final int MUTATIONS = 500;
  private static final int OBJECTS = 4;

  /// No object holds the same text as another, so that a change of one shows.
  private static String yaml() {
    StringBuilder text = new StringBuilder("apiVersion: v1\nitems:\n");
    for (int i = 0; i < OBJECTS; i++) {
      text.append(
          """
          - apiVersion: v1
            kind: ConfigMap
            metadata:
              name: "config-%d"
              namespace: 'shop'
            data:
              script: |
                #!/bin/sh
                echo "hello"
              empty: {}
          """
              .formatted(i));
    }
    return text + "kind: List\nmetadata:\n  resourceVersion: \"\"\n";
  }

  private static String json() {
    StringBuilder text = new StringBuilder("{\n  \"apiVersion\": \"v1\",\n  \"items\": [");
    for (int i = 0; i < OBJECTS; i++) {
      text.append(i == 0 ? "\n" : ",\n").append(item(i, "    "));
    }
    return text + "\n  ],\n  \"kind\": \"List\"\n}\n";
  }

  private static String item(int i, String indent) {
    return """
    {
      "apiVersion": "v1",
      "kind": "ConfigMap",
      "metadata": {
        "name": "config-%d",
        "namespace": "shop"
      },
      "data": {
        "list": [1, true, null, "x"],
        "empty": {}
      }
    }\
    """
        .formatted(i)
        .indent(indent.length())
        .stripTrailing();
  }

  private static String lines() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < OBJECTS; i++) {
      text.append(item(i, "").replaceAll("\\s+", "")).append('\n');
    }
    return text.toString();
  }

  private static byte[] original(String shape) {
    return switch (shape) {
      case "yaml" -> yaml().getBytes(StandardCharsets.UTF_8);
      case "yaml documents" ->
          yaml()
              .replaceFirst("(?s)^.*?items:\n", "")
              .replaceFirst("(?s)kind: List.*", "")
              .replaceAll("(?m)^- ", "---\n  ")
              .getBytes(StandardCharsets.UTF_8);
      case "json" -> json().getBytes(StandardCharsets.UTF_8);
      case "json lines" -> lines().getBytes(StandardCharsets.UTF_8);
      default -> yaml().getBytes(StandardCharsets.UTF_16LE);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"yaml", "yaml documents", "json", "json lines", "utf-16"})
  void damageNeverStopsAnImportNorLosesAnObjectUnnoticed(String shape) {
    byte[] original = original(shape);
    Imported whole = Imported.of(original);
    assertThat(whole.objects()).hasSize(OBJECTS);
    assertThat(whole.problems()).isEmpty();
    SplittableRandom random = new SplittableRandom(20261121);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = mutate(original, random);
      String what = shape + ":\n" + new String(damaged, StandardCharsets.UTF_8);
      Imported imported =
          assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Imported.of(damaged), what);
      assertThat(imported.entries()).as(what).hasSize(1);
      Entry entry = imported.collector.entries().getFirst();
      assertThat(entry.size()).as(what).isEqualTo(damaged.length);
      if (imported.objects().size() < OBJECTS
          && entry.format().startsWith("kubectl")
          && !isShifted(shape, damaged)) {
        assertThat(imported.problems()).as(what).isNotEmpty();
      }
    }
  }

  /// In UTF-16 a byte too many turns everything behind it into other, valid characters.
  private static boolean isShifted(String shape, byte[] damaged) {
    return shape.equals("utf-16")
        && new String(damaged, StandardCharsets.UTF_16LE).chars().anyMatch(c -> c > 0xFF);
  }

  /// One to three bytes deleted, inserted or replaced, mostly by bytes that mean something.
  private static byte[] mutate(byte[] original, SplittableRandom random) {
    byte[] bytes = original;
    for (int n = random.nextInt(1, 4); n > 0; n--) {
      int at = random.nextInt(bytes.length);
      byte[] signs = "{}[]:,\"'-\n #*&|>%@\\~\t\r0a".getBytes(StandardCharsets.US_ASCII);
      byte sign =
          random.nextInt(4) == 0 ? (byte) random.nextInt(256) : signs[random.nextInt(signs.length)];
      int insert = random.nextInt(3) == 0 ? 0 : 1;
      int skip = insert == 0 ? 1 : random.nextInt(2);
      byte[] head = Arrays.copyOf(bytes, at + insert);
      if (insert == 1) {
        head[at] = sign;
      }
      byte[] tail = Arrays.copyOfRange(bytes, at + skip, bytes.length);
      bytes = Arrays.copyOf(head, head.length + tail.length);
      System.arraycopy(tail, 0, bytes, head.length, tail.length);
    }
    return bytes;
  }
}
