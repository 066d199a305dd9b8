package io.inscope.snapshot.store;

import com.github.luben.zstd.ZstdDictDecompress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The dictionaries of a project, as far as they are sound. Safe for use by several threads.
final class Dictionaries implements AutoCloseable {
  private final Map<Long, ZstdDictDecompress> sound = new ConcurrentHashMap<>();
  private final Set<Long> damaged;

  private Dictionaries(Map<Long, ZstdDictDecompress> sound, Set<Long> damaged) {
    this.sound.putAll(sound);
    this.damaged = damaged;
  }

  static Dictionaries of(Database database) {
    Map<Long, ZstdDictDecompress> sound = new HashMap<>();
    Set<Long> damaged = new TreeSet<>();
    database.each(
        "SELECT id, sha256, size, zstd FROM dictionary",
        row -> {
          Optional<byte[]> bytes = Body.plain(row.getInt(3), row.getBytes(4));
          if (bytes.isPresent() && Arrays.equals(Sha256.of(bytes.get()), row.getBytes(2))) {
            sound.put(row.getLong(1), new ZstdDictDecompress(bytes.get()));
          } else {
            damaged.add(row.getLong(1));
          }
        });
    return new Dictionaries(sound, damaged);
  }

  static void insert(Database database, int snapshot, Dictionary dictionary) {
    Body body = Body.of(dictionary.bytes());
    database.update(
        "INSERT INTO dictionary (id, snapshot_id, sha256, size, zstd) VALUES (?, ?, ?, ?, ?)",
        dictionary.id(),
        snapshot,
        Sha256.of(dictionary.bytes()),
        body.size(),
        body.zstd());
  }

  /// Null when there is none of this id, or it is damaged.
  @Nullable ZstdDictDecompress get(long id) {
    return sound.get(id);
  }

  boolean isDamaged(long id) {
    return damaged.contains(id);
  }

  /// Frees what they take outside of the heap.
  @Override
  public void close() {
    sound.values().forEach(ZstdDictDecompress::close);
    sound.clear();
  }
}
