package io.inscope.snapshot.store;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.CaptureRecord;
import io.inscope.snapshot.record.Connection;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.Identity;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.Relisted;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.record.Rights;
import java.time.Instant;
import java.util.List;

/// Records of captures for tests.
final class Captured {
  static final String SERVER = "https://10.0.0.1:6443";
  static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  static final ApiResource NAMESPACES =
      new ApiResource("", "v1", "namespaces", "Namespace", false, false);
  static final ApiResource PODS = new ApiResource("", "v1", "pods", "Pod", true, false);
  static final ApiResource SECRETS = new ApiResource("", "v1", "secrets", "Secret", true, false);
  static final ApiResource METRICS =
      new ApiResource("metrics.k8s.io", "v1beta1", "nodes", "NodeMetrics", false, true);
  static final Ending STOPPED = new Ending(Ending.State.STOPPED, "stopped by the user");

  private Captured() {}

  static Connection connection() {
    return new Connection(
        "prod",
        SERVER,
        "auditor",
        "a client certificate",
        "jane, in groups audit",
        "not checked, because the user insisted",
        false,
        "proxy.example:3128 (HTTPS_PROXY)",
        "v1.33.6",
        "6f1d2c3b-0000-4000-8000-000000000001",
        "inscope/1.0",
        5);
  }

  static ListedKind list(ApiResource resource, String namespace, Coverage coverage) {
    return new ListedKind(
        resource,
        namespace,
        coverage,
        coverage instanceof Coverage.Read read ? read.count() : 2,
        coverage instanceof Coverage.Read ? "4711" : "",
        START.plusSeconds(1),
        START.plusSeconds(2),
        coverage instanceof Coverage.Read);
  }

  static CaptureRecord record(Ending ending, ListedKind... lists) {
    return new CaptureRecord(
        connection(),
        new Identity("jane", "uid-1", List.of("audit", "system:authenticated"), ""),
        START,
        START.plusSeconds(60),
        List.of(
            new Rights("payments", List.of(), true, "webhooks do not tell"),
            new Rights(
                "shop",
                List.of(
                    new Rights.Rule(
                        List.of("get", "list"),
                        List.of("", "apps"),
                        List.of("*"),
                        List.of("one \"quoted\""),
                        List.of()),
                    new Rights.Rule(
                        List.of("get"), List.of(), List.of(), List.of(), List.of("/version"))),
                false,
                "")),
        List.of(lists),
        List.of(
            new Relisted(
                PODS,
                START.plusSeconds(50),
                "4800",
                new Coverage.Read(3),
                List.of(
                    new Relisted.Change(ref("x"), "5", "7", Relisted.What.REPLACED),
                    Relisted.Change.added(ref("y"), "9"))),
            new Relisted(
                NAMESPACES, START.plusSeconds(51), "", new Coverage.Failed("gone"), List.of())),
        ending);
  }

  static ResourceRef ref(String pod) {
    return ResourceRef.of(Kinds.POD, "payments", pod);
  }

  static RequestRow request(int number, String target) {
    return new RequestRow(
        number,
        START.plusMillis(number),
        "GET",
        target,
        200,
        1000L + number,
        "ab".repeat(32),
        12,
        "");
  }

  /// The name of a page, as a capture gives it.
  static String page(ApiResource resource, String namespace, int number) {
    return SERVER + resource.path(namespace) + "#" + number;
  }
}
