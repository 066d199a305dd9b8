package io.inscope.snapshot.capture;

import static io.inscope.snapshot.capture.KeyPair.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpsExchange;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonObject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A login program, from the kubeconfig to the server.
class PluginLoginTest {
  @TempDir Path folder;

  @BeforeEach
  void thereIsAShell() {
    assumeTrue(File.separatorChar == '/', "login programs are shell scripts in this test");
  }

  private Path script(String... lines) throws Exception {
    Path file =
        Files.writeString(folder.resolve("login"), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  private static String printing(String status) {
    return """
    echo '{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": %s}'\
    """
        .formatted(status);
  }

  private static final String EXEC =
      "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./login, interactiveMode:"
          + " Never%s}";

  private Consent agreed(String... arguments) {
    return new Consent(
        true,
        Optional.of(
            new Login.Plugin(
                Stream.concat(Stream.of(folder.resolve("./login").toString()), Stream.of(arguments))
                    .toList(),
                List.of())));
  }

  @Test
  void nothing_runs_but_the_command_that_was_agreed_to() throws Exception {
    Path trace = folder.resolve("ran");
    script("touch " + trace, printing("{\"token\": \"abc\"}"));
    try (ApiServer server = new ApiServer().at("/version", Asking.VERSION)) {
      Asking asking =
          new Asking(
              "server: '%s'".formatted(server.url()),
              EXEC.formatted(", args: [token, -x]"),
              folder);
      for (Consent other :
          List.of(new Consent(true, Optional.empty()), agreed(), agreed("token", "-y"))) {
        assertThatExceptionOfType(CaptureException.class)
            .isThrownBy(() -> asking.version(other))
            .withMessage(
                "the user 'u' logs in by a program that nobody has agreed to run: "
                    + folder.resolve("./login")
                    + " token -x");
      }
      assertThat(trace).doesNotExist();
      assertThat(asking.version(agreed("token", "-x"))).isEqualTo("v1.33.6");
      assertThat(trace).exists();
      assertThat(server.headers(0).get("Authorization")).containsExactly("Bearer abc");
      assertThat(server.requests()).containsExactly("GET /version");
    }
  }

  @Test
  void an_answer_is_on_record_even_if_the_login_could_not_be_renewed() throws Exception {
    Path ran = folder.resolve("ran");
    script("test -e " + ran + " && exit 3", "touch " + ran, printing("{\"token\": \"abc\"}"));
    try (ApiServer server =
        new ApiServer()
            .at("/version", ApiServer.json(401, ApiServer.status(401, "Unauthorized", "no")))) {
      KubeContext context = server.context(folder, "{" + EXEC.formatted("") + "}");
      try (ReadOnlyGateway gateway =
          ReadOnlyGateway.open(
              context,
              ConnectionPlan.of(context, Map.of()),
              agreed(),
              1000,
              Clock.systemUTC(),
              server.ticker,
              server.log::add)) {
        // More than may run at once: each of them makes room for the next one.
        for (int i = 0; i < 3; i++) {
          assertThatExceptionOfType(CaptureException.class)
              .isThrownBy(() -> gateway.get("/version", "application/json", Patience.SHORT))
              .withMessageStartingWith("the program with which the user 'auditor' logs in failed");
        }
      }
      assertThat(server.log).extracting("status").containsExactly(401, 401, 401);
    }
  }

  @Test
  void a_token_that_is_refused_is_renewed_once_for_requests_at_the_same_time() throws Exception {
    Path runs = folder.resolve("runs");
    Files.writeString(runs, "");
    script("echo run >> " + runs, "N=$(wc -l < " + runs + ")", printing("{\"token\": \"t'$N'\"}"));
    CyclicBarrier both = new CyclicBarrier(2);
    try (ApiServer server =
            new ApiServer()
                .at(
                    "/version",
                    exchange -> {
                      if (!exchange
                          .getRequestHeaders()
                          .getFirst("Authorization")
                          .strip()
                          .equals("Bearer t2")) {
                        try {
                          both.await();
                        } catch (Exception e) {
                          throw new IllegalStateException(e);
                        }
                        ApiServer.json(401, ApiServer.status(401, "Unauthorized", "Unauthorized"))
                            .answer(exchange);
                      } else {
                        ApiServer.json(200, Asking.VERSION).answer(exchange);
                      }
                    });
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      KubeContext context =
          new Asking("server: '%s'".formatted(server.url()), EXEC.formatted(""), folder).context();
      try (ReadOnlyGateway gateway =
          ReadOnlyGateway.open(
              context,
              ConnectionPlan.of(context, Map.of()),
              agreed(),
              1000,
              Clock.systemUTC(),
              new FakeTicker(),
              _ -> {})) {
        List<Future<String>> lists =
            List.of(
                threads.submit(() -> Asking.version(gateway)),
                threads.submit(() -> Asking.version(gateway)));
        for (Future<String> list : lists) {
          assertThat(list.get()).isEqualTo("v1.33.6");
        }
      }
      assertThat(Files.readAllLines(runs)).hasSize(2);
      assertThat(server.requests()).hasSize(4);
    }
  }

  @Test
  void a_login_that_stays_refused_is_renewed_once_and_then_answered_so() throws Exception {
    Path runs = folder.resolve("runs");
    script("echo run >> " + runs, "N=$(wc -l < " + runs + ")", printing("{\"token\": \"t'$N'\"}"));
    try (ApiServer server =
        new ApiServer()
            .at(
                "/version",
                ApiServer.json(401, ApiServer.status(401, "Unauthorized", "Unauthorized")))) {
      assertThat(
              new Asking("server: '%s'".formatted(server.url()), EXEC.formatted(""), folder)
                  .version(agreed()))
          .isEqualTo("HTTP 401");
      assertThat(Files.readAllLines(runs)).hasSize(2);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void a_certificate_that_a_program_prints_is_shown_and_renewed() throws Exception {
    KeyPair own = KeyPair.make(folder, "server", "EC", "-ext", "san=ip:127.0.0.1");
    KeyPair first = KeyPair.make(folder, "first", "EC");
    KeyPair second = KeyPair.make(folder, "second", "RSA");
    Path answers = Files.createDirectory(folder.resolve("answers"));
    int number = 0;
    for (KeyPair each : List.of(first, second)) {
      Files.writeString(
          answers.resolve(String.valueOf(++number)),
          CanonicalJson.text(
              JsonObject.builder()
                  .put("apiVersion", "client.authentication.k8s.io/v1")
                  .put("kind", "ExecCredential")
                  .put(
                      "status",
                      JsonObject.builder()
                          .put("clientCertificateData", each.pem())
                          .put("clientKeyData", each.keyPem())
                          .build())
                  .build()));
    }
    Path runs = folder.resolve("runs");
    script("echo run >> " + runs, "cat " + answers + "/$(wc -l < " + runs + ")");
    ApiServer.Route refusesFirst =
        exchange -> {
          String name = ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName();
          if (name.equals("CN=first")) {
            ApiServer.json(401, ApiServer.status(401, "Unauthorized", "Unauthorized"))
                .answer(exchange);
          } else {
            ApiServer.json(200, Asking.VERSION).answer(exchange);
          }
        };
    try (SecureServer server = new SecureServer(own.server(first, second), true, refusesFirst)) {
      Asking asking =
          new Asking(
              "server: 'https://127.0.0.1:%d', certificate-authority-data: %s"
                  .formatted(server.port(), base64(own.pem())),
              EXEC.formatted(""),
              folder);
      assertThat(asking.version(agreed())).isEqualTo("v1.33.6");
      assertThat(server.heard())
          .extracting(SecureServer.Heard::client)
          .containsExactly("CN=first", "CN=second");
    }
  }

  @Test
  void a_program_that_wants_it_is_told_of_the_cluster() throws Exception {
    Path seen = folder.resolve("seen");
    Files.writeString(folder.resolve("ca.pem"), "no pem");
    script("echo \"$KUBERNETES_EXEC_INFO\" > " + seen, printing("{\"token\": \"abc\"}"));
    try (ApiServer server = new ApiServer().at("/version", Asking.VERSION)) {
      String cluster =
          """
          server: '%s', tls-server-name: api.example, insecure-skip-tls-verify: true,
             certificate-authority: ca.pem, extensions: [{name: client.authentication.k8s.io/exec,
             extension: {audience: x, ports: [1, 2], deep: {yes: true}, none: null}}]\
          """
              .formatted(server.url());
      Asking asking = new Asking(cluster, EXEC.formatted(", provideClusterInfo: true"), folder);
      assertThat(asking.version(agreed())).isEqualTo("v1.33.6");
      assertThat(Files.readString(seen).strip())
          .isEqualTo(
              "{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\","
                  + "\"spec\":{\"cluster\":{\"certificate-authority-data\":\"%s\",\"config\":{"
                      .formatted(base64("no pem"))
                  + "\"audience\":\"x\",\"deep\":{\"yes\":true},\"none\":null,\"ports\":[1,2]},"
                  + "\"insecure-skip-tls-verify\":true,\"server\":\"%s\",".formatted(server.url())
                  + "\"tls-server-name\":\"api.example\"},\"interactive\":false}}");
    }
  }
}
