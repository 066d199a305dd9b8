package io.inscope.snapshot.importing.etcd;

import java.util.Optional;

/// One revision of one key, as it stands in the file: places only, nothing is copied
/// ([`mvccpb.KeyValue`](https://github.com/etcd-io/etcd/blob/main/api/mvccpb/kv.proto)).
///
/// @param key where the key starts
/// @param revision of the whole store when it was written, what Kubernetes calls the
///   resourceVersion
/// @param value where the value starts; a deleted key has none, and its length is 0
record KeyValue(long key, int keySize, long revision, long value, int valueSize) {
  private static final int LENGTH_DELIMITED = 2;

  /// @return empty when the bytes are no such message, or one without a key
  static Optional<KeyValue> of(Bytes bytes, long start, int size) {
    Varints in = new Varints(bytes, start, start + size);
    long key = 0;
    int keySize = 0;
    long revision = 0;
    long value = 0;
    int valueSize = 0;
    while (in.hasMore()) {
      long tag = in.next();
      if (tag >>> 3 == 0) {
        return Optional.empty();
      }
      if ((tag & 7) == LENGTH_DELIMITED) {
        long length = in.next();
        long at = in.skip(length);
        if (tag >>> 3 == 1) {
          key = at;
          keySize = (int) length;
        } else if (tag >>> 3 == 5) {
          value = at;
          valueSize = (int) length;
        }
      } else if ((tag & 7) == 0) {
        long number = in.next();
        revision = tag >>> 3 == 3 ? number : revision;
      } else {
        return Optional.empty();
      }
    }
    return in.failed() || keySize == 0
        ? Optional.empty()
        : Optional.of(new KeyValue(key, keySize, revision, value, valueSize));
  }

  /// [Numbers of variable length](https://protobuf.dev/programming-guides/encoding/#varints), read
  /// up to an end; where they do not fit, reading has failed and there is no more.
  private static final class Varints {
    private final Bytes bytes;
    private final long end;
    private long at;
    private boolean failed;

    Varints(Bytes bytes, long start, long end) {
      this.bytes = bytes;
      this.at = start;
      this.end = end;
    }

    boolean hasMore() {
      return !failed && at < end;
    }

    boolean failed() {
      return failed;
    }

    long next() {
      long number = 0;
      for (int shift = 0; shift < Long.SIZE && at < end; shift += 7) {
        byte b = bytes.u8(at++);
        number |= (long) (b & 0x7F) << shift;
        if (b >= 0) {
          return number;
        }
      }
      failed = true;
      return 0;
    }

    /// Passes over so many bytes and says where they started.
    long skip(long length) {
      long from = at;
      if (failed || length < 0 || length > end - at) {
        failed = true;
      } else {
        at += length;
      }
      return from;
    }
  }
}
