package io.inscope.reports.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// UUIDs of version 5, which follow from a name: [RFC 9562
/// 5.5](https://www.rfc-editor.org/rfc/rfc9562#section-5.5). The same snapshot gives the same ones.
final class NameUuid {
  /// The namespace for names that are URLs, RFC 9562 6.6; ours begin like one.
  private static final UUID NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  private final String seal;

  /// @param seal of the snapshot they belong to
  NameUuid(String seal) {
    this.seal = seal;
  }

  /// @param kind what it names: `finding`
  /// @param id what tells it from others of its kind
  String of(String kind, String id) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(NAMESPACE.getMostSignificantBits())
              .putLong(NAMESPACE.getLeastSignificantBits())
              .array());
      sha1.update(("inscope:" + seal + "/" + kind + "/" + id).getBytes(StandardCharsets.UTF_8));
      ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
      long high = (hash.getLong() & ~0xf000L) | 0x5000L;
      long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
      return new UUID(high, low).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
