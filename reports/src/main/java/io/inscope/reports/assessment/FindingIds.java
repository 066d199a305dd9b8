package io.inscope.reports.assessment;

import io.inscope.reports.check.Subject;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.model.ResourceRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Short names for findings, the same in every snapshot: a [ShortId] of check and subject.
///
/// Eight characters are 40 bits: with a hundred thousand findings the odds that two share them are
/// 1 in 200. Then both get as many characters more as it takes to tell them apart, so that an id
/// never stands for two findings of one assessment.
final class FindingIds {

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
          ids.put(key, "F-" + hash.substring(0, Math.max(ShortId.LENGTH, shared + 1)));
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
    return ShortId.base32(parts);
  }
}
