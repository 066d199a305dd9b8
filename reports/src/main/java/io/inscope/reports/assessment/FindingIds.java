package io.inscope.reports.assessment;

import io.inscope.reports.check.Subject;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.model.ResourceRef;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Short names for findings, the same in every snapshot: `F-` and the first eight characters of a
/// hash of the key, in the alphabet of [RFC 4648](https://www.rfc-editor.org/rfc/rfc4648#section-6)
/// base 32.
///
/// Eight characters are 40 bits: with a hundred thousand findings the odds that two share them are
/// 1 in 200. Then both get as many characters more as it takes to tell them apart, so that an id
/// never stands for two findings of one assessment.
final class FindingIds {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SHORTEST = 8;

  private FindingIds() {}

  /// @throws IllegalArgumentException when a key comes twice: a check speaks once of a subject
  static Map<FindingKey, String> of(Collection<FindingKey> keys) {
    TreeMap<String, FindingKey> byHash = new TreeMap<>();
    for (FindingKey key : keys) {
      if (byHash.put(hash(key), key) != null) {
        throw new IllegalArgumentException(
            "check '%s' failed twice on %s".formatted(key.checkId(), key.subject()));
      }
    }
    Map<FindingKey, String> ids = new HashMap<>();
    byHash.forEach(
        (hash, key) -> {
          int shared =
              Math.max(common(hash, byHash.lowerKey(hash)), common(hash, byHash.higherKey(hash)));
          ids.put(key, "F-" + hash.substring(0, Math.max(SHORTEST, shared + 1)));
        });
    return ids;
  }

  /// How many characters a hash has in common with its neighbour, from the start.
  private static int common(String hash, @Nullable String neighbour) {
    int n = 0;
    while (neighbour != null && hash.charAt(n) == neighbour.charAt(n)) {
      n++;
    }
    return n;
  }

  /// Canonical JSON of the parts: no name can be chosen so that two keys read alike.
  private static String hash(FindingKey key) {
    JsonArray parts =
        switch (key.subject()) {
          case Subject.Cluster() -> JsonArray.of(key.checkId());
          case Subject.Of(ResourceRef ref) ->
              JsonArray.of(key.checkId(), ref.group(), ref.kind(), ref.namespace(), ref.name());
        };
    try {
      return base32(MessageDigest.getInstance("SHA-256").digest(CanonicalJson.bytes(parts)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte b : bytes) {
      held = held << 8 | b & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt(held >>> bits & 31));
      }
      held &= (1 << bits) - 1;
    }
    return text.append(ALPHABET.charAt(held << 5 - bits & 31)).toString();
  }
}
