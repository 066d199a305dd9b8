package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.ApiServer.json;
import static io.inscope.snapshot.capture.Served.NAMESPACES;
import static io.inscope.snapshot.capture.Served.PODS;
import static io.inscope.snapshot.capture.Served.WIDGETS;
import static io.inscope.snapshot.capture.Served.list;
import static io.inscope.snapshot.capture.Served.object;
import static io.inscope.snapshot.capture.Served.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoListsTest {
  @TempDir Path folder;
  private ApiServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ApiServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void two_lists_are_under_way_at_once_and_the_namespaces_alone() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicInteger underway = new AtomicInteger();
    List<Integer> beside = Collections.synchronizedList(new ArrayList<>());
    server.at(
        "/api/v1/namespaces",
        exchange -> {
          beside.add(underway.get());
          json(200, list("Namespace", "", object("", "a", 1))).answer(exchange);
        });
    for (ApiResource kind : List.of(PODS, WIDGETS)) {
      server.at(
          kind.path(""),
          exchange -> {
            underway.incrementAndGet();
            try {
              both.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
              throw new IOException(e);
            }
            json(200, list(kind.kind(), "", object("a", "o", 1))).answer(exchange);
          });
    }
    Recorded sink = new Recorded();
    Served.by(server, folder).read(sink, NAMESPACES, PODS, WIDGETS);
    assertThat(beside).containsExactly(0);
    assertThat(sink.names()).containsExactlyInAnyOrder("Namespace a", "Pod a/o", "Widget a/o");
  }

  /// What must not depend on which list is faster.
  private record Said(
      List<String> objects,
      List<String> entries,
      List<String> problems,
      Object coverage,
      List<Object> rows) {}

  /// Some kinds of some pages, some of them refused, with objects that cannot be read among them.
  private Said readAtRandomSpeed(long cluster, long speed) throws Exception {
    Random random = new Random(cluster);
    Random delays = new Random(speed);
    List<ApiResource> kinds = new ArrayList<>(List.of(NAMESPACES));
    server.at("/api/v1/namespaces", list("Namespace", "", object("", "a", 1), object("", "b", 1)));
    for (int k = 0; k < 7; k++) {
      ApiResource kind = Served.kind("g%d.example".formatted(k / 2), "Kind" + k);
      kinds.add(kind);
      boolean refused = random.nextInt(3) == 0;
      int pages = 1 + random.nextInt(4);
      for (String within : List.of("", "a", "b")) {
        for (int p = 0; p < pages; p++) {
          String next = p == pages - 1 ? "" : "t" + (p + 1);
          String good = object("a", within + "o" + p, 1);
          String page =
              random.nextInt(4) == 0
                  ? list(kind.kind(), next, good, "{\"metadata\":{}}")
                  : list(kind.kind(), next, good);
          int delay = delays.nextInt(4);
          server.at(
              kind.path(within) + "?limit=500" + (p == 0 ? "" : "&continue=t" + p),
              exchange -> {
                pause(delay);
                (refused && within.isEmpty() ? refused(kind.plural()) : json(200, page))
                    .answer(exchange);
              });
        }
      }
    }
    Recorded sink = new Recorded();
    Reading.Outcome outcome =
        Served.by(server, folder).read(sink, kinds.toArray(new ApiResource[0]));
    return new Said(
        sink.names().stream().sorted().toList(),
        sink.entries.stream()
            .map(e -> e.source().replaceFirst("#\\d+$", "") + " " + e.objects() + e.disposition())
            .toList(),
        sink.problems,
        sink.coverage,
        outcome.lists().stream()
            .<Object>map(row -> List.of(row.resource(), row.namespace(), row.coverage()))
            .toList());
  }

  private static void pause(int millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whichever_list_is_faster_the_same_is_said_in_the_same_order(long cluster) throws Exception {
    Said first = readAtRandomSpeed(cluster, 1);
    assertThat(readAtRandomSpeed(cluster, 2)).isEqualTo(first);
    assertThat(readAtRandomSpeed(cluster, 3)).isEqualTo(first);
    assertThat(first.objects()).hasSizeGreaterThan(7);
  }

  @Test
  void what_the_sink_cannot_keep_ends_the_reading() {
    server
        .at("/api/v1/pods", list("Pod", "", object("a", "p", 1)))
        .at("/apis/x.example/v1/widgets", list("Widget", "", object("a", "w", 1)));
    Recorded full =
        new Recorded() {
          @Override
          public void resource(Resource resource) {
            throw new IllegalStateException("the disk is full");
          }

          @Override
          public void compact(CompactObject object, ResourceRef ref, Origin origin) {
            throw new IllegalStateException("the disk is full");
          }
        };
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Served.by(server, folder).read(full, PODS, WIDGETS))
        .withMessage("the disk is full");
    Recorded fullOfWords =
        new Recorded() {
          @Override
          public void entry(Entry entry) {
            throw new IllegalStateException("the disk is full");
          }
        };
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Served.by(server, folder).read(fullOfWords, PODS, WIDGETS))
        .withMessage("the disk is full");
  }

  @Test
  void each_kind_that_is_refused_is_asked_for_once_in_each_of_many_namespaces() throws Exception {
    String[] names = new String[150];
    for (int i = 0; i < names.length; i++) {
      names[i] = object("", "n" + i, 1);
      server
          .at("/api/v1/namespaces/n" + i + "/pods", list("Pod", "", object("n" + i, "p", 1)))
          .at("/apis/x.example/v1/namespaces/n" + i + "/widgets", refused("widgets"));
    }
    server
        .at("/api/v1/namespaces", list("Namespace", "", names))
        .at("/api/v1/pods", refused("pods"))
        .at("/apis/x.example/v1/widgets", refused("widgets"));
    Recorded sink = new Recorded();
    List<ListedKind> rows = Served.by(server, folder).read(sink, NAMESPACES, PODS, WIDGETS).lists();
    assertThat(server.requests()).hasSize(303).doesNotHaveDuplicates();
    assertThat(rows).hasSize(303);
    assertThat(rows.subList(3, 303))
        .extracting(row -> row.resource().plural() + row.namespace())
        .isSorted();
    assertThat(sink.names()).hasSize(300);
    assertThat(sink.coverage.values()).containsOnlyOnce(new Coverage.Read(150));
  }

  @Test
  void where_namespaces_are_refused_those_that_are_seen_are_asked_for() throws Exception {
    server
        .at("/api/v1/namespaces", refused("namespaces"))
        .at("/apis/x.example/v1/widgets", list("Widget", "", object("shop", "w", 1)))
        .at("/api/v1/pods", refused("pods"))
        .at("/api/v1/namespaces/shop/pods", list("Pod", "", object("shop", "p", 1)))
        .at("/api/v1/namespaces/home/pods", list("Pod", ""));
    Recorded sink = new Recorded();
    Served.by(server, folder).read(sink, NAMESPACES, PODS, WIDGETS);
    assertThat(sink.coverage)
        .containsEntry("Pod", new Coverage.Refused("pods is forbidden"))
        .containsEntry("Pod in home", new Coverage.Read(0))
        .containsEntry("Pod in shop", new Coverage.Read(1))
        .hasSize(5);
  }
}
