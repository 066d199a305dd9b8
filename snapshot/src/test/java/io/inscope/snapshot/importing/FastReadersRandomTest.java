package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.PrettyJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random objects printed as kubectl prints them, whole and damaged: the fast readers give what was
/// printed, and what the careful ones give.
class FastReadersRandomTest {
  /// For each of two ways to print YAML and three ways to print JSON.
  private static final int MUTATIONS = 5_000;

  private static final String[] PARTS = {
    "web",
    "a b",
    "10Gi",
    "10.0.0.1",
    "8080-8090",
    "1e3",
    "0644",
    "yes",
    "Null",
    "-1",
    "--flag=x",
    "12:30:45",
    "2026-11-21",
    "2026-11-21T10:00:00Z",
    "café",
    "猫",
    "it's",
    "\"q\"",
    "c:\\dir",
    "a: b",
    "x #y",
    "#",
    "*",
    "&a",
    "{}",
    "[",
    "%",
    "@",
    "`",
    "!",
    "",
    " ",
    "  two",
    "end ",
    "k: {\"u\"}",
    "line\n",
    "\nfirst",
    "a\nb",
    "  indented\nmore\n",
    "keep\n\n",
    "tab\tin",
    "\u0000",
    "\u001b[0m",
    "\u2028",
    "😀",
    "~",
    "=",
    "<<",
    "- x",
    "? y",
    "| z",
    "---",
    "...",
    "0x1f",
    ".5",
    ".inf",
    "+1"
  };

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder(PARTS[random.nextInt(PARTS.length)]);
    int more = random.nextInt(3) == 0 ? random.nextInt(1, 30) : 0;
    for (int i = 0; i < more; i++) {
      text.append(random.nextInt(4) > 0 ? " " : "").append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }

  private static Object value(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth > 3 ? 7 : 11)) {
      case 0 -> random.nextLong() >> random.nextInt(60);
      case 1 -> new BigDecimal("0." + random.nextInt(1, 99) + "5");
      case 2 -> random.nextBoolean();
      case 3, 4, 5 -> text(random);
      case 6 -> random.nextBoolean() ? JsonObject.EMPTY : JsonArray.EMPTY;
      case 7, 8 -> object(random, depth + 1);
      default -> {
        JsonArray.Builder array = JsonArray.builder();
        for (int n = random.nextInt(4); n >= 0; n--) {
          array.add(random.nextInt(9) == 0 ? null : value(random, depth + 1));
        }
        yield array.build();
      }
    };
  }

  private static JsonObject object(SplittableRandom random, int depth) {
    String[] keys = {"app", "app.kubernetes.io/name", "a_b", "aB", "a-b", "z9", "z10", "0", "true"};
    JsonObject.Builder object = JsonObject.builder();
    for (int n = random.nextInt(5); n >= 0; n--) {
      object.put(keys[random.nextInt(keys.length)], value(random, depth));
    }
    return object.build();
  }

  private static JsonObject resource(SplittableRandom random, int number) {
    JsonObject managed =
        JsonObject.of(
            "f:spec",
            JsonObject.builder()
                .put(".", JsonObject.EMPTY)
                .put("k:{\"uid\":\"x\"}", JsonObject.EMPTY)
                .build());
    JsonObject.Builder metadata =
        JsonObject.builder()
            .put("annotations", object(random, 2))
            .put("managedFields", JsonArray.of(JsonObject.of("fieldsV1", managed)))
            .put("name", "object-" + number)
            .put("resourceVersion", "1") // of manifests some values mean something else
            .put("uid", "4d3f5e6a-1b2c");
    if (random.nextBoolean()) {
      metadata.put("namespace", "shop");
    }
    return JsonObject.builder()
        .put("apiVersion", "example.com/v1")
        .put("data", object(random, 1))
        .put("kind", "Sample")
        .put("metadata", metadata.build())
        .put("spec", value(random, 0))
        .build();
  }

  private static String list(List<JsonObject> objects) {
    StringBuilder text = new StringBuilder("apiVersion: v1\nitems:\n");
    objects.forEach(object -> text.append(KubectlPrinter.print(object, 2, "- ")));
    return text + "kind: List\nmetadata:\n  resourceVersion: \"\"\n";
  }

  private static String documents(List<JsonObject> objects) {
    StringBuilder text = new StringBuilder();
    objects.forEach(object -> text.append(KubectlPrinter.print(object, 0, "---\n")));
    return text.toString();
  }

  private static String json(List<JsonObject> objects) {
    return PrettyJson.text(
        JsonObject.builder()
            .put("apiVersion", "v1")
            .put("items", JsonArray.of(objects.toArray()))
            .put("kind", "List")
            .build());
  }

  /// As an API server writes it: the list says what it is first, and its items do not; a few say
  /// their version, and a few both.
  private static String typed(List<JsonObject> objects) {
    List<String> items = new ArrayList<>();
    for (JsonObject object : objects) {
      int odd = Math.floorMod(object.hashCode(), 100);
      JsonObject item = odd == 0 ? object : object.without("kind");
      items.add(PrettyJson.text(odd < 2 ? item : item.without("apiVersion")));
    }
    return "{\"kind\":\"SampleList\",\"apiVersion\":\"example.com/v1\",\"items\":[\n%s\n]}"
        .formatted(String.join(",\n", items));
  }

  private static String lines(List<JsonObject> objects) {
    StringBuilder text = new StringBuilder();
    objects.forEach(object -> text.append(object).append('\n'));
    return text.toString();
  }

  private static String print(String shape, List<JsonObject> objects) {
    return switch (shape) {
      case "yaml list" -> list(objects);
      case "yaml documents" -> documents(objects);
      case "json list" -> json(objects);
      case "json typed list" -> typed(objects);
      default -> lines(objects);
    };
  }

  private static void read(BothReaders both, String shape, byte[] bytes) throws IOException {
    if (shape.startsWith("yaml")) {
      both.yaml(shape, bytes);
    } else {
      both.json(shape, bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yaml list", "yaml documents", "json list", "json lines", "json typed list"})
  void whatIsPrintedIsRead(String shape) throws IOException {
    SplittableRandom random = new SplittableRandom(20261121);
    BothReaders both = new BothReaders();
    for (int round = 0; round < 40; round++) {
      List<JsonObject> objects = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        objects.add(resource(random, i));
      }
      byte[] bytes = print(shape, objects).getBytes(StandardCharsets.UTF_8);
      Collector collector = new Collector();
      importer(shape).read(shape, new ByteArrayInputStream(bytes), collector);
      assertThat(collector.problems()).isEmpty();
      for (int i = 0; i < objects.size(); i++) {
        JsonObject expected = BothReaders.kept(objects.get(i));
        assertThat(BothReaders.kept(collector.resources().get(i).root().object()))
            .as(new String(bytes, StandardCharsets.UTF_8))
            .isEqualTo(expected);
      }
      read(both, shape, bytes);
    }
    assertThat(both.fast * 100).isGreaterThan(both.objects * 88);
  }

  private static Importer importer(String shape) {
    return shape.startsWith("yaml") ? new KubectlYaml() : new KubectlJson();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"yaml list", "yaml documents", "json list", "json lines", "json typed list"})
  void damageIsTheSameEitherWay(String shape) throws IOException {
    SplittableRandom random = new SplittableRandom(20261122);
    BothReaders both = new BothReaders();
    byte[] original = new byte[0];
    for (int i = 0; i < MUTATIONS; i++) {
      if (i % 20 == 0) {
        List<JsonObject> objects = List.of(resource(random, 1), resource(random, 2));
        original = print(shape, objects).getBytes(StandardCharsets.UTF_8);
      }
      read(both, shape, mutated(original, random));
    }
    assertThat(both.entries).isEqualTo(MUTATIONS);
    assertThat(both.objects).isGreaterThan(MUTATIONS);
    assertThat(both.fast * 2).isGreaterThan(both.objects);
  }

  /// Some bytes or lines deleted, inserted, replaced, moved, or the rest cut off.
  private static byte[] mutated(byte[] original, SplittableRandom random) {
    byte[] bytes = original;
    for (int n = random.nextInt(1, 3); n > 0 && bytes.length > 0; n--) {
      int at = random.nextInt(bytes.length);
      int end = Math.min(bytes.length, at + random.nextInt(1, 4));
      byte[] signs = "{}[]:,\"'-\n #*&|>%@\\~\t\r0a?!/u.e+_".getBytes(StandardCharsets.US_ASCII);
      byte[] sign = {signs[random.nextInt(signs.length)]};
      bytes =
          switch (random.nextInt(9)) {
            case 0 -> spliced(bytes, at, end, new byte[0]);
            case 1 -> spliced(bytes, at, at, sign);
            case 2 -> spliced(bytes, at, at + 1, sign);
            case 3 -> spliced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 4 ->
                spliced(
                    bytes,
                    at,
                    at,
                    "  ".substring(random.nextInt(2)).getBytes(StandardCharsets.US_ASCII));
            case 5 ->
                spliced(
                    bytes,
                    lineStart(bytes, at),
                    lineStart(bytes, at),
                    " \n".substring(random.nextInt(2)).getBytes(StandardCharsets.US_ASCII));
            case 6 ->
                spliced(
                    bytes,
                    lineStart(bytes, at),
                    lineStart(bytes, at),
                    line(bytes, random.nextInt(bytes.length)));
            case 7 ->
                spliced(
                    bytes,
                    lineStart(bytes, at),
                    lineStart(bytes, at) + line(bytes, at).length,
                    new byte[0]);
            default ->
                random.nextInt(5) == 0
                    ? Arrays.copyOf(bytes, at)
                    : spliced(bytes, lineStart(bytes, at), lineStart(bytes, at), new byte[] {' '});
          };
    }
    return bytes;
  }

  private static int lineStart(byte[] bytes, int at) {
    int start = at;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static byte[] line(byte[] bytes, int at) {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return Arrays.copyOfRange(bytes, lineStart(bytes, at), Math.min(bytes.length, end + 1));
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
    byte[] joined = Arrays.copyOf(bytes, bytes.length - (to - from) + between.length);
    System.arraycopy(between, 0, joined, from, between.length);
    System.arraycopy(bytes, to, joined, from + between.length, bytes.length - to);
    return joined;
  }
}
