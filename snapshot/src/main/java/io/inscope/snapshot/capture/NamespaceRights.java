package io.inscope.snapshot.capture;

import io.inscope.snapshot.record.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/// Asks what we may do in each namespace: one request each, so that of very many only the first by
/// name are asked about, and a last row says so.
final class NamespaceRights {
  /// At five requests a second, 40 seconds.
  static final int MOST = 200;

  private NamespaceRights() {}

  /// Those in all namespaces that are asked for, or are there. Where the names of the namespaces
  /// are refused, the one the context prefers stands for those of the whole cluster.
  ///
  /// @param only empty for all
  /// @param preferred may be empty
  static List<Rights> of(
      ReadOnlyGateway gateway,
      Offer offer,
      List<String> only,
      String preferred,
      CaptureWatcher watcher) {
    SortedSet<String> namespaces = new TreeSet<>(only);
    if (only.isEmpty()) {
      namespaces.addAll(MetadataList.namespaces(gateway, offer, watcher));
    }
    if (namespaces.isEmpty()) {
      namespaces.add(preferred.isEmpty() ? "default" : preferred);
    }
    return of(new SelfReviews(gateway), namespaces, watcher);
  }

  /// @param namespaces those that are there
  /// @throws CancellationException when the user wants to stop
  static List<Rights> of(
      SelfReviews reviews, SortedSet<String> namespaces, CaptureWatcher watcher) {
    List<Rights> rights = new ArrayList<>();
    int all = Math.min(MOST, namespaces.size());
    for (String namespace : namespaces) {
      if (rights.size() == MOST) {
        rights.add(rest(namespaces, namespace));
        break;
      }
      if (watcher.isCancelled()) {
        throw new CancellationException("stopped by the user");
      }
      watcher.step("Asking for rights in namespace %d of %d".formatted(rights.size() + 1, all));
      rights.add(reviews.rights(namespace));
    }
    return List.copyOf(rights);
  }

  private static Rights rest(SortedSet<String> namespaces, String first) {
    return new Rights(
        "",
        List.of(),
        true,
        "the server was not asked about %d of %d namespaces, from '%s' to '%s' by name"
            .formatted(namespaces.size() - MOST, namespaces.size(), first, namespaces.last()));
  }
}
