package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.ApiServer.status;

import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Kinds and lists as an API server serves them, and a reading of them.
record Served(
    ApiServer server,
    Path folder,
    List<String> only,
    List<ListedKind> earlier,
    CaptureWatcher watcher) {
  static final ApiResource NAMESPACES =
      new ApiResource("", "v1", "namespaces", "Namespace", false, false);
  static final ApiResource PODS = new ApiResource("", "v1", "pods", "Pod", true, false);
  static final ApiResource SECRETS = new ApiResource("", "v1", "secrets", "Secret", true, false);
  static final ApiResource API_SERVICES =
      new ApiResource("apiregistration.k8s.io", "v1", "apiservices", "APIService", false, false);
  static final ApiResource WIDGETS =
      new ApiResource("x.example", "v1", "widgets", "Widget", true, false);

  static Served by(ApiServer server, Path folder) {
    return new Served(server, folder, List.of(), List.of(), CaptureWatcher.NONE);
  }

  Served only(String... namespaces) {
    return new Served(server, folder, List.of(namespaces), earlier, watcher);
  }

  Served after(List<ListedKind> lists) {
    return new Served(server, folder, only, lists, watcher);
  }

  Served watchedBy(CaptureWatcher by) {
    return new Served(server, folder, only, earlier, by);
  }

  /// Reads these kinds, as somebody whose context names the namespace `home`.
  Reading.Outcome read(Sink sink, ApiResource... kinds) throws Exception {
    Offer offer = new Offer(List.of(kinds), new TreeMap<>(), new TreeMap<>(), true);
    try (ReadOnlyGateway gateway = server.gateway(folder)) {
      return Reading.run(gateway, offer, only, "home", earlier, sink, Clock.systemUTC(), watcher);
    }
  }

  static ApiResource kind(String group, String kind) {
    return new ApiResource(group, "v1", kind.toLowerCase(Locale.ROOT) + "s", kind, true, false);
  }

  /// A list as an API server writes it: its items do not name their kind.
  static String list(String kind, String next, String... items) {
    return """
    {"kind":"%sList","apiVersion":"v1","metadata":{"resourceVersion":"77","continue":"%s"},"items":[%s]}\
    """
        .formatted(kind, next, String.join(",", items));
  }

  static String object(String namespace, String name, int version) {
    return """
    {"metadata":{"name":"%s"%s,"uid":"u-%s","resourceVersion":"%d"},"spec":{"nodeName":"n"}}\
    """
        .formatted(
            name, namespace.isEmpty() ? "" : ",\"namespace\":\"" + namespace + "\"", name, version);
  }

  static String pod(String name) {
    return object("shop", name, 1);
  }

  static ApiServer.Route refused(String what) {
    return json(403, status(403, "Forbidden", what + " is forbidden"));
  }
}
