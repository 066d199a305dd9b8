package io.inscope.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The letter, the script in it, and the answer it brings: round and round until nothing is left to
/// ask.
class RequestTest {
  private static final String PODS =
      list(
          object("v1", "Pod", "shop", "web", "\"spec\":{\"containers\":[{\"name\":\"c\"}]}"),
          object("v1", "Pod", "payments", "vault", "\"spec\":{\"containers\":[{\"name\":\"c\"}]}"));

  @TempDir Path folder;

  private static String object(
      String apiVersion, String kind, String namespace, String name, String rest) {
    return """
    {"apiVersion":"%s","kind":"%s","metadata":{"namespace":"%s","name":"%s","uid":"%s"},%s}\
    """
        .formatted(apiVersion, kind, namespace, name, namespace + name, rest);
  }

  private static String list(String... items) {
    return "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":["
        + String.join(",", items)
        + "]}\n";
  }

  /// A kubectl that serves files, knows no add-ons, refuses one kind, and has trouble with another.
  private void kubectl(String refused, String failing) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path kubectl = bin.resolve("kubectl");
    Files.writeString(
        kubectl,
        """
        #!/usr/bin/env bash
        case "$1 $2" in
          "get %s")
            echo 'Error from server (Forbidden): %s is forbidden: User "audit" cannot list it' >&2
            exit 1 ;;
          "get %s")
            echo 'Unable to connect to the server: net/http: TLS handshake timeout' >&2
            exit 1 ;;
          "get secrets")
            grep -q secret-names "${4#--output=go-template-file=}" || exit 9
            printf '# inscope secret-names\\npayments\\tvault\\tu1\\tOpaque\\tpassword\\tuser\\n' ;;
          "get pods")
            echo 'Warning: something is deprecated' >&2
            cat '%s' ;;
          *.cilium.io | *.projectcalico.org | *.antrea.io | *.istio.io | *policy.networking.k8s.io \\
            | *gateway.networking.k8s.io)
            echo "error: the server doesn't have a resource type" >&2
            exit 1 ;;
          *) echo '{"apiVersion":"v1","items":[],"kind":"List","metadata":{"resourceVersion":""}}' ;;
        esac
        """
            .formatted(refused, refused, failing, folder.resolve("pods.json")));
    assertThat(kubectl.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("pods.json"), PODS);
  }

  private List<String> bash(Path script, Path where) throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/bash")), "no bash here");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", script.toString())
            .directory(where.toFile())
            .redirectErrorStream(true);
    builder.environment().merge("PATH", folder.resolve("bin").toString(), (p, b) -> b + ":" + p);
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(lines.toString()).isZero();
    return lines;
  }

  private static String asked(Path letter) throws IOException {
    return Files.readAllLines(letter).stream()
        .takeWhile(line -> !line.equals("## How to answer"))
        .filter(line -> line.contains(" | `"))
        .map(line -> line.substring(2, line.indexOf(" |", 2)))
        .collect(Collectors.joining(" "));
  }

  @Test
  void theAnswerSettlesWhatWasAskedAndTheNextLetterAsksForTheRest() throws Exception {
    kubectl("networkpolicies.networking.k8s.io", "ingresses.networking.k8s.io");
    Run first = Run.of("request", "--out", folder.resolve("r1"));
    assertThat(first.code()).isZero();
    assertThat(first.lines())
        .isEqualTo(
            Stream.of("letter.md", "collect.sh", "collect-oc.sh", "collect.ps1", "clusterrole.yaml")
                .map(name -> folder.resolve("r1").resolve(name).toString())
                .toList());

    List<String> lines = bash(folder.resolve("r1/collect.sh"), folder);

    assertThat(lines)
        .contains("read      pods", "not read  networkpolicies.networking.k8s.io")
        .contains("  inscope-request.tar.gz");
    Path project = folder.resolve("p.inscope");
    Run imported = Run.of("import", folder.resolve("inscope-request.tar.gz"), "--project", project);
    assertThat(imported.out())
        .contains("Answer to 'inscope request' in")
        .contains("3 objects read, 0 problems");
    String coverage = Run.of("coverage", project, "--format", "csv").out();
    assertThat(coverage.lines())
        .contains(
            ",Pod,,read,2,",
            ",Pod,payments,read,1,",
            ",Secret,payments,read,1,",
            ",Secret,shop,zero,0,",
            "apps,Deployment,,zero,0,",
            "cilium.io,CiliumNetworkPolicy,,zero,0,",
            "networking.k8s.io,NetworkPolicy,,refused,,\"the server refused to list it: Error from"
                + " server (Forbidden): networkpolicies.networking.k8s.io is forbidden: User"
                + " \"\"audit\"\" cannot list it\"",
            "networking.k8s.io,Ingress,,failed,,it could not be read: Unable to connect to the"
                + " server: net/http: TLS handshake timeout");
    assertThat(Run.of("show", project, "payments/Secret/vault").out())
        .contains("\"password\": \"redacted:elided\"", "\"type\": \"Opaque\"");

    Run second = Run.of("request", "--project", project, "--out", folder.resolve("r2"));

    assertThat(asked(folder.resolve("r2/letter.md"))).isEqualTo("NetworkPolicy Ingress");
    // How many checks wait depends on how many there are.
    assertThat(second.err())
        .matches(
            "2 kinds are asked for; [1-9][0-9]* checks wait for them\\. Import the answer together"
                + " with what is there\\.\nOr read the cluster with the rights in"
                + " clusterrole\\.yaml: 'inscope capture'\\.\n");

    kubectl("nothing", "nothing-else");
    Path again = Files.createDirectories(folder.resolve("again"));
    bash(folder.resolve("r2/collect.sh"), again);
    Run.of(
        "import",
        folder.resolve("inscope-request.tar.gz"),
        again.resolve("inscope-request.tar.gz"),
        "--project",
        project);
    Run third = Run.of("request", "--project", project, "--out", folder.resolve("r3"));

    assertThat(third.err()).isEqualTo("Nothing is missing.\n");
    assertThat(third.lines()).containsExactly(folder.resolve("r3/letter.md").toString());
  }

  @Test
  void theFilesAskForNoValueOfASecretAndForNoDangerousRight() throws IOException {
    Run.of("request", "--out", folder);

    String role = Files.readString(folder.resolve("clusterrole.yaml"));
    assertThat(role.lines().filter(line -> line.startsWith("  resources: ")))
        .flatMap(line -> List.of(line.replaceAll("^ {2}resources: \\[|]$", "").split(", ", -1)))
        .contains("pods")
        .noneMatch(resource -> resource.equals("secrets") || resource.contains("/"));
    assertThat(role.lines().filter(line -> !line.startsWith("#")))
        .noneMatch(line -> line.contains("*"))
        .contains(
            "- apiGroups: [\"networking.k8s.io\"]",
            "  resources: [ingressclasses, ingresses, networkpolicies, servicecidrs]");
    for (String script : List.of("collect.sh", "collect-oc.sh", "collect.ps1")) {
      String text = Files.readString(folder.resolve(script));
      assertThat(text).doesNotContain("@KINDS@", "@TOOL@", "@FILE@");
      assertThat(text.lines().filter(line -> line.startsWith("ask ") || line.startsWith("Read-K")))
          .filteredOn(line -> line.matches("ask secrets .*|Read-Kind -Name 'secrets' .*"))
          .hasSize(1)
          .allMatch(line -> line.contains("go-template-file"));
    }
    assertThat(Files.readString(folder.resolve("collect.sh"))).doesNotContain("openshift");
    assertThat(Files.readString(folder.resolve("collect-oc.sh")))
        .contains("ask routes.route.openshift.io routes.route.openshift.io.json json\n");
    assertThat(Files.readString(folder.resolve("collect.ps1")))
        .contains("Read-Kind -Name 'pods' -File 'pods.json' -Output 'json'\r\n")
        .doesNotContain("> ");
  }

  @Test
  void addOnsAreAskedForOnlyWhereTheyAre() throws IOException {
    Path file = folder.resolve("crds.json");
    Files.writeString(
        file,
        list(
            """
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":
            {"name":"ciliumendpoints.cilium.io","uid":"1"}}\
            """,
            """
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":
            {"name":"ciliumnetworkpolicies.cilium.io","uid":"2"}}\
            """));
    Path project = folder.resolve("p.inscope");
    Run.of("import", file, "--project", project);
    Run.of("request", "--project", project, "--out", folder.resolve("r"));

    assertThat(asked(folder.resolve("r/letter.md")))
        .contains("CiliumNetworkPolicy")
        .doesNotContain("CiliumCIDRGroup")
        .doesNotContain("CustomResourceDefinition")
        .doesNotContain("GlobalNetworkPolicy");
  }

  @Test
  void theSameRequestGivesTheSameBytes() throws IOException {
    Run.of("request", "--out", folder.resolve("a"));
    Run.of("request", "--out", folder.resolve("b"));

    for (String name : List.of("letter.md", "collect.sh", "collect.ps1", "clusterrole.yaml")) {
      assertThat(folder.resolve("a").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("b").resolve(name));
    }
  }

  @Test
  void theMatrixHasOneRowAKind() throws IOException {
    Path file = folder.resolve("pods.json");
    Files.writeString(file, PODS);
    Path project = folder.resolve("p.inscope");
    Run.of("import", file, "--project", project);

    List<String> lines = Run.of("coverage", project, "--matrix", "--format", "csv").lines();

    assertThat(lines)
        .contains(
            "kind,cluster,objects,in_read,in_zero,in_refused,in_failed,in_not_asked,reason",
            "Pod,read,2,2,,,,,",
            "Secret,not_asked,,,,,,,it is not part of what was handed over");
  }
}
