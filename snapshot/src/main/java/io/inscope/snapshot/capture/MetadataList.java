package io.inscope.snapshot.capture;

import io.inscope.snapshot.capture.MetadataPage.Metadata;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.record.ApiResource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/// Lists the metadata of a kind. The answers are a tenth of the objects, so pages are larger than
/// those of the objects themselves.
///
/// @param coverage [Coverage.Read] when all of it came
/// @param resourceVersion the state that it shows; of several pages, that of the last one
/// @param objects what came; not to be relied on unless all of it did
record MetadataList(Coverage coverage, String resourceVersion, List<Metadata> objects) {
  private static final int LIMIT = 2000;
  private static final int MAX_PAGES_AGAIN = 3;

  /// So many pages without an object, or so many objects, come of no honest server.
  private static final int MAX_IDLE = 3;

  private static final int MAX_OBJECTS = 2_000_000;
  private static final String ACCEPT =
      "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json";

  /// Reads it from its first page to its last. A page that broke off is asked for again; so is,
  /// once, a list whose token expired.
  ///
  /// @param namespace empty for the whole cluster
  /// @throws CaptureException when the server cannot be reached
  /// @throws CancellationException when the user wants to stop
  static MetadataList of(
      ReadOnlyGateway gateway, ApiResource resource, String namespace, CaptureWatcher watcher)
      throws CaptureException {
    List<Metadata> objects = new ArrayList<>();
    String token = "";
    int again = 0;
    int idle = 0;
    boolean restarted = false;
    while (true) {
      if (watcher.isCancelled()) {
        throw new CancellationException("stopped by the user");
      }
      try (Answer answer = gateway.get(path(resource, namespace, token), ACCEPT, Patience.LIST)) {
        if (answer.status() == 410 && !restarted) {
          restarted = true;
          objects.clear();
          token = "";
          continue;
        }
        if (answer.status() != 200) {
          return failed(answer.status(), answer.error());
        }
        int before = objects.size();
        MetadataPage page = MetadataPage.read(answer.body(), objects::add);
        if (!page.wrong().isEmpty()) {
          if (++again >= MAX_PAGES_AGAIN) {
            return failed(page.wrong());
          }
          objects.subList(before, objects.size()).clear();
          continue;
        }
        if (page.next().isEmpty()) {
          return new MetadataList(
              new Coverage.Read(objects.size()), page.resourceVersion(), objects);
        }
        idle = objects.size() > before ? 0 : idle + 1;
        if (page.next().equals(token) || idle >= MAX_IDLE || objects.size() > MAX_OBJECTS) {
          return failed("the server gives the same page over and over");
        }
        token = page.next();
      }
    }
  }

  /// The names of the namespaces; empty when the server does not tell them.
  ///
  /// @throws CancellationException when the user wants to stop
  static SortedSet<String> namespaces(
      ReadOnlyGateway gateway, Offer offer, CaptureWatcher watcher) {
    SortedSet<String> names = new TreeSet<>();
    for (ApiResource resource : offer.resources()) {
      if (resource.isCore("namespaces")) {
        try {
          MetadataList list = of(gateway, resource, "", watcher);
          if (list.coverage() instanceof Coverage.Read) {
            list.objects().forEach(namespace -> names.add(namespace.name()));
          }
        } catch (CaptureException _) {
          // not known
        }
      }
    }
    return names;
  }

  private static String path(ApiResource resource, String namespace, String token) {
    return resource.path(namespace)
        + "?limit="
        + LIMIT
        + (token.isEmpty() ? "" : "&continue=" + ReadOnly.escaped(token));
  }

  private static MetadataList failed(int status, Field error) {
    String said = Answer.message(status, error);
    return status == 403
        ? new MetadataList(new Coverage.Refused(said), "", List.of())
        : failed(said);
  }

  /// One that was not asked for.
  static MetadataList none(String why) {
    return new MetadataList(new Coverage.NotAsked(why), "", List.of());
  }

  static MetadataList failed(String why) {
    return new MetadataList(new Coverage.Failed(why), "", List.of());
  }
}
