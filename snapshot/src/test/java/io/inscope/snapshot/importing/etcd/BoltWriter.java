package io.inscope.snapshot.importing.etcd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes bbolt databases, knowing nothing of the code that reads them.
final class BoltWriter {
  private record Entry(ByteString key, ByteString value, boolean bucket) {
    static Entry of(byte[] key, byte[] value, boolean bucket) {
      return new Entry(ByteString.copyFrom(key), ByteString.copyFrom(value), bucket);
    }
  }

  private record Child(ByteString firstKey, long page) {}

  private final int pageSize;
  private final List<byte[]> pages = new ArrayList<>();
  private final SortedMap<String, byte[]> buckets = new TreeMap<>();

  BoltWriter(int pageSize) {
    this.pageSize = pageSize;
    for (int i = 0; i < 3; i++) {
      pages.add(new byte[pageSize]);
    }
    // A free list without a page in it.
    put(pages.get(2), 0, 2);
    little(pages.get(2)).putShort(8, (short) 16);
  }

  /// Adds a bucket with pages of its own.
  BoltWriter bucket(String name, SortedMap<byte[], byte[]> entries) {
    buckets.put(name, bytes(tree(plain(entries)), 0));
    return this;
  }

  /// Adds a bucket that stands in the value of its entry.
  BoltWriter inlineBucket(String name, SortedMap<byte[], byte[]> entries) {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.writeBytes(bytes(0, 0));
    value.writeBytes(leaf(0, plain(entries), 0));
    buckets.put(name, value.toByteArray());
    return this;
  }

  /// The database, the newer of its heads being the second one.
  byte[] database() {
    List<Entry> roots = new ArrayList<>();
    buckets.forEach((name, value) -> roots.add(Entry.of(name.getBytes(US_ASCII), value, true)));
    long root = tree(roots);
    pages.set(0, head(0, 3, 6)); // The older head points to nothing that is there any more.
    pages.set(1, head(1, root, 7));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pages.forEach(all::writeBytes);
    return all.toByteArray();
  }

  private byte[] head(int page, long root, long transaction) {
    byte[] bytes = new byte[pageSize];
    ByteBuffer b = little(bytes);
    b.putLong(0, page).putShort(8, (short) 4);
    b.position(16);
    b.putInt(0xED0CDAED).putInt(2).putInt(pageSize).putInt(0);
    b.putLong(root).putLong(0).putLong(2).putLong(pages.size()).putLong(transaction);
    long sum = 0xcbf29ce484222325L;
    for (int i = 16; i < 72; i++) {
      sum ^= bytes[i] & 0xff;
      sum *= 0x100000001b3L;
    }
    b.putLong(sum);
    return bytes;
  }

  private static List<Entry> plain(SortedMap<byte[], byte[]> entries) {
    return entries.entrySet().stream().map(e -> Entry.of(e.getKey(), e.getValue(), false)).toList();
  }

  /// Writes the leaves, then the branches above them, and says which page is the root.
  private long tree(List<Entry> entries) {
    List<Child> level = new ArrayList<>();
    int from = 0;
    do {
      int to = from;
      int used = 16;
      while (to < entries.size() && (to == from || used + size(entries.get(to)) <= pageSize)) {
        used += size(entries.get(to++));
      }
      List<Entry> part = entries.subList(from, to);
      long page = pages.size();
      byte[] content = leaf(page, part, pageSize);
      for (int at = 0; at < content.length; at += pageSize) {
        pages.add(Arrays.copyOfRange(content, at, at + pageSize));
      }
      level.add(new Child(part.isEmpty() ? ByteString.EMPTY : part.getFirst().key(), page));
      from = to;
    } while (from < entries.size());
    while (level.size() > 1) {
      level = branches(level);
    }
    return level.getFirst().page();
  }

  private List<Child> branches(List<Child> children) {
    List<Child> level = new ArrayList<>();
    int perPage = Math.max(2, (pageSize - 16) / (16 + 24) / 2);
    for (int from = 0; from < children.size(); from += perPage) {
      List<Child> part = children.subList(from, Math.min(children.size(), from + perPage));
      byte[] page = new byte[pageSize];
      ByteBuffer b = little(page);
      b.putLong(0, pages.size()).putShort(8, (short) 1).putShort(10, (short) part.size());
      int data = 16 + 16 * part.size();
      for (int i = 0; i < part.size(); i++) {
        int element = 16 + 16 * i;
        byte[] key = part.get(i).firstKey().toByteArray();
        b.putInt(element, data - element).putInt(element + 4, key.length);
        b.putLong(element + 8, part.get(i).page());
        b.put(data, key);
        data += key.length;
      }
      level.add(new Child(part.getFirst().firstKey(), pages.size()));
      pages.add(page);
    }
    return level;
  }

  /// @param unit to fill up to a multiple of; 0 for none
  private static byte[] leaf(long id, List<Entry> entries, int unit) {
    int length = 16 + entries.stream().mapToInt(BoltWriter::size).sum();
    int full = unit == 0 ? length : (length + unit - 1) / unit * unit;
    byte[] page = new byte[full];
    ByteBuffer b = little(page);
    b.putLong(0, id).putShort(8, (short) 2).putShort(10, (short) entries.size());
    b.putInt(12, unit == 0 ? 0 : full / unit - 1);
    int data = 16 + 16 * entries.size();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      int element = 16 + 16 * i;
      b.putInt(element, entry.bucket() ? 1 : 0).putInt(element + 4, data - element);
      b.putInt(element + 8, entry.key().size()).putInt(element + 12, entry.value().size());
      b.put(data, entry.key().toByteArray());
      b.put(data + entry.key().size(), entry.value().toByteArray());
      data += entry.key().size() + entry.value().size();
    }
    return page;
  }

  private static int size(Entry entry) {
    return 16 + entry.key().size() + entry.value().size();
  }

  private static byte[] bytes(long one, long two) {
    byte[] bytes = new byte[16];
    little(bytes).putLong(one).putLong(two);
    return bytes;
  }

  private static void put(byte[] page, int at, long number) {
    little(page).putLong(at, number);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
