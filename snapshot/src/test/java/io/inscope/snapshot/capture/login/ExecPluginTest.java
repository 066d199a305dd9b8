package io.inscope.snapshot.capture.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.json.JsonObject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Login programs, which are shell scripts here.
class ExecPluginTest {
  private static final String V1 = "client.authentication.k8s.io/v1";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @BeforeEach
  void thereIsAShell() {
    assumeTrue(File.separatorChar == '/', "login programs are shell scripts in this test");
  }

  private Path script(String name, String... lines) throws Exception {
    Path file =
        Files.writeString(folder.resolve(name), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  private static String printing(String status) {
    return """
    echo '{"apiVersion": "%s", "kind": "ExecCredential", "status": %s}'\
    """
        .formatted(V1, status);
  }

  private static ExecCall call(List<String> command) {
    return new ExecCall(
        "u",
        command,
        String.join(" ", command),
        Map.of(),
        V1,
        ExecCall.Mode.IF_AVAILABLE,
        Optional.empty(),
        "");
  }

  private static Source.Fresh run(ExecCall call) throws CaptureException {
    return new ExecPlugin(call, System.getenv(), false, CLOCK).fetch(Optional.empty());
  }

  private static String problem(ExecCall call) {
    return problem(new ExecPlugin(call, System.getenv(), false, CLOCK));
  }

  private static String problem(ExecPlugin plugin) {
    try {
      return plugin.fetch(Optional.empty()).toString();
    } catch (CaptureException e) {
      assertThat(e.code()).isEqualTo("CAPTURE-PLUGIN");
      return e.getMessage() + ". " + e.hint();
    }
  }

  @Test
  void a_token_with_its_end_comes_from_standard_output_alone() throws Exception {
    Path login =
        script(
            "login",
            "echo 'a warning' >&2",
            printing(
                "{\"token\": \"abc\", \"expirationTimestamp\": \"2026-11-21T10:14:00+00:00\"}"),
            "echo 'another' >&2");
    assertThat(run(call(List.of(login.toString()))))
        .isEqualTo(
            new Source.Fresh(
                Proof.bearer("abc"), Optional.of(Instant.parse("2026-11-21T10:14:00Z"))));
  }

  @Test
  void the_program_gets_its_arguments_and_variables_to_the_letter() throws Exception {
    Path seen = folder.resolve("seen");
    Path login =
        script(
            "login",
            "{ for a in \"$@\"; do echo \"<$a>\"; done; echo \"$REGION\"; echo \"$PATH\";",
            "  echo \"$KUBERNETES_EXEC_INFO\"; cat; } > " + seen,
            printing("{\"token\": \"abc\"}"));
    ExecCall call =
        new ExecCall(
            "u",
            List.of(login.toString(), "two words", "$(touch x); `y` *", ""),
            "",
            Map.of("REGION", "eu", "KUBERNETES_EXEC_INFO", "not this"),
            V1,
            ExecCall.Mode.IF_AVAILABLE,
            Optional.of(JsonObject.of("server", "https://c.example")),
            "");
    assertThat(run(call)).isEqualTo(new Source.Fresh(Proof.bearer("abc"), Optional.empty()));
    assertThat(Files.readAllLines(seen))
        .containsExactly(
            "<two words>",
            "<$(touch x); `y` *>",
            "<>",
            "eu",
            System.getenv("PATH"),
            "{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\","
                + "\"spec\":{\"cluster\":{\"server\":\"https://c.example\"},"
                + "\"interactive\":false}}");
  }

  @Test
  void a_bare_name_is_looked_for_in_the_path_and_nowhere_else() throws Exception {
    script("login", printing("{\"token\": \"abc\"}"));
    assertThat(
            new ExecPlugin(
                    call(List.of("login")),
                    Map.of("PATH", "/nowhere:." + File.pathSeparator + folder),
                    false,
                    CLOCK)
                .fetch(Optional.empty())
                .proof())
        .isEqualTo(Proof.bearer("abc"));
    ExecCall call =
        new ExecCall(
            "u",
            List.of("login"),
            "login",
            Map.of(),
            V1,
            ExecCall.Mode.NEVER,
            Optional.empty(),
            "Install it\nfrom https://tools.example");
    assertThat(problem(new ExecPlugin(call, Map.of("PATH", "/nowhere"), false, CLOCK)))
        .isEqualTo(
            "the program with which the user 'u' logs in was not found: 'login'. Install it from"
                + " https://tools.example");
    assertThat(
            problem(
                new ExecPlugin(call(List.of("login")), Map.of("PATH", "/nowhere"), false, CLOCK)))
        .endsWith("Install it, or start this program from where 'kubectl' works.");
  }

  @Test
  void a_program_that_fails_says_why_without_its_secrets() throws Exception {
    Path login =
        script(
            "login",
            printing("{\"token\": \"never-shown\"}"),
            "printf '\\033[31mSession expired\\033[0m:\\n"
                + "  %s\\n"
                + "password=hunter2hunter2\\n"
                + "' \"$KEY\" >&2",
            "exit 3");
    ExecCall call =
        new ExecCall(
            "u",
            List.of(login.toString()),
            "login --now",
            Map.of("KEY", "wJalrXUtnFEMI/K7MDENG"),
            V1,
            ExecCall.Mode.NEVER,
            Optional.empty(),
            "");
    assertThat(problem(call))
        .isEqualTo(
            "the program with which the user 'u' logs in failed (exit status 3): Session expired:"
                + " (hidden) password=(hidden). See what it says in a terminal: login --now");
  }

  @Test
  void long_complaints_are_cut_at_their_beginning() throws Exception {
    Path login =
        script("login", "for i in $(seq 1 30000); do echo \"line $i\"; done >&2", "exit 1");
    String said = problem(call(List.of(login.toString())));
    assertThat(said.length()).isLessThan(700);
    assertThat(said).contains("failed (exit status 1): ...");
  }

  @Test
  void what_is_no_login_is_said_without_being_shown() throws Exception {
    Map<String, String> why =
        Map.ofEntries(
            Map.entry("true", "it is empty"),
            Map.entry("echo 's3cr3t'", "it is not a JSON object"),
            Map.entry("echo '{\"token\": \"s3cr3t\"}'", "it is not an ExecCredential"),
            Map.entry(
                printing("{\"token\": \"s3cr3t\"}").replace("/v1", "/v1beta1"),
                "it is of another version than 'client.authentication.k8s.io/v1'"),
            Map.entry(printing("{}"), "there is neither a token nor a certificate in it"),
            Map.entry(
                printing("{\"token\": \"s3cr3t\\\\nX: y\"}"),
                "its token has characters no token has"),
            Map.entry(
                printing("{\"clientKeyData\": \"s3cr3t\"}"),
                "there is a certificate without its key, or a key without certificate"),
            Map.entry(
                printing("{\"token\": \"s3cr3t\", \"expirationTimestamp\": \"soon\"}"),
                "its 'expirationTimestamp' is not a time"));
    for (Map.Entry<String, String> each : why.entrySet()) {
      Path login = script("login", each.getKey());
      assertThat(problem(call(List.of(login.toString()))))
          .isEqualTo(
              "what the login program of the user 'u' printed cannot be used: %s. See what it prints"
                      .formatted(each.getValue())
                  + " in a terminal: "
                  + login);
    }
  }

  @Test
  void a_login_in_another_shape_is_said_without_being_shown() throws Exception {
    Path login = script("login", printing("{\"token\": 31415926}"));
    assertThat(problem(call(List.of(login.toString()))))
        .startsWith(
            "what the login program of the user 'u' printed cannot be used: /status/token is a"
                + " number where a text belongs.");
  }

  @Test
  void a_program_that_prints_without_end_is_stopped() throws Exception {
    Path login = script("login", "head -c 3000000 /dev/zero");
    assertThat(problem(call(List.of(login.toString()))))
        .startsWith(
            "the program with which the user 'u' logs in printed more than a login has. See");
  }

  @Test
  void a_program_that_does_not_end_is_stopped_with_what_it_started() throws Exception {
    Path child = folder.resolve("child");
    Path login =
        script("login", "echo 'open a browser' >&2", "sleep 600 & echo $! > " + child, "wait");
    ExecPlugin plugin =
        new ExecPlugin(
            call(List.of(login.toString())), System.getenv(), false, Duration.ofSeconds(1), CLOCK);
    assertThat(problem(plugin))
        .startsWith(
            "the program with which the user 'u' logs in was not done within 1 s and was stopped:"
                + " open a browser. See");
    assertEnded(child);
  }

  @Test
  void a_program_is_stopped_when_the_user_stops() throws Exception {
    Path child = folder.resolve("child");
    Path login = script("login", "sleep 600 & echo $! > " + child, "wait");
    Thread capture = Thread.currentThread();
    Thread.ofVirtual()
        .start(
            () -> {
              while (!Files.exists(child)) {
                Thread.onSpinWait();
              }
              capture.interrupt();
            });
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> run(call(List.of(login.toString()))))
        .withMessage("stopped by the user");
    assertThat(Thread.interrupted()).isTrue();
    assertEnded(child);
  }

  private static void assertEnded(Path child) throws Exception {
    String pid = "";
    while (pid.isEmpty()) {
      pid = Files.readString(child).strip();
    }
    Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(pid));
    if (left.isPresent()) {
      left.get().onExit().join();
    }
  }

  @Test
  void a_program_that_has_to_ask_somebody_needs_a_terminal() throws Exception {
    Path login = script("login", printing("{\"token\": \"abc\"}"));
    ExecCall always =
        new ExecCall(
            "u",
            List.of(login.toString()),
            "",
            Map.of(),
            V1,
            ExecCall.Mode.ALWAYS,
            Optional.empty(),
            "");
    assertThat(problem(always))
        .isEqualTo(
            "the program with which the user 'u' logs in has to ask somebody at a terminal"
                + " (interactiveMode: Always), and there is none. Run 'inscope capture' in a"
                + " terminal.");
    assertThat(always.info(true)).contains("\"interactive\":true");
    assertThat(call(List.of("x")).info(true)).contains("\"interactive\":true");
    assertThat(call(List.of("x")).info(false)).contains("\"interactive\":false");
  }

  @Test
  void a_version_that_kubectl_no_longer_speaks_is_refused() {
    ExecCall old =
        new ExecCall(
            "u",
            List.of("aws"),
            "",
            Map.of(),
            "client.authentication.k8s.io/v1alpha1",
            ExecCall.Mode.NEVER,
            Optional.empty(),
            "");
    assertThat(problem(old))
        .isEqualTo(
            "the program with which the user 'u' logs in speaks"
                + " 'client.authentication.k8s.io/v1alpha1', which kubectl does not speak any more."
                + " Update the program and the kubeconfig to client.authentication.k8s.io/v1.");
  }
}
