package io.inscope.snapshot.bench;

import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Duplicates;
import io.inscope.snapshot.json.JsonProblem;
import io.inscope.snapshot.json.JsonSplitter;
import io.inscope.snapshot.json.JsonText;
import io.inscope.snapshot.yaml.KubectlScan;
import io.inscope.snapshot.yaml.YamlAnchors;
import io.inscope.snapshot.yaml.YamlPiece;
import io.inscope.snapshot.yaml.YamlProblem;
import io.inscope.snapshot.yaml.YamlSplitter;
import io.inscope.snapshot.yaml.YamlTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The readers against yardsticks on the same bytes: in turns, in one JVM, by the CPU time of the
/// thread. The ratio of two neighbours is what counts; the median of all is printed.
final class Reading {
  private static final int ROUNDS = 15;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private interface Work {
    long run() throws IOException;
  }

  private Reading() {}

  static void compare(int pods, Path folder) throws IOException {
    byte[] prettyJson = export(pods, folder, "json");
    byte[] compactJson = export(pods, folder, "compact");
    byte[] yaml = export(pods, folder, "yaml");
    check(prettyJson, compactJson, yaml);

    System.out.printf("%-44s %8s %8s %7s%n", "reader against yardstick", "MB/s", "MB/s", "ratio");
    compare(
        "pretty JSON against Jackson tokens",
        prettyJson,
        () -> json(prettyJson, true),
        () -> tokens(prettyJson));
    compare(
        "compact JSON against Jackson tokens",
        compactJson,
        () -> json(compactJson, true),
        () -> tokens(compactJson));
    compare(
        "YAML against pretty JSON, same objects",
        yaml,
        () -> yaml(yaml),
        () -> json(prettyJson, true));
    List<YamlPiece> pieces = pieces(yaml).subList(0, pods / 10);
    byte[] some = new byte[pieces.stream().mapToInt(piece -> piece.text().length()).sum()];
    compare(
        "YAML scan against snakeyaml load, per item", some, () -> scan(pieces), () -> load(pieces));
    compare(
        "careful YAML against snakeyaml load, per item",
        some,
        () -> careful(pieces),
        () -> load(pieces));
  }

  private static byte[] export(int pods, Path folder, String format) throws IOException {
    Path file = Exports.write(pods, folder, format);
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  /// A reader that reads nothing would be fast.
  private static void check(byte[] pretty, byte[] compact, byte[] yaml) throws IOException {
    long objects = json(pretty, true);
    for (long read : new long[] {objects, json(compact, true), yaml(yaml)}) {
      if (read == 0 || read < objects * 99 / 100) {
        throw new IllegalStateException(read + " of " + objects + " objects are read fast");
      }
    }
  }

  private static void compare(String what, byte[] bytes, Work reader, Work yardstick)
      throws IOException {
    double[] ratios = new double[ROUNDS];
    double best = Double.MAX_VALUE;
    double bestYardstick = Double.MAX_VALUE;
    for (int round = -5; round < ROUNDS; round++) {
      double seconds = seconds(reader);
      double other = seconds(yardstick);
      if (round >= 0) {
        ratios[round] = other / seconds;
        best = Math.min(best, seconds);
        bestYardstick = Math.min(bestYardstick, other);
      }
    }
    Arrays.sort(ratios);
    double megabytes = bytes.length / 1e6;
    System.out.printf(
        "%-44s %8.0f %8.0f %7.2f%n",
        what, megabytes / best, megabytes / bestYardstick, ratios[ROUNDS / 2]);
  }

  private static double seconds(Work work) throws IOException {
    long start = THREADS.getCurrentThreadCpuTime();
    if (work.run() == 0) {
      throw new IllegalStateException("nothing was read");
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
  }

  private static long tokens(byte[] json) {
    long count = 0;
    try (JsonParser parser =
        JsonFactory.builder().build().createParser(ObjectReadContext.empty(), json)) {
      while (parser.nextToken() != null) {
        count++;
      }
    }
    return count;
  }

  /// How many objects came without a tree.
  private static long json(byte[] json, boolean fast) throws IOException {
    long[] count = {0};
    JsonSplitter.split(
        new ByteArrayInputStream(json),
        Integer.MAX_VALUE,
        new JsonSplitter.Handler() {
          @Override
          public boolean isFast() {
            return fast;
          }

          @Override
          public void value(CompactObject value) {
            count[0]++;
          }

          @Override
          public void item(CompactObject item) {
            count[0]++;
          }

          @Override
          public void value(JsonText value, Optional<JsonProblem> broken) {}

          @Override
          public void item(JsonText item, Optional<JsonProblem> broken) {}

          @Override
          public void listStart(JsonText head) {}

          @Override
          public void listEnd(JsonText head) {}

          @Override
          public void tooLarge(int line) {}

          @Override
          public void stray(JsonProblem problem) {}
        });
    return count[0];
  }

  /// The items of a list.
  private abstract static class Items implements YamlSplitter.Handler {
    @Override
    public void document(YamlPiece text) {}

    @Override
    public void listStart(YamlPiece head) {}

    @Override
    public void listEnd(YamlPiece tail) {}

    @Override
    public void tooLarge(int line) {}
  }

  private static long yaml(byte[] yaml) throws IOException {
    KubectlScan scan = new KubectlScan();
    long[] count = {0};
    YamlSplitter.split(
        new ByteArrayInputStream(yaml),
        Integer.MAX_VALUE,
        new Items() {
          @Override
          public void item(YamlPiece item) {
            count[0] += scan.item(item).isPresent() ? 1 : 0;
          }
        });
    return count[0];
  }

  private static List<YamlPiece> pieces(byte[] yaml) throws IOException {
    List<YamlPiece> pieces = new ArrayList<>();
    YamlSplitter.split(
        new ByteArrayInputStream(yaml),
        Integer.MAX_VALUE,
        new Items() {
          @Override
          public void item(YamlPiece item) {
            pieces.add(item);
          }
        });
    return pieces;
  }

  private static long scan(List<YamlPiece> pieces) {
    KubectlScan scan = new KubectlScan();
    return pieces.stream().filter(piece -> scan.item(piece).isPresent()).count();
  }

  private static long careful(List<YamlPiece> pieces) {
    long count = 0;
    for (YamlPiece piece : pieces) {
      try {
        YamlTree.openPiece(piece.text(), piece.line(), Duplicates.IGNORED, new YamlAnchors());
        count++;
      } catch (YamlProblem e) {
        throw new IllegalStateException(e);
      }
    }
    return count;
  }

  private static long load(List<YamlPiece> pieces) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setUseMarks(false).build();
    long count = 0;
    for (YamlPiece piece : pieces) {
      count += new Load(settings).loadFromString(piece.text()) == null ? 0 : 1;
    }
    return count;
  }
}
