package io.inscope.snapshot.importing.etcd;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/// The newest revision of each key: an open hash table of places in the file, eight bytes each, for
/// a large cluster has a million keys and the file has them all already.
final class Revisions {
  /// The key of a revision: `main_sub`, both eight bytes and big-endian.
  private static final int KEY = 17;

  /// With a `t` behind it, for "tombstone", the revision is a deletion.
  private static final int DELETION = KEY + 1;

  private final Bytes bytes;
  private long[] places = new long[1 << 10];
  private int keys;
  private long revisions;
  private long highest;
  private long last;
  private long disordered;

  Revisions(Bytes bytes) {
    this.bytes = bytes;
  }

  /// Notes an entry of the bucket of revisions.
  ///
  /// @return whether it is one
  boolean add(Bolt.Item item) {
    if (!isRevision(item)) {
      return false;
    }
    Optional<KeyValue> content = KeyValue.of(bytes, item.value(), item.valueSize());
    if (content.isEmpty()) {
      return false;
    }
    revisions++;
    if (last != 0 && !isNewer(item, Bolt.Item.at(bytes, last))) {
      disordered++;
    }
    last = item.place();
    highest = Math.max(highest, bytes.bigEndian64(item.key()));
    int slot = slot(places, content.get());
    if (places[slot] == 0) {
      places[slot] = item.place();
      keys++;
      growIfFull();
    } else if (isNewer(item, Bolt.Item.at(bytes, places[slot]))) {
      places[slot] = item.place();
    }
    return true;
  }

  /// All revisions seen, history and deletions too.
  long revisions() {
    return revisions;
  }

  /// How many came after one that is newer: a bucket is sorted, so some page is not the one that
  /// belongs there.
  long disordered() {
    return disordered;
  }

  /// The newest revision of the whole store; 0 when there is none.
  long highest() {
    return highest;
  }

  /// How many keys there are not any more.
  long deleted() {
    return keys - current().count();
  }

  /// Places of what there is now, in the order of the file, so that a disk reads it in one go.
  LongStream current() {
    return Arrays.stream(places)
        .filter(place -> place != 0 && Bolt.Item.at(bytes, place).keySize() == KEY)
        .sorted();
  }

  /// The content of a revision that was noted.
  KeyValue content(long place) {
    Bolt.Item item = Bolt.Item.at(bytes, place);
    return KeyValue.of(bytes, item.value(), item.valueSize()).orElseThrow();
  }

  private boolean isRevision(Bolt.Item item) {
    return !item.bucket()
        && (item.keySize() == KEY || item.keySize() == DELETION)
        && bytes.u8(item.key() + Long.BYTES) == '_'
        && (item.keySize() == KEY || bytes.u8(item.key() + KEY) == 't');
  }

  private boolean isNewer(Bolt.Item one, Bolt.Item other) {
    int main = Long.compare(bytes.bigEndian64(one.key()), bytes.bigEndian64(other.key()));
    long sub = bytes.bigEndian64(one.key() + Long.BYTES + 1);
    return main > 0 || (main == 0 && sub > bytes.bigEndian64(other.key() + Long.BYTES + 1));
  }

  /// Where a key stands in a table, or the free slot where it belongs.
  private int slot(long[] table, KeyValue wanted) {
    int mask = table.length - 1;
    int slot = hash(wanted) & mask;
    while (table[slot] != 0) {
      KeyValue there = content(table[slot]);
      if (there.keySize() == wanted.keySize()
          && bytes.same(there.key(), wanted.key(), wanted.keySize())) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int hash(KeyValue content) {
    int hash = 0;
    for (int i = 0; i < content.keySize(); i++) {
      hash = 31 * hash + bytes.u8(content.key() + i);
    }
    return hash ^ hash >>> 15;
  }

  private void growIfFull() {
    if (keys > places.length / 2) {
      long[] larger = new long[places.length * 2];
      for (long place : places) {
        if (place != 0) {
          larger[slot(larger, content(place))] = place;
        }
      }
      places = larger;
    }
  }
}
