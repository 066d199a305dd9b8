package io.inscope.snapshot.capture.real;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.store.ObjectRow;
import io.inscope.snapshot.store.Project;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What happens to captures of a real cluster when something goes wrong on the way. Each ends by
/// itself, says what went wrong, and keeps what it had.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RealTroubleTest {
  private static final GroupKind CONFIG_MAP = new GroupKind("", "ConfigMap");
  private static final String CONFIG_MAPS = "/api/v1/configmaps?limit=500";

  @TempDir Path folder;

  private static KubeApiServer server;

  @BeforeAll
  static void start() throws Exception {
    server = KubeApiServer.shared();
  }

  private Capture capture(Consumer<RequestRow> during) throws Exception {
    return Attempt.by("full-reader", server, folder.resolve("p.inscope")).during(during).run();
  }

  private Capture through(Interposed line, String token) throws Exception {
    String user = "{token: %s}".formatted(token);
    Path kubeconfig = Kubeconfig.write(folder.resolve("config"), server, line.url(), user);
    return Attempt.of(kubeconfig, Kubeconfig.CONTEXT, folder.resolve("p.inscope")).run();
  }

  private static List<Integer> statuses(Capture capture) {
    return capture.requests().stream()
        .filter(row -> row.target().startsWith(CONFIG_MAPS))
        .map(RequestRow::status)
        .toList();
  }

  /// Whether all that was loaded is there, but for a kind.
  private static void assertComplete(Capture capture, String but) {
    try (Project project = capture.open()) {
      assertThat(project.newest().objects().stream().map(ObjectRow::ref))
          .containsAll(
              server.load().items().stream()
                  .map(Item::ref)
                  .filter(ref -> !ref.kind().equals(but))
                  .toList());
      assertThat(project.verify().isIntact()).isTrue();
    }
  }

  private static void assertComplete(Capture capture) {
    assertComplete(capture, "");
  }

  private static Coverage everyConfigMap() throws Exception {
    try (Admin admin = server.admin()) {
      return new Coverage.Read(admin.list("/api/v1/configmaps").size());
    }
  }

  private static void compact() {
    try (Admin admin = server.admin()) {
      admin.compact();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_list_whose_state_etcd_forgot_is_begun_again_and_is_whole() throws Exception {
    AtomicInteger pages = new AtomicInteger();
    Capture capture =
        capture(
            row -> {
              if (row.target().startsWith(CONFIG_MAPS) && pages.incrementAndGet() == 1) {
                compact();
              }
            });
    assertThat(statuses(capture)).containsExactly(200, 410, 200, 200, 200);
    assertThat(capture.list(CONFIG_MAP).consistent()).isTrue();
    assertThat(capture.list(CONFIG_MAP).coverage()).isEqualTo(everyConfigMap());
    assertComplete(capture);
  }

  @Test
  void a_list_that_etcd_forgets_again_is_ended_with_what_is_there_then() throws Exception {
    Capture capture =
        capture(
            row -> {
              if (row.target().equals(CONFIG_MAPS)) {
                compact();
              }
            });
    assertThat(statuses(capture)).containsExactly(200, 410, 200, 410, 200, 200);
    assertThat(capture.list(CONFIG_MAP).consistent()).isFalse();
    assertThat(capture.list(CONFIG_MAP).coverage()).isEqualTo(everyConfigMap());
    assertComplete(capture);
    try (Project project = capture.open()) {
      assertThat(project.newest().problems())
          .extracting(problem -> problem.message())
          .contains(
              "the list took longer than the server keeps its state, and shows more than one");
    }
  }

  @Test
  void answers_that_break_off_once_are_asked_for_again() throws Exception {
    Set<String> broken = ConcurrentHashMap.newKeySet();
    Capture capture;
    try (Interposed line =
        new Interposed(
            server,
            (target, to, answer) -> {
              boolean whole = !target.contains("limit=") || !broken.add(target);
              to.write(answer, 0, whole ? answer.length : answer.length / 2);
            })) {
      capture = through(line, "full-reader-token");
    }
    assertThat(broken).hasSizeGreaterThan(50);
    assertComplete(capture);
    assertThat(capture.record().lists())
        .noneMatch(list -> list.coverage() instanceof Coverage.Failed);
    assertThat(capture.list(CONFIG_MAP).coverage()).isEqualTo(everyConfigMap());
  }

  @Test
  void an_answer_that_always_breaks_off_costs_its_kind_alone() throws Exception {
    Capture capture;
    try (Interposed line =
        new Interposed(
            server,
            (target, to, answer) ->
                to.write(answer, 0, target.startsWith("/api/v1/pods?") ? 1000 : answer.length))) {
      capture = through(line, "full-reader-token");
    }
    SortedMap<String, Coverage> failed =
        capture.record().lists().stream()
            .filter(list -> list.coverage() instanceof Coverage.Failed)
            .collect(
                Collectors.toMap(
                    list -> list.resource().plural(),
                    ListedKind::coverage,
                    (a, _) -> a,
                    TreeMap::new));
    assertThat(failed).containsOnlyKeys("pods");
    assertThat(requireNonNull(failed.get("pods")).gap())
        .startsWith("it could not be read: the answer is not whole");
    assertComplete(capture, "Pod");
  }

  @Test
  void an_answer_that_trickles_is_waited_for() throws Exception {
    Capture capture;
    try (Interposed line =
        new Interposed(
            server,
            (target, to, answer) -> {
              if (target.startsWith("/api/v1/pods?")) {
                trickle(to, answer);
              } else {
                to.write(answer);
              }
            })) {
      capture = through(line, "full-reader-token");
    }
    assertComplete(capture);
  }

  private static void trickle(OutputStream to, byte[] answer) throws IOException {
    int step = answer.length / 20 + 1;
    for (int from = 0; from < answer.length; from += step) {
      to.write(answer, from, Math.min(step, answer.length - from));
      to.flush();
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }
}
