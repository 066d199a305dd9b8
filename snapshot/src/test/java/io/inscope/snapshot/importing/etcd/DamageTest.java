package io.inscope.snapshot.importing.etcd;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Databases with bytes that are not what was written: an import ends, reports its entry once, and
/// never says of a kind that all of it came.
class DamageTest {
  private static final int MUTATIONS = 400;
  private static final int PAGE = 1024;

  private static byte[] original() {
    Store store = new Store().namespace("shop");
    for (int i = 0; i < 60; i++) {
      store.put(
          "/registry/pods/shop/p" + i % 40,
          "v1",
          "Pod",
          "metadata { name: 'p%d' namespace: 'shop' } spec { containers { name: 'c' image: '%s' } }"
              .formatted(i % 40, "i".repeat(i * 20)));
    }
    store.delete("/registry/pods/shop/p3");
    return store.database(PAGE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void damageNeverStopsAnImportAndIsNeverPassedOver(long seed) {
    byte[] database = original();
    byte[] saved = Store.withChecksum(database);
    assertThat(Given.of(saved).problems()).isEmpty();
    assertThat(Given.of(saved).objects()).hasSize(40);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = mutated(saved, random);
      String what = "seed " + seed + ", mutation " + i;
      Given given =
          assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Given.of(damaged), what);
      assertThat(given.collector.entries()).as(what).hasSize(1);
      assertThat(given.collector.entries().getFirst().size()).as(what).isEqualTo(damaged.length);
      if (!Arrays.equals(damaged, saved)) {
        assertThat(given.collector.problems()).as(what).isNotEmpty();
        assertThat(given.of(Kinds.POD)).as(what).isNotInstanceOf(Coverage.Read.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3})
  void withoutAChecksumDamageStillStopsNoImport(long seed) {
    byte[] database = original();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = mutated(database, random);
      String what = "seed " + seed + ", mutation " + i;
      Given given =
          assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Given.of(damaged), what);
      assertThat(given.collector.entries()).as(what).hasSize(1);
      assertThat(given.collector.problems()).as(what).isNotEmpty();
    }
  }

  /// What says where things are is wrong, and no checksum tells. Either that is found, or nothing
  /// is missing.
  @ParameterizedTest
  @ValueSource(longs = {7, 11})
  void nothingIsLostUnnoticedByDamageToHeads(long seed) {
    byte[] database = original();
    Set<String> all = Given.of(database).objects().keySet();
    SplittableRandom random = new SplittableRandom(seed);
    int unnoticed = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = database.clone();
      for (int n = random.nextInt(1, 3); n > 0; n--) {
        int page = random.nextInt(3, database.length / PAGE);
        int entries = ByteBuffer.wrap(database).order(LITTLE_ENDIAN).getShort(page * PAGE + 10);
        boolean isHead =
            ByteBuffer.wrap(database).order(LITTLE_ENDIAN).getLong(page * PAGE) == page;
        if (isHead) {
          int at = page * PAGE + random.nextInt(16 + 16 * entries);
          damaged[at] = random.nextBoolean() ? (byte) random.nextInt(8) : (byte) random.nextInt();
        }
      }
      Given given = Given.of(damaged);
      if (given.of(Kinds.POD) instanceof Coverage.Read) {
        assertThat(given.objects().keySet()).as(changes(database, damaged)).isEqualTo(all);
        unnoticed++;
      }
    }
    assertThat(unnoticed).isBetween(MUTATIONS / 20, MUTATIONS * 3 / 4); // Not all change anything.
  }

  private static String changes(byte[] original, byte[] damaged) {
    StringBuilder changes = new StringBuilder();
    for (int i = 0; i < original.length; i++) {
      if (original[i] != damaged[i]) {
        changes.append(
            "page %d, byte %d: %d -> %d; ".formatted(i / PAGE, i % PAGE, original[i], damaged[i]));
      }
    }
    return changes.toString();
  }

  /// Some bytes changed, mostly in the heads of pages, or pages exchanged.
  private static byte[] mutated(byte[] saved, SplittableRandom random) {
    byte[] bytes = saved.clone();
    int pages = bytes.length / PAGE;
    for (int n = random.nextInt(1, 6); n > 0; n--) {
      int page = random.nextInt(2, pages);
      switch (random.nextInt(5)) {
        case 0 -> bytes[random.nextInt(2 * PAGE, bytes.length)] = (byte) random.nextInt(256);
        case 1 -> bytes[page * PAGE + random.nextInt(16)] = (byte) random.nextInt(256);
        case 2 -> bytes[page * PAGE + random.nextInt(200)] ^= (byte) (1 << random.nextInt(8));
        case 3 ->
            System.arraycopy(saved, random.nextInt(2, pages) * PAGE, bytes, page * PAGE, PAGE);
        default ->
            ByteBuffer.wrap(bytes)
                .order(LITTLE_ENDIAN)
                .putInt(page * PAGE + 4 * random.nextInt(40), random.nextInt());
      }
    }
    return bytes;
  }

  @Test
  void aTreeThatBitesItsTailEnds() {
    byte[] database = original();
    ByteBuffer pages = ByteBuffer.wrap(database).order(LITTLE_ENDIAN);
    int branch = 0;
    for (int page = 2; page < database.length / PAGE; page++) {
      if (pages.getShort(page * PAGE + 8) == 1) {
        branch = page;
      }
    }
    pages.putLong(branch * PAGE + 16 + 8, branch); // Its first child is itself.

    Given given = Given.of(database);

    assertThat(given.problems())
        .contains("ERROR - the database is damaged: page %d is used twice (0)".formatted(branch));
    assertThat(given.objects()).isNotEmpty();
    assertThat(given.of(Kinds.POD))
        .isEqualTo(
            new Coverage.Failed("the etcd snapshot is damaged, and nobody can tell what was lost"));
  }
}
