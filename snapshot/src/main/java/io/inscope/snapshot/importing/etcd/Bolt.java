package io.inscope.snapshot.importing.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;

/// A bbolt database: trees of pages, one tree a bucket
/// ([layout](https://github.com/etcd-io/bbolt/blob/main/internal/common/page.go)).
///
/// Pages carry no checksum, so anything in them may be wrong. Each page is read at most once, which
/// ends every cycle; the entries of a page together are no longer than the page.
final class Bolt {
  /// An entry of a bucket.
  ///
  /// @param place where it is described; it can be had again by that
  /// @param key where its key starts
  /// @param value where its value starts, which is where its key ends
  /// @param bucket whether the value is a bucket
  record Item(long place, long key, int keySize, long value, int valueSize, boolean bucket) {
    /// An entry that was given once, and so is known to fit.
    static Item at(Bytes bytes, long place) {
      long key = place + bytes.u32(place + 4);
      long keySize = bytes.u32(place + 8);
      return new Item(
          place,
          key,
          (int) keySize,
          key + keySize,
          (int) bytes.u32(place + 12),
          (bytes.u32(place) & 1) != 0);
    }
  }

  private static final int BRANCH = 1;
  private static final int LEAF = 2;
  private static final int ELEMENT = 16;
  private static final int BUCKET_HEADER = 16;
  private static final int MAX_DEPTH = 40;

  private final Bytes bytes;
  private final Meta meta;
  private final Consumer<String> damage;
  private final BitSet read = new BitSet();

  /// Of the bucket that is being read: in its tree all leaves are equally deep. -1 before the
  /// first.
  private int leafDepth = -1;

  /// @param damage is told what is wrong, in words
  Bolt(Bytes bytes, Meta meta, Consumer<String> damage) {
    this.bytes = bytes;
    this.meta = meta;
    this.damage = damage;
  }

  /// The entry of a bucket in the bucket of buckets.
  Optional<Item> bucket(String name) {
    Item[] found = new Item[1];
    leafDepth = -1;
    tree(
        meta.root(),
        0,
        item -> {
          if (item.bucket()
              && Arrays.equals(bytes.copy(item.key(), item.keySize()), name.getBytes(UTF_8))) {
            found[0] = item;
          }
        });
    return Optional.ofNullable(found[0]);
  }

  /// Gives all entries of a bucket, in its order.
  void each(Item bucket, Consumer<Item> to) {
    if (bucket.valueSize() < BUCKET_HEADER) {
      damage.accept("a bucket has no head");
      return;
    }
    long root = bytes.u64(bucket.value());
    leafDepth = -1;
    if (root != 0) {
      tree(root, 0, to);
    } else {
      inline(bucket.value() + BUCKET_HEADER, bucket.value() + bucket.valueSize(), to);
    }
  }

  /// A small bucket has no page of its own; one stands in its value, head and all.
  private void inline(long start, long end, Consumer<Item> to) {
    if (end - start < Meta.PAGE_HEADER || bytes.u16(start + 8) != LEAF) {
      damage.accept("a bucket within a page is broken");
    } else {
      leaf("a bucket within a page", start, end, to);
    }
  }

  private void tree(long page, int depth, Consumer<Item> to) {
    String name = "page " + Long.toUnsignedString(page);
    if (depth > MAX_DEPTH) {
      damage.accept(name + " lies too deep");
      return;
    }
    long pages = bytes.size() / meta.pageSize();
    if (page < 2 || page >= Math.min(pages, Integer.MAX_VALUE)) {
      damage.accept(name + " does not exist, as if the file had been cut off");
      return;
    }
    long start = page * meta.pageSize();
    long last = page + bytes.u32(start + 12);
    if (bytes.u64(start) != page) {
      damage.accept(name + " is not where it should be");
    } else if (last >= pages) {
      damage.accept(name + " reaches beyond the end of the file");
    } else if (isRead((int) page, (int) last)) {
      damage.accept(name + " is used twice");
    } else {
      read.set((int) page, (int) last + 1);
      content(name, start, (last + 1) * meta.pageSize(), depth, to);
    }
  }

  private boolean isRead(int page, int last) {
    int next = read.nextSetBit(page);
    return next >= 0 && next <= last;
  }

  private void content(String name, long start, long end, int depth, Consumer<Item> to) {
    if (depth > 0 && bytes.u16(start + 10) == 0) {
      damage.accept(name + " is empty, which only the only page of a bucket can be");
      return;
    }
    switch (bytes.u16(start + 8)) {
      case BRANCH -> branch(name, start, end, depth, to);
      case LEAF -> {
        if (leafDepth >= 0 && depth != leafDepth) {
          damage.accept(name + " is not as deep as the others, so something between is missing");
        }
        leafDepth = depth;
        leaf(name, start, end, to);
      }
      default -> damage.accept(name + " is of no kind that can stand there");
    }
  }

  private void branch(String name, long start, long end, int depth, Consumer<Item> to) {
    long elements = start + Meta.PAGE_HEADER;
    int count = count(name, start, end);
    long next = elements + (long) count * ELEMENT;
    int misplaced = 0;
    for (int i = 0; i < count; i++) {
      long element = elements + (long) i * ELEMENT;
      if (element + bytes.u32(element) != next) {
        misplaced++;
      }
      next += bytes.u32(element + 4);
      tree(bytes.u64(element + 8), depth + 1, to);
    }
    misplaced(name, misplaced);
  }

  private void leaf(String name, long start, long end, Consumer<Item> to) {
    long elements = start + Meta.PAGE_HEADER;
    int count = count(name, start, end);
    long data = elements + (long) count * ELEMENT;
    long next = data;
    long room = end - data;
    int misplaced = 0;
    for (int i = 0; i < count; i++) {
      long element = elements + (long) i * ELEMENT;
      long key = element + bytes.u32(element + 4);
      long size = bytes.u32(element + 8) + bytes.u32(element + 12);
      if (key != next) {
        misplaced++;
      }
      next = key + size;
      if (key >= data && size <= Math.min(room, Integer.MAX_VALUE) && next <= end) {
        room -= size;
        to.accept(Item.at(bytes, element));
      }
    }
    misplaced(name, next <= end ? misplaced : misplaced + 1);
  }

  /// What is written into a page stands there without gaps, behind as many heads as there are
  /// entries. So a wrong number of entries shows, too.
  private void misplaced(String name, int entries) {
    if (entries > 0) {
      damage.accept(
          "%s has entries that are not where they should be: %d".formatted(name, entries));
    }
  }

  private int count(String name, long start, long end) {
    int count = bytes.u16(start + 10);
    if (start + Meta.PAGE_HEADER + (long) count * ELEMENT > end) {
      damage.accept(name + " has more entries than fit into it");
      return 0;
    }
    return count;
  }
}
