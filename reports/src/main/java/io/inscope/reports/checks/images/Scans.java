package io.inscope.reports.checks.images;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Installed;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All reports of scanners in a snapshot, by the images they speak of. Of several about one image
/// the newest of each kind and scanner counts.
record Scans(Map<ScanTopic, About> byTopic) {

  /// The reports about one topic.
  ///
  /// @param byDigest by what the report calls a digest
  /// @param byName by registry, repository and tag
  /// @param unread reports that do not say which image they are about
  /// @param gap why images without a report may have one all the same; empty when they have none
  record About(
      Map<String, Map<String, Scan>> byDigest,
      Map<String, Map<String, Scan>> byName,
      List<String> unread,
      String gap) {
    boolean isEmpty() {
      return byDigest.isEmpty() && byName.isEmpty();
    }

    Collection<Scan> ofDigest(String digest) {
      return digest.isEmpty() ? List.of() : byDigest.getOrDefault(digest, Map.of()).values();
    }

    Collection<Scan> ofName(ImageName name) {
      return byName.getOrDefault(key(name), Map.of()).values();
    }
  }

  static Scans of(Audit audit) {
    Map<ScanTopic, About> byTopic = new EnumMap<>(ScanTopic.class);
    for (ScanTopic topic : ScanTopic.values()) {
      byTopic.put(topic, about(topic, audit.snapshot()));
    }
    return new Scans(byTopic);
  }

  About about(ScanTopic topic) {
    return Optional.ofNullable(byTopic.get(topic))
        .orElseGet(() -> new About(Map.of(), Map.of(), List.of(), ""));
  }

  private static About about(ScanTopic topic, ClusterSnapshot snapshot) {
    Map<String, Map<String, Scan>> byDigest = new HashMap<>();
    Map<String, Map<String, Scan>> byName = new HashMap<>();
    List<String> unread = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    boolean none = true;
    for (GroupKind kind : topic.kinds()) {
      none &= Installed.of(snapshot, kind).isNone();
      if (snapshot.kinds().contains(kind)
          && !(snapshot.coverage(kind, "") instanceof Coverage.Read)) {
        gaps.add(kind.kind() + ": " + snapshot.coverage(kind, "").gap());
      }
      try (Stream<Resource> all = snapshot.all(kind)) {
        all.forEach(
            one -> {
              try {
                ScanReader.read(one, topic).ifPresent(scan -> add(scan, byDigest, byName));
              } catch (WrongShape e) {
                unread.add("%s: %s".formatted(one.ref().spoken(), e.getMessage()));
              }
            });
      }
    }
    if (isFilesOnly(byDigest) && isFilesOnly(byName) && !(byDigest.isEmpty() && byName.isEmpty())) {
      gaps.add(
          "scans came as files, and nothing shows that those of all images were handed over: ask"
              + " for the others");
    }
    if (byDigest.isEmpty() && byName.isEmpty()) {
      gaps.add(
          none
              ? "no scanner keeps such reports in the cluster: ask for the scan reports of the"
                  + " images that run"
              : "hand over the reports of the scanner (%s), or ask for scan reports"
                  .formatted(topic.words()));
    }
    return new About(byDigest, byName, unread, String.join("; ", gaps));
  }

  private static boolean isFilesOnly(Map<String, Map<String, Scan>> index) {
    return index.values().stream().flatMap(scans -> scans.values().stream()).allMatch(Scan::isFile);
  }

  private static void add(
      Scan scan, Map<String, Map<String, Scan>> byDigest, Map<String, Map<String, Scan>> byName) {
    scan.digests().forEach(digest -> put(scan, digest, byDigest));
    if (!scan.image().repository().isEmpty() && !scan.image().tag().isEmpty()) {
      put(scan, key(scan.image()), byName);
    }
  }

  private static void put(Scan scan, String key, Map<String, Map<String, Scan>> index) {
    index.computeIfAbsent(key, _ -> new TreeMap<>()).merge(scan.scanner(), scan, Scan::newer);
  }

  private static String key(ImageName name) {
    return name.registry()
        + "/"
        + name.repository()
        + ":"
        + (name.tag().isEmpty() ? "latest" : name.tag());
  }
}
