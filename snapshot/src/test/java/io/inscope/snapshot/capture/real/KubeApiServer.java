package io.inscope.snapshot.capture.real;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real API server with its etcd, on loopback, with RBAC and an audit log. One for all tests of a
/// run: it is started and filled when the first test wants it, and goes with this Java.
final class KubeApiServer {
  private static final Path SCRIPT = Path.of("../packaging/dev/kube-apiserver.sh");

  /// Each user with a token, and their groups. The rights are in `readers.yaml` beside the script.
  private static final Map<String, String> USERS =
      new TreeMap<>(
          Map.of(
              "admin", "system:masters",
              "full-reader", "",
              "audited-reader", "full-readers",
              "restricted-reader", ""));

  private static @Nullable KubeApiServer shared;

  private final Path folder;
  private final ClientCertificates certificates;
  private final Path kubectl;
  private Map<String, String> facts = Map.of();
  private @Nullable Load load;

  private KubeApiServer(Path folder, ClientCertificates certificates, Path kubectl) {
    this.folder = folder;
    this.certificates = certificates;
    this.kubectl = kubectl;
  }

  /// The one of this run, filled. Skips the test when there are no binaries.
  static synchronized KubeApiServer shared() throws Exception {
    Said found = script(Map.of(), "find");
    assumeTrue(found.exit() == 0, found.text());
    if (shared == null) {
      Path folder = Files.createTempDirectory("inscope-kube");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      ClientCertificates certificates = ClientCertificates.in(folder);
      Files.writeString(folder.resolve("client-ca.crt"), certificates.authority());
      StringBuilder tokens = new StringBuilder();
      USERS.forEach(
          (user, groups) ->
              tokens.append(
                  "%s-token,%s,%s%s\n"
                      .formatted(user, user, user, groups.isEmpty() ? "" : "," + groups)));
      Files.writeString(folder.resolve("tokens.csv"), tokens);
      Path kubectl = Path.of(facts(found.text()).getOrDefault("kubectl", ""));
      KubeApiServer server = new KubeApiServer(folder, certificates, kubectl);
      server.start();
      server.load = Load.into(server.admin(), 20261121);
      shared = server;
    }
    return shared;
  }

  private record Said(int exit, String text) {}

  private static Said script(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of("bash", SCRIPT.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new Said(3, "without bash there is no API server to test with: " + e.getMessage());
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text.strip());
  }

  private static void remove(Path folder) {
    try {
      script(Map.of(), "stop", folder.toString());
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Starts it, the first time or again after [#kill]. What is in etcd stays.
  void start() throws Exception {
    Said said =
        script(
            Map.of("INSCOPE_KUBE_OWNER", Long.toString(ProcessHandle.current().pid())),
            "start",
            folder.toString());
    if (said.exit() != 0) {
      throw new IllegalStateException(said.text());
    }
    facts = facts(said.text());
  }

  /// What the script prints: `etcd: http://127.0.0.1:2379`.
  private static Map<String, String> facts(String text) {
    Map<String, String> facts = new TreeMap<>();
    text.lines()
        .map(line -> line.split(": ", 2))
        .filter(line -> line.length == 2)
        .forEach(line -> facts.put(line[0], line[1]));
    return facts;
  }

  /// Ends the API server at once, as a crash does; etcd goes on.
  void kill() {
    try {
      long pid = Long.parseLong(Files.readString(folder.resolve("kube-apiserver.pid")).strip());
      Optional<ProcessHandle> process = ProcessHandle.of(pid);
      process.ifPresent(ProcessHandle::destroyForcibly);
      process.ifPresent(handle -> handle.onExit().join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What was put into it.
  Load load() {
    if (load == null) {
      throw new IllegalStateException("still being filled");
    }
    return load;
  }

  String url() {
    return fact("server");
  }

  /// The address of its etcd.
  String etcd() {
    return fact("etcd");
  }

  private String fact(String name) {
    return Optional.ofNullable(facts.get(name)).orElseThrow();
  }

  /// With a context for each user who has a token.
  Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  Path auditLog() {
    return folder.resolve("audit.log");
  }

  /// What kubectl says to a user, into a file.
  void kubectl(String user, Path output, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(kubectl.toString()));
    command.addAll(List.of("--kubeconfig", kubeconfig().toString(), "--context", user));
    command.addAll(List.of("--cache-dir", folder.resolve("kubectl-cache").toString()));
    command.addAll(List.of(arguments));
    int exit =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException("kubectl failed: " + command);
    }
  }

  /// The certificate of the server and the one that signed it, PEM.
  Path authority() {
    return folder.resolve("pki/apiserver.crt");
  }

  ClientCertificates certificates() {
    return certificates;
  }

  Admin admin() throws Exception {
    return new Admin(this, "admin-token");
  }

  /// Asks as the holder of a token.
  Admin as(String token) throws Exception {
    return new Admin(this, token);
  }
}
