package io.inscope.snapshot.importing.request;

import io.inscope.snapshot.importing.Importer;
import io.inscope.snapshot.importing.Opening;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Recognition;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Secrets without their values: a line each with namespace, name, uid, type and the names of the
/// keys, separated by tabs, under a first line that says so. They become Secrets whose values were
/// left out.
public final class SecretNames implements Importer {
  /// The first line.
  public static final String HEADER = "# inscope secret-names";

  /// The go-template that prints the lines: `kubectl get secrets -A -o go-template-file=...`. It
  /// prints names only, whatever the values are.
  public static final String TEMPLATE =
      HEADER
          + "{{\"\\n\"}}{{range .items}}{{.metadata.namespace}}{{\"\\t\"}}{{.metadata.name}}"
          + "{{\"\\t\"}}{{.metadata.uid}}{{\"\\t\"}}{{.type}}"
          + "{{range $key, $value := .data}}{{\"\\t\"}}{{$key}}{{end}}{{\"\\n\"}}{{end}}";

  private static final String LEFT_OUT = "<redacted>";
  private static final int FIRST_KEY = 4;

  @Override
  public String id() {
    return "secret-names";
  }

  @Override
  public String title() {
    return "Names of secrets";
  }

  @Override
  public Recognition recognize(Opening opening) {
    return opening.text().startsWith(HEADER)
        ? Recognition.sure("its first line is '%s'".formatted(HEADER))
        : Recognition.NO;
  }

  @Override
  public void read(String name, InputStream bytes, Sink sink) throws IOException {
    read(name, bytes, Optional.empty(), sink);
  }

  @Override
  public void read(String name, InputStream bytes, Optional<GroupKind> kind, Sink sink)
      throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("#") || line.startsWith("\uFEFF")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      if (columns.length < FIRST_KEY || columns[0].isEmpty() || columns[1].isEmpty()) {
        sink.problem(
            new Problem(
                name,
                number,
                0,
                Problem.Severity.ERROR,
                "a line that does not name a secret: namespace, name, uid, type, keys",
                1,
                ""));
      } else {
        sink.resource(secret(name, number, columns));
      }
    }
  }

  private static Resource secret(String source, int line, String[] columns) {
    JsonObject.Builder metadata = JsonObject.builder();
    metadata.put("name", columns[1], line);
    metadata.put("namespace", columns[0], line);
    metadata.put("uid", columns[2], line);
    JsonObject.Builder data = JsonObject.builder();
    for (int i = FIRST_KEY; i < columns.length; i++) {
      data.put(columns[i], LEFT_OUT, line);
    }
    JsonObject.Builder secret = JsonObject.builder();
    secret.put("apiVersion", "v1", line);
    secret.put("kind", "Secret", line);
    secret.put("metadata", metadata.build(), line);
    secret.put("type", columns[3], line);
    secret.put("data", data.build(), line);
    return new Resource(
        ResourceRef.of(Kinds.SECRET, columns[0], columns[1]),
        "v1",
        Field.root(secret.build()),
        new Origin(source, line));
  }
}
