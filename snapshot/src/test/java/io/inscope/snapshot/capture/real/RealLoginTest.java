package io.inscope.snapshot.capture.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.record.Ending;
import io.inscope.snapshot.record.ListedKind;
import io.inscope.snapshot.record.RequestRow;
import io.inscope.snapshot.store.ObjectRow;
import io.inscope.snapshot.store.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A login that ends in mid-capture: of one that nobody renews, and of one whose program gives
/// another token. The two captures run at once, for each waits until the server forgets its token.
class RealLoginTest {
  /// So many lists are answered before the token dies.
  private static final int BEFORE = 10;

  @TempDir static Path folder;

  private static KubeApiServer server;
  private static FleetingToken renewed;
  private static Capture ended;
  private static Capture survived;

  @BeforeAll
  static void capture() throws Exception {
    server = KubeApiServer.shared();
    renewed = FleetingToken.of(server, "renewed");
    List<Capture> both = Admin.atOnce(List.of(RealLoginTest::ended, RealLoginTest::survived));
    ended = both.getFirst();
    survived = both.getLast();
  }

  private static Capture ended() throws Exception {
    FleetingToken token = FleetingToken.of(server, "ended");
    String user = "{token: %s}".formatted(token.value());
    Path kubeconfig = Kubeconfig.write(folder.resolve("ended"), server, server.url(), user);
    return Attempt.of(kubeconfig, Kubeconfig.CONTEXT, folder.resolve("ended.inscope"))
        .during(Attempt.afterLists(BEFORE, token::end))
        .run();
  }

  private static Capture survived() throws Exception {
    FleetingToken token = FleetingToken.of(server, "first");
    Path credential = folder.resolve("credential");
    Path program = folder.resolve("login");
    Files.writeString(
        program, "echo run >>'%s'\ncat '%s'\n".formatted(folder.resolve("runs"), credential));
    print(credential, token);
    String user =
        "{exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never,"
            + " command: sh, args: ['%s']}}".formatted(program);
    Path kubeconfig = Kubeconfig.write(folder.resolve("renewed"), server, server.url(), user);
    return Attempt.of(kubeconfig, Kubeconfig.CONTEXT, folder.resolve("survived.inscope"))
        .during(
            Attempt.afterLists(
                BEFORE,
                () -> {
                  print(credential, renewed);
                  token.end();
                }))
        .run();
  }

  private static void print(Path credential, FleetingToken token) {
    try {
      Files.writeString(
          credential,
          "{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\","
              + "\"status\":{\"token\":\"%s\"}}".formatted(token.value()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> statuses(Capture capture) {
    return capture.requests().stream().map(RequestRow::status).toList();
  }

  @Test
  void a_login_that_nobody_renews_leaves_a_part_that_says_so() throws Exception {
    String why = "the server does not accept the login any more: Unauthorized";
    assertThat(ended.record().ending()).isEqualTo(new Ending(Ending.State.BROKEN_OFF, why));
    assertThat(statuses(ended)).contains(200, 401);
    try (Project project = ended.open();
        Admin admin = server.admin()) {
      assertThat(project.newest().coverage(new GroupKind("", "Namespace"), ""))
          .isEqualTo(new Coverage.Read(admin.list("/api/v1/namespaces").size()));
      assertThat(project.newest().coverageRows())
          .filteredOn(row -> row.coverage().equals(new Coverage.Failed(why)))
          .hasSizeGreaterThan(30);
      assertThat(project.verify().isIntact()).isTrue();
    }
  }

  @Test
  void a_login_that_its_program_renews_costs_nothing() {
    assertThat(survived.record().ending()).isEqualTo(Ending.COMPLETE);
    assertThat(survived.record().lists()).allMatch(ListedKind::isWhole);
    assertThat(statuses(survived)).contains(401);
    assertThat(folder.resolve("runs")).hasContent("run\nrun\n");
    try (Project project = survived.open()) {
      assertThat(project.newest().objects().stream().map(ObjectRow::ref))
          .containsAll(server.load().items().stream().map(Item::ref).toList());
      assertThat(project.verify().isIntact()).isTrue();
    }
  }

  @Test
  void the_server_saw_the_second_login_only_once_the_first_was_dead() throws Exception {
    String account = "system:serviceaccount:default:";
    List<RequestRow> sent = survived.requests();
    long asSecond =
        sent.stream().skip(firstRefused(sent)).filter(row -> row.status() != 401).count();
    assertThat(Audited.of(server, account + "renewed", (int) asSecond))
        .hasSize((int) asSecond)
        .allMatch(event -> event.status() < 300);
    assertThat(Audited.of(server, account + "first", 1))
        .filteredOn(event -> event.agent().startsWith("inscope ("))
        .hasSize(firstRefused(sent));
  }

  private static int firstRefused(List<RequestRow> sent) {
    return statuses(survived).indexOf(401);
  }

  @Test
  void no_token_reaches_the_disk() throws Exception {
    for (Capture capture : List.of(ended, survived)) {
      assertThat(Files.readAllBytes(capture.file())).isNotEmpty();
      assertThat(Files.readString(capture.file(), java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain(renewed.value().substring(renewed.value().length() - 40));
    }
  }
}
