package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.inscope.snapshot.redaction.FingerprintKey;
import io.inscope.snapshot.store.Project;
import io.inscope.snapshot.store.SnapshotWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `inscope capture` as a user sees it: what it says before it asks, what came of it, and one
/// message for whatever goes wrong.
class CaptureTest {
  @TempDir Path folder;

  private LiveServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LiveServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Path project() {
    return folder.resolve("p.inscope");
  }

  private Run capture(Path kubeconfig, Object... more) {
    List<Object> words = new ArrayList<>(List.of("capture", "--kubeconfig", kubeconfig));
    words.addAll(List.of(more));
    return Run.of(words.toArray());
  }

  private Run capture(Object... more) throws IOException {
    List<Object> words =
        new ArrayList<>(List.of("--project", project(), "--insist-unverified", "--qps", 100));
    words.addAll(List.of(more));
    return capture(server.kubeconfig(folder), words.toArray());
  }

  /// What is said after the plan.
  private static String message(Run run) {
    return run.err().substring(run.err().indexOf("inscope: "));
  }

  private void failed(Run run, String message) throws IOException {
    assertThat(message(run)).isEqualTo(message);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("config");
    }
  }

  @Test
  void theContextsAreListedAndNothingIsAsked() throws IOException {
    Path config = server.kubeconfig(folder);

    Run run = capture(config, "--list-contexts", "--format", "csv");

    assertThat(run)
        .isEqualTo(
            new Run(
                0,
                """
                context,current,cluster,user,namespace,file
                bank,yes,bank,auditor,shop,%s
                other,,bank,nobody,,%s
                """
                    .formatted(config, config),
                ""));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void thePlanSaysWhatWouldHappenAndNothingIsAsked() throws IOException {
    Path config = server.kubeconfig(folder);

    Run run = capture(config, "--plan", "--namespace", "shop", "--qps", 2);

    assertThat(run)
        .isEqualTo(
            new Run(
                0,
                """
                context: bank
                server: %s
                certificate: NOT ENCRYPTED: anyone on the way can read and change everything
                proxy: none
                user: auditor
                login: a bearer token from the kubeconfig
                from: %s
                namespaces: shop, and what is in none
                asks: lists of every kind that the server offers, by GET, at most 2 requests a \
                second; who we are and what we may do, by reviews that leave nothing behind
                secrets: names, types, labels and annotations; no keys and no values
                needs: --insist-unverified
                Nothing was asked and nothing was run.
                """
                    .formatted(server.url(), config),
                ""));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aLoginProgramRunsOnlyWhenTheUserAgreesToIt() throws IOException {
    Path trace = folder.resolve("ran");
    Path config =
        LiveServer.kubeconfig(
            folder,
            "https://127.0.0.1:1",
            "{exec: {apiVersion: client.authentication.k8s.io/v1, command: touch, args: ['%s']}}"
                .formatted(trace));

    Run run = capture(config, "--project", project());

    assertThat(run.err())
        .isEqualTo(
            """
            context: bank
            server: https://127.0.0.1:1
            certificate: checked against the certificate authorities this Java knows
            proxy: none
            user: auditor
            login: a token that this program prints: touch %s
            from: %s
            inscope: the user 'auditor' logs in with a program, which was not run: touch %s
              If this may run on this computer: --allow-exec-plugin.
              (CAPTURE-PLUGIN)
            """
                .formatted(trace, config, trace));
    assertThat(run.code()).isEqualTo(3);
    assertThat(trace).doesNotExist();
    assertThat(project()).doesNotExist();
  }

  @Test
  void aServerThatCannotBeVerifiedIsNotAskedUnlessTheUserInsists() throws IOException {
    failed(
        capture(server.kubeconfig(folder), "--project", project()),
        """
        inscope: %s was not asked: its certificate is NOT ENCRYPTED: anyone on the way can read \
        and change everything
          Put the certificate authority of the cluster into the kubeconfig. Only if there is no \
        way: --insist-unverified, and the snapshot says so.
          (CAPTURE-UNVERIFIED)
        """
            .formatted(server.url()));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void wrongUsageIsSaidBeforeAnythingElse() {
    misused("Missing required option: '--project=PROJECT'");
    misused(
        "Invalid value for option '--qps': from 1 to 100 requests a second, not 0",
        "--project",
        project(),
        "--qps",
        0);
    misused(
        "Invalid value for option '--namespace': no namespace can be called '../nodes'",
        "--project",
        project(),
        "--namespace",
        "../nodes");
    misused(
        "Error: --list-contexts, --plan are mutually exclusive (specify only one)",
        "--plan",
        "--list-contexts");
  }

  private void misused(String message, Object... words) {
    Run run = capture(folder.resolve("missing"), words);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines().findFirst()).hasValue(message);
  }

  @Test
  void aKubeconfigThatIsNotThere() {
    Path missing = folder.resolve("missing");

    Run run = capture(missing, "--list-contexts");

    assertThat(run)
        .isEqualTo(
            new Run(
                3,
                "",
                """
                inscope: there is no file '%s'
                  Name a kubeconfig, the file with which kubectl reaches the cluster.
                  (CAPTURE-NO-KUBECONFIG)
                """
                    .formatted(missing)));
  }

  @Test
  void aBrokenKubeconfigIsNotQuoted() throws IOException {
    Path config = Files.writeString(folder.resolve("config"), "users: [{token: s3cr3t");

    failed(
        capture(config, "--project", project()),
        """
        inscope: '%s' is not a kubeconfig that can be read
          See what 'kubectl config view --kubeconfig %s' says of it.
          (CAPTURE-BROKEN-KUBECONFIG)
        """
            .formatted(config, config));
  }

  @Test
  void anUnknownContext() throws IOException {
    failed(
        capture("--context", "prod"),
        """
        inscope: there is no context 'prod'
          There are: bank, other.
          (CAPTURE-UNKNOWN-CONTEXT)
        """);
  }

  @Test
  void aPortOnWhichNobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    failed(
        capture(
            LiveServer.kubeconfig(folder, "https://127.0.0.1:" + port, "{token: abc}"),
            "--project",
            project()),
        """
        inscope: https://127.0.0.1:%d cannot be reached: the connection was refused
          Check address and port.
          (CAPTURE-UNREACHABLE)
        """
            .formatted(port));
  }

  @Test
  void aHostNobodyKnows() throws IOException {
    failed(
        capture(
            LiveServer.kubeconfig(folder, "https://api.bank.invalid:6443", "{token: abc}"),
            "--project",
            project()),
        """
        inscope: https://api.bank.invalid:6443 cannot be reached: nobody knows a host of this name
          Check the name, DNS and VPN.
          (CAPTURE-UNREACHABLE)
        """);
  }

  @Test
  void aPortalInPlaceOfTheServer() throws IOException {
    server.at(
        "/api", LiveServer.text(200, "text/html", "<html><body>Welcome, guest</body></html>"));

    failed(
        capture(),
        """
        inscope: %s answered with a web page instead of JSON (HTTP 200)
          A portal, a proxy or a login page answers in its place: log in there with a browser, or \
        check the address.
          (CAPTURE-NOT-KUBERNETES)
        """
            .formatted(server.url()));
  }

  @Test
  void aLoginThatIsNotAccepted() throws IOException {
    server.at("/api", LiveServer.status(401, "Unauthorized", "Unauthorized"));

    failed(
        capture(),
        """
        inscope: %s does not accept the login: Unauthorized
          The token or certificate may have expired: get a new one.
          (CAPTURE-LOGIN)
        """
            .formatted(server.url()));
  }

  @Test
  void whatAServerSaysIsMaskedWhereItHoldsASecret() throws IOException {
    String card = "4111 1111 1111 1111";
    server.at("/api", LiveServer.status(401, "Unauthorized", "no such user: " + card));

    Run run = capture("-v");

    assertThat(run.err()).contains("does not accept the login", "\tat ").doesNotContain(card);
  }

  @Test
  void aNamespaceThatDoesNotExistIsNotAnEmptyOne() throws IOException {
    failed(
        capture("--namespace", "shop", "--namespace", "paymets"),
        """
        inscope: %s has no namespace 'paymets'
          Check the name and the context. Nothing was read.
          (CAPTURE-NO-NAMESPACE)
        """
            .formatted(server.url()));
  }

  @Test
  void aProjectThatCannotBeMadeIsSaidBeforeTheServerIsAsked() throws IOException {
    Path nowhere = folder.resolve("none/p.inscope");

    Run run =
        capture(
            server.kubeconfig(folder), "--project", nowhere, "--insist-unverified", "--name", "n");

    failed(
        run,
        """
        inscope: The folder for the project "%s" does not exist.
          Make the folder first, or choose another.
          (PROJECT-NO-FOLDER)
        """
            .formatted(nowhere));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the attribute is another one")
  void aProjectThatCannotBeWrittenIsSaidBeforeTheServerIsAsked() throws IOException {
    Project.create(project(), Run.CLOCK).close();
    Files.setPosixFilePermissions(project(), PosixFilePermissions.fromString("r--r--r--"));
    assumeFalse(Files.isWritable(project()), "this user may write everything");

    Run run = capture();

    assertThat(message(run))
        .isEqualTo(
            """
            inscope: The project "%s" cannot be written: the file or its folder is read-only.
              Copy it to a folder you can write to, and use the copy.
              (PROJECT-READ-ONLY)
            """
                .formatted(project()));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aProjectInWhichSomebodyWritesIsSaidBeforeTheServerIsAsked() throws IOException {
    try (Project open = Project.create(project(), Run.CLOCK);
        SnapshotWriter _ = open.newSnapshot("other", FingerprintKey.random())) {
      Run run = capture();

      assertThat(run.code()).isEqualTo(3);
      assertThat(message(run)).endsWith("  (PROJECT-LOCKED)\n");
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void onlyAPartOfACaptureCanGoOn() throws IOException {
    Path pod =
        Files.writeString(
            folder.resolve("pod.yaml"), "{apiVersion: v1, kind: Pod, metadata: {name: web}}");
    Run.of("import", pod, "--project", project());

    assertThat(message(capture("--resume")))
        .isEqualTo(
            """
            inscope: Snapshot 1 "pod.yaml" was imported: only a capture that was stopped can go on.
              Leave out what asks to resume, and a new capture is begun.
              (CAPTURE-NOT-PARTIAL)
            """);
    assertThat(message(capture("--resume", "7")))
        .isEqualTo(
            """
            inscope: The project "%s" holds no snapshot "7".
              There are: 1 "pod.yaml".
              (SNAPSHOT-NOT-FOUND)
            """
                .formatted(project()));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void whatWouldBeMissingIsSaidBeforeAnythingIsRead() throws IOException {
    Run run =
        capture(
            server.kubeconfig(folder),
            "--check-access",
            "--insist-unverified",
            "--qps",
            100,
            "--format",
            "csv");

    assertThat(run.code()).isZero();
    assertThat(run.lines().stream().filter(line -> !line.contains(",not_served,")))
        .satisfiesExactly(
            header -> assertThat(header).isEqualTo("group,kind,scope,access,needed_by,reason"),
            row -> assertThat(row).startsWith(",Namespace,cluster,allowed,"),
            row -> assertThat(row).startsWith("networking.k8s.io,NetworkPolicy,namespace,allowed,"),
            row -> assertThat(row).startsWith(",Pod,namespace,allowed,"),
            row -> assertThat(row).startsWith(",Secret,namespace,refused,"));
    assertThat(run.err())
        .endsWith(
            """
            The server knows us as auditor.
            Every needed kind that the server has could be read, but for Secrets.
            Secrets may be left out: a capture asks for no more than their names and types, but who \
            may list them may read their values, so the ClusterRole that 'inscope request' writes \
            leaves them out. The scripts beside it give their names and keys.
            """);
    assertThat(server.requests())
        .doesNotContain("GET /api/v1/pods?limit=500")
        .allMatch(request -> request.startsWith("GET ") || request.contains("/selfsubject"));
    assertThat(project()).doesNotExist();
  }

  @Test
  void whatIsNeededAndRefusedMakesTheDifference() throws IOException {
    server.at(
        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
        LiveServer.json(201, "{\"status\":{\"allowed\":false}}"));

    Run run =
        capture(server.kubeconfig(folder), "--check-access", "--insist-unverified", "--qps", 100);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "needed kinds something would be missing, or may be: Namespace,",
            "'inscope request --out DIR' writes a ClusterRole (clusterrole.yaml) that allows the"
                + " least that is needed.\nSecrets may be left out: ")
        .doesNotContain("Secret,", ", Secret");
  }

  @Test
  void nothingMissingIsSaidAsWell() throws IOException {
    server.at(
        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
        LiveServer.json(201, "{\"status\":{\"allowed\":true}}"));

    Run run =
        capture(server.kubeconfig(folder), "--check-access", "--insist-unverified", "--qps", 100);

    assertThat(run.code()).isZero();
    assertThat(run.err()).endsWith("Every needed kind that the server has could be read.\n");
  }

  @Test
  void theSummarySaysWhatWasReadAndWhatWasNot() throws IOException {
    Run run = capture();

    assertThat(run.out().replaceAll("[0-9a-f]{64}", "SEAL").replaceAll(": .* bytes", ": N bytes"))
        .isEqualTo(
            """
            %1$s
              live: it answers as the API of Kubernetes v1.33.6; context 'bank', read-only; the \
            server was NOT VERIFIED
              asked as auditor of readers, system:authenticated
              2026-03-11T08:00:00Z to 2026-03-11T08:00:00Z: N bytes read
              7 lists: 3 read, 4 refused, 0 failed
              refused: Secret
              changed meanwhile: nothing in 3 kinds that were listed again
              6 objects read, 0 problems

            6 objects read = 6 kept
            3 pages = 3 imported
            Snapshot 1 'bank' sealed in %2$s
              SHA-256 SEAL
            'inscope coverage %2$s' says for each kind and namespace what the server said; 'inscope \
            request --project %2$s --out DIR' asks for what is missing.
            'inscope capture-log %2$s' lists every request, to be compared with the cluster's audit log.
            """
                .formatted(server.url(), project()));
    assertThat(run.code()).isEqualTo(1);
    assertThat(server.requests())
        .allMatch(request -> request.startsWith("GET ") || request.contains("/selfsubject"));
  }

  @Test
  void oneNamespaceIsReadAlone() throws IOException {
    server.at(
        "/api/v1/namespaces/shop/pods",
        LiveServer.json(
            200,
            "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"9\"},"
                + "\"items\":[{\"metadata\":{\"name\":\"web\",\"namespace\":\"shop\","
                + "\"uid\":\"u\",\"resourceVersion\":\"7\"}}]}"));

    Run run = capture("--namespace", "shop", "--name", "shop only");

    assertThat(run.out()).contains("Snapshot 1 'shop only' sealed in ");
    assertThat(Run.of("coverage", project(), "--format", "csv").lines())
        .contains(
            ",Pod,payments,not_asked,,it is not part of what was handed over: only these namespaces"
                + " were asked for: shop",
            ",Pod,shop,read,1,");
    assertThat(server.requests()).doesNotContain("GET /api/v1/pods?limit=500");
  }

  @Test
  void theWorkGoesOnWithWhatWasCaptured() throws IOException {
    capture();

    assertThat(Run.of("coverage", project(), "--format", "csv").lines())
        .contains(
            ",Pod,,read,2,",
            "networking.k8s.io,NetworkPolicy,payments,read,1,",
            ",Secret,payments,refused,,\"the server refused to list it: secrets is forbidden: User"
                + " \"\"auditor\"\" cannot list resource \"\"secrets\"\"\"");
    assertThat(Run.of("check", project()).code()).isEqualTo(1);
    assertThat(Run.of("report", project(), "--out", folder.resolve("r.xlsx")).code()).isZero();
    assertThat(Run.of("verify", project()).code()).isZero();
  }
}
