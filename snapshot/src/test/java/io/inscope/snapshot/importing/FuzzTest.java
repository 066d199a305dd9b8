package io.inscope.snapshot.importing;

import static io.inscope.snapshot.importing.Archives.files;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes that nobody meant: whatever they are, an import ends without an exception, its counts add
/// up, and the files beside them are read.
///
/// `-Dfuzz.rounds=200000` for a long run, `-Dfuzz.seed=1` for another one.
class FuzzTest {
  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 2500);
  private static final long SEED = Long.getLong("fuzz.seed", 20261121);

  private static final String YAML =
      """
      apiVersion: v1
      kind: List
      items:
      - apiVersion: v1
        kind: ConfigMap
        metadata: &m {name: a, labels: {on: yes}}
        data:
          script: |
            echo ***HIDDEN***
          folded: >-
            x
          mask: ***HIDDEN***
          list: [1, 0644, [REDACTED], "q\\u0041", 'it''s', *m]
      - metadata:
          <<: *m
          name: !!str b
        kind: Pod
      \t- x: {{ .Values.a }}
      ---
      ? key
      : %value
      ...
      """;

  private static final String JSON =
      """
      {"apiVersion": "v1", "kind": "PodList", "items": [
        {"metadata": {"name": "a"}, "x": [1, -2.5e3, true, null, "\\u00e9\\n"]},
        null, 5, "x", [1],
        {"metadata": {"name": "b"}}
      ], "metadata": {"continue": "", "remainingItemCount": 0}}
      {"kind": "Pod", "metadata": {"name": "c"}}
      // note
      [{"kind": "Pod", "metadata": {"name": "d"}}]
      """;

  /// What means something to a reader of text.
  private static final List<String> WORDS =
      List.of(
          "\n",
          "\n---\n",
          "\n- ",
          "  ",
          "\t",
          ": ",
          "\"",
          "'",
          "{",
          "}",
          "[",
          "]",
          ",",
          "|",
          ">",
          "&a ",
          "*a",
          "<<: ",
          "***HIDDEN***",
          "[REDACTED]",
          "{{ x }}",
          "#",
          "!!int ",
          "%TAG ! x\n",
          "items:\n",
          "\"items\": [",
          "kind: List\n",
          "\uFEFF",
          "\u0000",
          "\u2028",
          "\u0085",
          "\r",
          "0x",
          "1e999999999",
          "- - - - ",
          "? ",
          "\\",
          "\\u00",
          "/*",
          "//",
          "NaN",
          "~");

  private static byte[] seed(String shape) {
    byte[] yaml = YAML.getBytes(StandardCharsets.UTF_8);
    byte[] json = JSON.getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> inside =
        files("a.yaml", yaml, "d/b.json", json, "c.gz", Archives.gzip(Archives.pod("c")));
    return switch (shape) {
      case "yaml" -> yaml;
      case "json" -> json;
      case "utf-16" -> YAML.getBytes(StandardCharsets.UTF_16LE);
      case "zip" -> Archives.zip(inside);
      case "tar" -> Archives.tar(inside);
      case "gz" -> Archives.gzip(Archives.tar(inside));
      case "bz2" -> Archives.bzip2(yaml);
      case "xz" -> Archives.xz(Archives.zip(inside));
      default -> Archives.zstd(Archives.tar(inside));
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"yaml", "json", "utf-16", "zip", "tar", "gz", "bz2", "xz", "zst"})
  void nothingStopsAnImportOrHarmsTheFilesBeside(String shape) {
    byte[] seed = seed(shape);
    byte[] other = seed(shape.equals("yaml") ? "json" : "yaml");
    SplittableRandom random = new SplittableRandom(SEED + shape.hashCode());
    AtomicReference<byte[]> current = new AtomicReference<>(seed);
    for (int round = 0; round < ROUNDS; round += 50) {
      List<byte[]> cases = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        cases.add(mutate(seed, other, random));
      }
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(60),
          () -> check(cases, current),
          () -> "still busy with " + shown(Objects.requireNonNull(current.get())));
    }
  }

  private static void check(List<byte[]> cases, AtomicReference<byte[]> current) {
    for (byte[] bytes : cases) {
      current.set(bytes);
      try {
        Imported imported =
            Imported.of(
                Archives.tar(
                    files(
                        "a.yaml", Archives.pod("before"),
                        "fuzz", bytes,
                        "z.yaml", Archives.pod("behind"))));
        assertThat(imported.objects()).contains("1 default/Pod/before", "1 default/Pod/behind");
        assertThat(imported.collector.entries().stream().filter(e -> e.source().equals("-!/fuzz")))
            .singleElement()
            .satisfies(e -> assertThat(e.size()).isEqualTo(bytes.length));
        imported.contents();
      } catch (Throwable e) {
        throw new AssertionError(shown(bytes), e);
      }
    }
  }

  /// To be pasted into a regression case.
  private static String shown(byte[] bytes) {
    return java.util.Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] mutate(byte[] seed, byte[] other, SplittableRandom random) {
    byte[] bytes = seed;
    for (int n = random.nextInt(1, 7); n > 0; n--) {
      int from = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, from + random.nextInt(1, 1 + Math.max(1, bytes.length / 8)));
      bytes =
          switch (random.nextInt(8)) {
            case 0 -> splice(bytes, from, to, new byte[0]);
            case 1 -> splice(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 2 -> splice(bytes, from, from, repeated(bytes, from, to, random.nextInt(2, 40)));
            case 3 -> splice(bytes, from, from, word(random));
            case 4 -> splice(bytes, from, Math.min(bytes.length, from + 1), word(random));
            case 5 -> {
              int at = random.nextInt(other.length);
              yield splice(bytes, from, to, Arrays.copyOfRange(other, at, other.length));
            }
            case 6 -> Arrays.copyOf(bytes, from);
            default -> {
              byte[] one = {(byte) random.nextInt(256)};
              yield splice(bytes, from, Math.min(bytes.length, from + 1), one);
            }
          };
      bytes = Arrays.copyOf(bytes, Math.min(bytes.length, 1 << 16));
    }
    return bytes;
  }

  private static byte[] word(SplittableRandom random) {
    return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] repeated(byte[] bytes, int from, int to, int times) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      out.write(bytes, from, to - from);
    }
    return out.toByteArray();
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] inserted) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(inserted);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
