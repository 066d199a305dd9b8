package io.inscope.snapshot.importing.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stores with many keys, written, overwritten and deleted at random: what is read is what a plain
/// map says there is.
class RandomStoreTest {
  private static final String PREFIX = "/registry/configmaps/shop/";

  @TempDir Path folder;

  private static byte[] value(String name, SplittableRandom random) {
    int size = random.nextInt(10) == 0 ? random.nextInt(40_000) : random.nextInt(300);
    StringBuilder text = new StringBuilder(size);
    for (int i = 0; i < size; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"%s\",\"namespace\":\"shop\"},\"data\":{\"a\":\"%s\"}}"
        .formatted(name, text)
        .getBytes(UTF_8);
  }

  private static Store store(SplittableRandom random, int writes) {
    Store store = new Store().namespace("shop");
    int names = 1 + random.nextInt(writes);
    for (int i = 0; i < writes; i++) {
      String name = "c" + random.nextInt(names);
      if (store.now.containsKey(PREFIX + name) && random.nextInt(4) == 0) {
        store.delete(PREFIX + name);
      } else {
        store.put(PREFIX + name, value(name, random));
      }
    }
    return store;
  }

  private static SortedMap<String, JsonObject> expected(Store store) {
    SortedMap<String, JsonObject> expected = new TreeMap<>();
    store.now.forEach(
        (key, value) -> {
          String text = new String(value, UTF_8);
          String version = "\"resourceVersion\":\"%d\",".formatted(store.written.get(key));
          expected.put(
              key,
              JsonTree.parse(
                  text.replace("\"metadata\":{", "\"metadata\":{" + version).getBytes(UTF_8)));
        });
    return expected;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whatIsReadIsWhatThereIs(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Store store = store(random, 1 + random.nextInt(800));
    byte[] database = store.database(1024 << random.nextInt(5));
    Path file = folder.resolve("a.db");
    Files.write(file, Store.withChecksum(database));

    Given given = Given.of(Source.of(file));

    assertThat(given.problems()).isEmpty();
    assertThat(given.objects()).isEqualTo(expected(store));
    assertThat(given.of(Kinds.CONFIG_MAP)).isEqualTo(new Coverage.Read(store.now.size() - 1));
    assertThat(given.storage().get("revisions")).isEqualTo((long) store.revisions.size());
  }

  @Test
  void aSmallStoreMayStandInAPageOfAnother() {
    Store store = new Store().namespace("a").namespace("b");
    byte[] database = new BoltWriter(4096).inlineBucket("key", store.revisions).database();

    Given given = Given.of(Store.withChecksum(database));

    assertThat(given.problems()).isEmpty();
    assertThat(given.objects()).isEqualTo(expected(store));
  }

  @Test
  void theSameFileGivesTheSameObjectsInTheSameOrder() {
    byte[] saved = store(new SplittableRandom(7), 300).saved();

    assertThat(Given.of(saved).collector.resources())
        .usingRecursiveComparison()
        .isEqualTo(Given.of(saved).collector.resources());
  }
}
