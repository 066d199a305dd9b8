package io.inscope.snapshot.importing.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.Resource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestAnswerTest {
  @TempDir Path folder;

  /// What came, a line each.
  private static final class Heard implements Sink {
    final List<String> lines = new ArrayList<>();

    @Override
    public void resource(Resource resource) {
      lines.add(
          resource.root().value() instanceof JsonObject tree
              ? CanonicalJson.text(tree)
              : "no object");
    }

    @Override
    public void coverage(GroupKind kind, String namespace, Coverage coverage) {
      lines.add(kind + " " + coverage);
    }

    @Override
    public void problem(Problem problem) {
      lines.add(problem.line() + " " + problem.message());
    }

    @Override
    public void entry(Entry entry) {}
  }

  private List<String> imported(Map<String, String> files) throws IOException {
    Path zip = folder.resolve("inscope-request.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream archive = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        archive.putNextEntry(new ZipEntry(file.getKey()));
        archive.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    Heard heard = new Heard();
    Importing.run(List.of(Source.of(zip)), Optional.empty(), heard, Progress.NONE);
    return heard.lines;
  }

  @Test
  void eachFileSettlesTheKindItIsNamedAfter() throws IOException {
    String none = "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[]}";
    assertThat(
            imported(
                Map.of(
                    "inscope-request\\pods.json",
                    none,
                    "inscope-request/nodes.json",
                    "",
                    "inscope-request/services.json",
                    none.substring(0, none.length() - 2),
                    "inscope-request/roles.rbac.authorization.k8s.io.error.txt",
                    "W1121 some log line\nError from server (Forbidden): roles is forbidden\n",
                    "inscope-request/jobs.batch.error.txt",
                    "error: the server doesn't have a resource type \"jobs\"",
                    "inscope-request/ciliumnetworkpolicies.cilium.io.error.txt",
                    "error: the server doesn't have a resource type \"ciliumnetworkpolicies\"")))
        .containsExactly(
            "1 not valid JSON: the text ends before the list does; objects read before it: 0",
            "CiliumNetworkPolicy.cilium.io Read[count=0]",
            "Job.batch Failed[message=error: the server doesn't have a resource type \"jobs\"]",
            "Node Failed[message=its file in the answer is empty]",
            "Pod Read[count=0]",
            "Role.rbac.authorization.k8s.io Refused[message=Error from server (Forbidden): roles is"
                + " forbidden]",
            "Service Failed[message=its list in the answer could not be read as a whole]");
  }

  @Test
  void namesOfSecretsBecomeSecretsWithoutValues() throws IOException {
    assertThat(
            imported(
                Map.of(
                    "inscope-request/secrets.tsv",
                    "# inscope secret-names\npay\tvault\tu1\tOpaque\tpin\tuser\npay\tempty\tu2\tx\n"
                        + "nonsense\n",
                    "inscope-request/secrets.gotemplate",
                    SecretNames.TEMPLATE)))
        .containsExactly(
            "{\"apiVersion\":\"v1\",\"data\":{\"pin\":\"<redacted>\",\"user\":\"<redacted>\"},"
                + "\"kind\":\"Secret\",\"metadata\":{\"name\":\"vault\",\"namespace\":\"pay\","
                + "\"uid\":\"u1\"},\"type\":\"Opaque\"}",
            "{\"apiVersion\":\"v1\",\"data\":{},\"kind\":\"Secret\",\"metadata\":{\"name\":\"empty\","
                + "\"namespace\":\"pay\",\"uid\":\"u2\"},\"type\":\"x\"}",
            "4 a line that does not name a secret: namespace, name, uid, type, keys",
            "Secret Failed[message=its list in the answer could not be read as a whole]");
  }
}
