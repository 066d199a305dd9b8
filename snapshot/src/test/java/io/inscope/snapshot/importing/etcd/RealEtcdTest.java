package io.inscope.snapshot.importing.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A database and values that a real cluster wrote, where they are at hand.
class RealEtcdTest {
  private static final Path DATA = Path.of("..", "..", "shared", "data", "etcd-bolt");

  private static Path at(String file) {
    assumeTrue(Files.exists(DATA.resolve(file)), () -> "not at hand: " + file);
    return DATA.resolve(file);
  }

  private static JsonObject decoded(byte[] value) throws UndecodableException {
    StoredValue.Protobuf stored = (StoredValue.Protobuf) StoredValue.of(value);
    List<String> unknown = new ArrayList<>();
    JsonObject tree =
        new ProtoJson(unknown::add)
            .object(Schemas.of(stored.apiVersion(), stored.kind()).orElseThrow(), stored.content());
    assertThat(unknown).isEmpty();
    JsonObject.Builder all =
        JsonObject.builder().put("apiVersion", stored.apiVersion()).put("kind", stored.kind());
    tree.keys().forEach(key -> all.put(key, tree.get(key)));
    return all.build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pod", "job"})
  void aValueIsPrintedAsItsClusterPrintedIt(String name) throws Exception {
    byte[] file = Files.readAllBytes(at("storage/" + name + ".bin"));
    byte[] value = Arrays.copyOf(file, file.length - 1); // The file ends with a line break.

    assertThat(decoded(value))
        .isEqualTo(JsonTree.parse(Files.readAllBytes(at("json/" + name + ".json"))));
  }

  @Test
  void aDatabaseIsReadWhole() throws IOException {
    Given given = Given.of(Source.of(at("boltdb/db")));

    assertThat(given.objects().keySet())
        .containsExactly(
            "/registry/jobs/default/pi",
            "/registry/namespaces/default",
            "/registry/pods/default/pi-dqtsw");
    JsonObject version = JsonObject.of("resourceVersion", "82703");
    assertThat(given.objects().get("/registry/jobs/default/pi"))
        .isEqualTo(with(version, JsonTree.parse(Files.readAllBytes(at("json/job.json")))));
    assertThat(given.problems())
        .singleElement()
        .asString()
        .contains("it ends without the checksum that 'etcdctl snapshot save' writes");
    assertThat(given.of(Kinds.POD)).isEqualTo(new Coverage.Read(1));
    assertThat(given.of(Kinds.SECRET)).isEqualTo(new Coverage.Read(0));
    assertThat(given.storage().get("revision")).isEqualTo(232274L);
  }

  /// The object with more metadata.
  private static JsonObject with(JsonObject more, JsonObject object) {
    return object.mapValues(
        (key, value) -> {
          if (!key.equals("metadata") || !(value instanceof JsonObject metadata)) {
            return value;
          }
          JsonObject.Builder all = JsonObject.builder();
          metadata.keys().forEach(name -> all.put(name, metadata.get(name)));
          more.keys().forEach(name -> all.put(name, more.get(name)));
          return all.build();
        });
  }
}
