package io.inscope.app.canary;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The smallest database of an etcd that holds what was put into it: four pages, the last of which
/// is as large as it has to be and holds both buckets inline.
final class EtcdDatabase {
  private static final int PAGE = 4096;
  private static final int HEADER = 16;

  private record Row(byte[] key, byte[] value, boolean bucket) {}

  private final List<Row> revisions = new ArrayList<>();

  EtcdDatabase put(String key, byte[] value) {
    ByteBuffer revision = ByteBuffer.allocate(17);
    revision.putLong(revisions.size() + 2).put((byte) '_').putLong(0);
    long written = revisions.size() + 2;
    byte[] stored =
        joined(
            field(1, key.getBytes(StandardCharsets.UTF_8)),
            number(2, written),
            number(3, written),
            number(4, 1),
            field(5, value));
    revisions.add(new Row(revision.array(), stored, false));
    return this;
  }

  byte[] bytes() {
    List<Row> buckets =
        List.of(
            new Row(utf8("key"), inline(revisions), true),
            new Row(
                utf8("meta"),
                inline(List.of(new Row(utf8("consistent_index"), new byte[8], false))),
                true));
    byte[] leaf = leaf(3, buckets);
    int more = (leaf.length - 1) / PAGE;
    little(leaf).putInt(12, more);
    ByteBuffer all = ByteBuffer.allocate((4 + more) * PAGE).order(ByteOrder.LITTLE_ENDIAN);
    all.put(0, head(0, 6, 4 + more)).put(PAGE, head(1, 7, 4 + more));
    all.putLong(2 * PAGE, 2).putShort(2 * PAGE + 8, (short) 16);
    all.put(3 * PAGE, leaf);
    return all.array();
  }

  private static byte[] head(int page, long transaction, long pages) {
    byte[] bytes = new byte[HEADER + 64];
    ByteBuffer b = little(bytes);
    b.putLong(0, page).putShort(8, (short) 4).position(HEADER);
    b.putInt(0xED0CDAED).putInt(2).putInt(PAGE).putInt(0);
    b.putLong(3).putLong(0).putLong(2).putLong(pages).putLong(transaction);
    long sum = 0xcbf29ce484222325L; // FNV-1a
    for (int i = HEADER; i < 72; i++) {
      sum = (sum ^ (bytes[i] & 0xff)) * 0x100000001b3L;
    }
    b.putLong(sum);
    return bytes;
  }

  private static byte[] inline(List<Row> rows) {
    return joined(new byte[16], leaf(0, rows));
  }

  private static byte[] leaf(long page, List<Row> rows) {
    int data = HEADER + 16 * rows.size();
    ByteBuffer heads = little(new byte[data]);
    heads.putLong(page).putShort((short) 2).putShort((short) rows.size()).putInt(0);
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    for (Row row : rows) {
      int from = heads.position();
      heads.putInt(row.bucket() ? 1 : 0).putInt(data + rest.size() - from);
      heads.putInt(row.key().length).putInt(row.value().length);
      rest.writeBytes(row.key());
      rest.writeBytes(row.value());
    }
    return joined(heads.array(), rest.toByteArray());
  }

  /// A Secret as an API server stores it: `k8s`, zero, and an envelope of protobuf.
  static byte[] secret(String namespace, String name, String key, String value) {
    byte[] metadata = joined(field(1, utf8(name)), field(3, utf8(namespace)));
    byte[] entry = joined(field(1, utf8(key)), field(2, utf8(value)));
    byte[] secret = joined(field(1, metadata), field(2, entry), field(3, utf8("Opaque")));
    byte[] type = joined(field(1, utf8("v1")), field(2, utf8("Secret")));
    return joined(utf8("k8s\0"), field(1, type), field(2, secret));
  }

  private static byte[] field(int number, byte[] content) {
    return joined(varint(number << 3 | 2), varint(content.length), content);
  }

  private static byte[] number(int field, long value) {
    return joined(varint(field << 3), varint(value));
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long rest = value;
    while (rest > 0x7f) {
      bytes.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
