package io.inscope.reports.checks;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.InMemorySnapshot;
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
import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/// Snapshots as a live capture leaves them, in real project files.
public final class LiveCaptures {
  public static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  public static final Ending STOPPED = new Ending(Ending.State.STOPPED, "stopped by the user");
  public static final ApiResource PODS = new ApiResource("", "v1", "pods", "Pod", true, false);
  public static final ApiResource NAMESPACES =
      new ApiResource("", "v1", "namespaces", "Namespace", false, false);
  public static final ApiResource NODES = new ApiResource("", "v1", "nodes", "Node", false, false);

  private LiveCaptures() {}

  public static Connection connection(boolean verified) {
    return new Connection(
        "prod",
        "https://10.0.0.1:6443",
        "auditor",
        verified ? "a client certificate" : "",
        verified ? "" : "root",
        verified ? "signed by the authority of the kubeconfig" : "insecure-skip-tls-verify",
        verified,
        verified ? "" : "proxy.example:3128 (HTTPS_PROXY)",
        verified ? "v1.33.6" : "",
        verified ? "0a1b2c3d" : "",
        "inscope/1.0",
        5);
  }

  public static Identity jane() {
    return new Identity("jane", "uid-1", List.of("audit"), "");
  }

  public static Rights rights(boolean incomplete) {
    return new Rights(
        "payments",
        List.of(
            new Rights.Rule(
                List.of("get", "list"),
                List.of("", "apps"),
                List.of("*"),
                List.of(),
                List.of("/version"))),
        incomplete,
        incomplete ? "webhooks do not tell" : "");
  }

  public static ListedKind list(ApiResource resource, Coverage coverage, boolean consistent) {
    return new ListedKind(
        resource,
        "",
        coverage,
        coverage instanceof Coverage.Read read ? read.count() : 0,
        coverage instanceof Coverage.Read ? "4711" : "",
        START.plusSeconds(1),
        START.plusSeconds(2),
        consistent);
  }

  public static Relisted podsAgain() {
    return new Relisted(
        PODS,
        START.plusSeconds(50),
        "4800",
        new Coverage.Read(2),
        List.of(
            new Relisted.Change(
                ResourceRef.of(Kinds.POD, "payments", "a"), "5", "7", Relisted.What.SPEC),
            Relisted.Change.added(ResourceRef.of(Kinds.POD, "payments", "b"), "9"),
            Relisted.Change.removed(ResourceRef.of(Kinds.POD, "payments", "c"), "6")));
  }

  /// Everything in order.
  public static CaptureRecord whole(ListedKind... lists) {
    return new CaptureRecord(
        connection(true),
        jane(),
        START,
        START.plusSeconds(60),
        List.of(rights(false)),
        List.of(lists),
        List.of(),
        Ending.COMPLETE);
  }

  /// Everything in doubt.
  public static CaptureRecord doubtful() {
    return new CaptureRecord(
        connection(false),
        Identity.unknown("servers before 1.26 do not"),
        START,
        START.plusSeconds(60),
        List.of(rights(true), new Rights("shop", List.of(), false, "refused")),
        List.of(
            list(NAMESPACES, new Coverage.Read(1), true),
            list(PODS, new Coverage.Read(1), false),
            list(NODES, new Coverage.Failed("the server was gone"), false)),
        List.of(
            podsAgain(),
            new Relisted(NODES, START, "", new Coverage.Failed("timed out"), List.of()),
            new Relisted(NAMESPACES, START, "4801", new Coverage.Read(1), List.of())),
        STOPPED);
  }

  public static RequestRow request(int number) {
    return new RequestRow(
        number,
        START.plusMillis(number),
        "GET",
        "/api/v1/pods?limit=500&page=" + number,
        number == 3 ? 0 : 200,
        number * 1000L,
        "ab".repeat(32),
        12,
        number == 3 ? "broke, \"off\"" : "");
  }

  /// The project holds one snapshot.
  ///
  /// @param more what else is to be written: coverage, requests
  public static Project project(
      Path folder, String yaml, CaptureRecord record, Consumer<SnapshotWriter> more) {
    Clock clock = Clock.fixed(START.plusSeconds(100), ZoneOffset.UTC);
    Project project = Project.create(folder.resolve("live.inscope"), clock);
    InMemorySnapshot read = Collector.snapshotOf("live.yaml", yaml);
    try (SnapshotWriter writer = project.newSnapshot("live", FingerprintKey.of(new byte[32]))) {
      read.kinds().stream().flatMap(read::all).forEach(writer::resource);
      more.accept(writer);
      writer.record(record);
      writer.seal();
    }
    return project;
  }
}
