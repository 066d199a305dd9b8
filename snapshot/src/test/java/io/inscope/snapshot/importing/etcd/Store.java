package io.inscope.snapshot.importing.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/// An etcd as it fills: every write is a revision, and what there is now is a plain map.
final class Store {
  final SortedMap<byte[], byte[]> revisions = new TreeMap<>(Arrays::compareUnsigned);

  /// What there is now: key to value.
  final SortedMap<String, byte[]> now = new TreeMap<>();

  /// Key to the revision of its last write.
  final SortedMap<String, Long> written = new TreeMap<>();

  private long revision = 1;

  Store put(String key, byte[] value) {
    revision++;
    revisions.put(revisionKey(revision, 0, false), keyValue(key, value));
    now.put(key, value);
    written.put(key, revision);
    return this;
  }

  Store put(String key, String json) {
    return put(key, json.replace('\'', '"').getBytes(UTF_8));
  }

  /// @param text in the [text format](https://protobuf.dev/reference/protobuf/textformat-spec/)
  Store put(String key, String apiVersion, String kind, String text) {
    return put(key, stored(apiVersion, kind, message(apiVersion, kind, text).toByteString()));
  }

  static Message message(String apiVersion, String kind, String text) {
    DynamicMessage.Builder message =
        DynamicMessage.newBuilder(Schemas.of(apiVersion, kind).orElseThrow());
    try {
      TextFormat.merge(text, message);
    } catch (TextFormat.ParseException e) {
      throw new IllegalArgumentException(e);
    }
    return message.build();
  }

  Store delete(String key) {
    revision++;
    revisions.put(revisionKey(revision, 0, true), keyValue(key, new byte[0]));
    now.remove(key);
    written.remove(key);
    return this;
  }

  /// A cluster has namespaces.
  Store namespace(String name) {
    return put(
        "/registry/namespaces/" + name,
        "{'kind':'Namespace','apiVersion':'v1','metadata':{'name':'%s','uid':'u-%s'}}"
            .formatted(name, name));
  }

  byte[] database() {
    return database(4096);
  }

  byte[] database(int pageSize) {
    SortedMap<byte[], byte[]> meta = new TreeMap<>(Arrays::compareUnsigned);
    meta.put("consistent_index".getBytes(UTF_8), new byte[8]);
    return new BoltWriter(pageSize).bucket("key", revisions).inlineBucket("meta", meta).database();
  }

  /// The same as `etcdctl snapshot save` writes it.
  byte[] saved() {
    return withChecksum(database());
  }

  static byte[] withChecksum(byte[] database) {
    try {
      byte[] all = Arrays.copyOf(database, database.length + 32);
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(database);
      System.arraycopy(sum, 0, all, database.length, sum.length);
      return all;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// `k8s\0` and the envelope, as an API server stores a built-in object.
  static byte[] stored(String apiVersion, String kind, ByteString content) {
    byte[] type =
        written(
            out -> {
              out.writeString(1, apiVersion);
              out.writeString(2, kind);
            });
    byte[] envelope =
        written(
            out -> {
              out.writeByteArray(1, type);
              out.writeBytes(2, content);
              out.writeString(3, "");
              out.writeString(4, "");
            });
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes("k8s\0".getBytes(UTF_8));
    all.writeBytes(envelope);
    return all.toByteArray();
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      writing.to(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] revisionKey(long main, long sub, boolean deletion) {
    ByteBuffer key = ByteBuffer.allocate(deletion ? 18 : 17);
    key.putLong(main).put((byte) '_').putLong(sub);
    return deletion ? key.put((byte) 't').array() : key.array();
  }

  private byte[] keyValue(String key, byte[] value) {
    return written(
        out -> {
          out.writeByteArray(1, key.getBytes(UTF_8));
          if (value.length > 0) {
            out.writeInt64(2, revision);
            out.writeInt64(3, revision);
            out.writeInt64(4, 1);
            out.writeByteArray(5, value);
            out.writeInt64(6, 0);
          }
        });
  }
}
