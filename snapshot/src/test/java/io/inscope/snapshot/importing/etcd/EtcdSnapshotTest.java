package io.inscope.snapshot.importing.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtcdSnapshotTest {
  private static final String NO_CHECKSUM =
      "INFO - it ends without the checksum that 'etcdctl snapshot save' writes, so nothing shows"
          + " that it is as it was saved (0)";

  @TempDir Path folder;

  private static Store shop() {
    return new Store()
        .namespace("shop")
        .put(
            "/registry/configmaps/shop/web",
            "v1",
            "ConfigMap",
            "metadata { namespace: 'shop' name: 'web' uid: 'u-web' } data { key: 'a' value: '1' }");
  }

  private static JsonObject json(String singleQuoted) {
    return JsonTree.parse(singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSavedSnapshotIsReadWithTheRevisionOfEachObject() throws IOException {
    Path file = folder.resolve("backup.db");
    Files.write(file, shop().saved());

    Given given = Given.of(Source.of(file));

    assertThat(given.problems()).isEmpty();
    assertThat(given.entries()).containsExactly("IMPORTED etcd 3 ");
    assertThat(given.objects())
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "/registry/namespaces/shop",
                    json(
                        "{'kind':'Namespace','apiVersion':'v1',"
                            + "'metadata':{'name':'shop','uid':'u-shop','resourceVersion':'2'}}"),
                    "/registry/configmaps/shop/web",
                    json(
                        "{'kind':'ConfigMap','apiVersion':'v1','data':{'a':'1'},'metadata':"
                            + "{'namespace':'shop','name':'web','uid':'u-web','resourceVersion':'3'}}"))));
    assertThat(given.resources()).allMatch(resource -> resource.origin().line() == 0);
    assertThat(given.resources().getLast().origin().source())
        .isEqualTo(file.toString().replace('\\', '/') + "!/registry/configmaps/shop/web");
  }

  @Test
  void whatIsStoredAndHowIsRecordedAsAnObjectOfOurs() {
    Store store =
        shop()
            .put("/registry/secrets/shop/a", "k8s:enc:aescbc:v1:key1:\u0001\u0002")
            .put("/registry/secrets/shop/b", "k8s:enc:kms:v2:name:\u0001\u0002")
            .put(
                "/registry/secrets/shop/c",
                "{'kind':'Secret','apiVersion':'v1','metadata':{'name':'c','namespace':'shop'}}")
            .put("/registry/ranges/serviceips", "k8s\0anything")
            .put("compact_rev_key", "17")
            .put("/registry/pods/shop/gone", "{}")
            .delete("/registry/pods/shop/gone");

    Given given = Given.of(store.saved());

    assertThat(given.storage())
        .isEqualTo(
            json(
                """
                {'apiVersion':'inscope.io/v1','kind':'EtcdStorage','metadata':{'name':'-'},
                 'source':'-','checksum':'verified','complete':true,
                 'revision':10,'revisions':9,'keys':7,'deleted':1,'bookkeeping':2,
                 'resources':[
                   {'resource':'configmaps','group':'','kind':'ConfigMap',
                    'encrypted':0,'plain':1,'providers':[]},
                   {'resource':'namespaces','group':'','kind':'Namespace',
                    'encrypted':0,'plain':1,'providers':[]},
                   {'resource':'secrets','group':'','kind':'Secret',
                    'encrypted':2,'plain':1,'providers':['aescbc:v1','kms:v2']}]}
                """));
    assertThat(given.problems())
        .containsExactly(
            "WARNING - secrets are encrypted at rest (aescbc:v1, kms:v2) and cannot be read: 2 of 3"
                + " (2)");
    assertThat(given.of(Kinds.SECRET))
        .isEqualTo(
            new Coverage.Failed(
                "2 of 3 in etcd are encrypted at rest (aescbc:v1, kms:v2), which only the cluster's"
                    + " own key opens"));
  }

  @Test
  void kindsThatAreNotThereDoNotExist() {
    Given given =
        Given.of(
            shop()
                .put(
                    "/registry/apiextensions.k8s.io/customresourcedefinitions/things.acme.example",
                    "{'kind':'CustomResourceDefinition','apiVersion':'apiextensions.k8s.io/v1',"
                        + "'metadata':{'name':'things.acme.example'},'spec':{'group':'acme.example',"
                        + "'names':{'plural':'things','kind':'Thing'}}}")
                .put(
                    "/registry/other.example/gadgets/shop/g",
                    "{'kind':'Gadget','apiVersion':'other.example/v1',"
                        + "'metadata':{'name':'g','namespace':'shop'}}")
                .saved());

    assertThat(given.problems()).isEmpty();
    assertThat(given.of(Kinds.CONFIG_MAP)).isEqualTo(new Coverage.Read(1));
    assertThat(given.of(Kinds.NETWORK_POLICY)).isEqualTo(new Coverage.Read(0));
    assertThat(given.of(new GroupKind("acme.example", "Thing"))).isEqualTo(new Coverage.Read(0));
    assertThat(given.of(new GroupKind("other.example", "Gadget"))).isEqualTo(new Coverage.Read(1));
    assertThat(given.of(new GroupKind("", "Event"))).isEqualTo(new Coverage.NotAsked());
    assertThat(given.of(new GroupKind("else.example", "Any"))).isEqualTo(new Coverage.NotAsked());
  }

  @Test
  void aStoreOfSingleResourcesSaysNothingOfOthers() {
    Given given =
        Given.of(
            new Store()
                .put(
                    "/registry/events/shop/e",
                    "{'kind':'Event','apiVersion':'v1',"
                        + "'metadata':{'name':'e','namespace':'shop'}}")
                .saved());

    assertThat(given.coverage)
        .containsExactly(Map.entry(new GroupKind("", "Event"), new Coverage.Read(1)));
  }

  @Test
  void withoutAChecksumItSaysSo() {
    Given given = Given.of(shop().database());

    assertThat(given.problems()).containsExactly(NO_CHECKSUM);
    assertThat(given.storage().get("checksum")).isEqualTo("absent");
    assertThat(given.of(Kinds.POD)).isEqualTo(new Coverage.Read(0));
  }

  @Test
  void aChecksumThatDoesNotFitMakesAllOfItDoubtful() {
    byte[] saved = shop().saved();
    saved[saved.length - 1] ^= 1;

    Given given = Given.of(saved);

    assertThat(given.problems())
        .containsExactly(
            "ERROR - its checksum does not fit: it is not as 'etcdctl snapshot save' wrote it; ask"
                + " for another copy (0)");
    assertThat(given.objects()).hasSize(2);
    assertThat(given.entries()).containsExactly("DAMAGED etcd 3 ");
    assertThat(given.storage().get("checksum")).isEqualTo("wrong");
    assertThat(given.storage().get("complete")).isEqualTo(false);
    Coverage gap =
        new Coverage.Failed("the etcd snapshot is damaged, and nobody can tell what was lost");
    assertThat(given.of(Kinds.CONFIG_MAP)).isEqualTo(gap);
    assertThat(given.of(Kinds.NETWORK_POLICY)).isEqualTo(gap);
  }

  @Test
  void ofTwoHeadsTheNewerWholeOneCounts() {
    byte[] newerBroken = shop().database();
    newerBroken[4096 + 40] ^= 1;
    byte[] olderBroken = shop().database();
    olderBroken[40] ^= 1;
    byte[] bothBroken = olderBroken.clone();
    bothBroken[4096 + 40] ^= 1;

    assertThat(Given.of(olderBroken).objects()).hasSize(2);
    assertThat(Given.of(newerBroken).objects()).isEmpty();
    Given none = Given.of(bothBroken);
    assertThat(none.problems())
        .containsExactly(
            "ERROR - the database is damaged: both heads of the database are destroyed, so nothing"
                + " in it can be found (0)");
    assertThat(none.entries()).containsExactly("UNREADABLE etcd 0 ");
  }

  @Test
  void aFileThatWasCutOffIsReadAsFarAsItGoes() {
    Store store = shop();
    for (int i = 0; i < 200; i++) {
      store.put(
          "/registry/configmaps/shop/c" + i,
          "{'kind':'ConfigMap','apiVersion':'v1','metadata':{'name':'c%d','namespace':'shop'}}"
              .formatted(i));
    }
    byte[] whole = store.database();
    Given given = Given.of(Arrays.copyOf(whole, whole.length - 4096));

    assertThat(given.problems().getFirst())
        .startsWith("ERROR - the database is damaged: page ")
        .endsWith(" does not exist, as if the file had been cut off (0)");
    assertThat(given.objects()).isEmpty(); // The root is the last page that the writer writes.
  }

  @Test
  void anotherProgramsDatabaseIsLeftAside() {
    Given given =
        Given.of(
            new BoltWriter(4096).bucket("v1", new TreeMap<>(Arrays::compareUnsigned)).database());

    assertThat(given.problems()).isEmpty();
    assertThat(given.entries())
        .containsExactly(
            "SKIPPED etcd 0 a bbolt database, but not one of etcd: it has no bucket 'key'");
    assertThat(given.coverage).isEmpty();
  }

  @Test
  void whatIsNotAFileIsReadUpToALimit() throws IOException {
    byte[] saved = shop().saved();
    Collector sink = new Collector();
    new EtcdSnapshot(saved.length).read("a.db", new ByteArrayInputStream(saved), sink);
    assertThat(sink.resources()).hasSize(3);

    Collector small = new Collector();
    new EtcdSnapshot(1 << 20)
        .read("a.db", new ByteArrayInputStream(new byte[(1 << 20) + 1]), small);
    assertThat(small.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .isEqualTo(
                        "an etcd snapshot in an archive or from standard input is read up to 1 MiB,"
                            + " and this one is larger: unpack it and import the file itself"));
  }

  @Test
  void anArchivedSnapshotIsReadToo() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(shop().saved());
    }
    Path file = folder.resolve("backup.db.gz");
    Files.write(file, bytes.toByteArray());

    Given given = Given.of(Source.of(file));

    assertThat(given.problems()).isEmpty();
    assertThat(given.objects()).hasSize(2);
  }

  @Test
  void whatCannotBeDecodedIsNamed() {
    Given given =
        Given.of(
            shop()
                .put(
                    "/registry/routes/shop/r",
                    Store.stored("route.openshift.io/v1", "Route", ByteString.EMPTY))
                .put("/registry/pods/shop/broken", Store.stored("v1", "Pod", bytes(0x0a, 0x7f)))
                .put("/registry/pods/shop/odd", "k8x\0something else")
                .put("/registry/acme.example/things/shop/t", "{'kind':'Thing','metadata':{")
                .put("/registry/strange/thing", "what is this")
                .saved());

    assertThat(given.problems())
        .containsExactlyInAnyOrder(
            "ERROR -!/registry/routes/shop/r this Route could not be decoded: it is protobuf, and"
                + " its schema is not known to this version of Inscope (1)",
            "ERROR -!/registry/pods/shop/broken this Pod could not be decoded: its protobuf is"
                + " damaged (1)",
            "ERROR -!/registry/pods/shop/odd this Pod could not be decoded: it does not begin as"
                + " Kubernetes writes objects (1)",
            "ERROR -!/registry/acme.example/things/shop/t an object could not be decoded: its JSON"
                + " is damaged: the text ends before the object does (1)",
            "INFO -!/registry/strange/thing keys that are not of Kubernetes and were left aside,"
                + " this being the first: 1 (0)");
    assertThat(given.of(Kinds.POD))
        .isEqualTo(new Coverage.Failed("2 of 2 in etcd could not be decoded"));
    assertThat(given.of(new GroupKind("route.openshift.io", "Route")))
        .isEqualTo(new Coverage.Failed("1 of 1 in etcd could not be decoded"));
    assertThat(given.objects()).hasSize(2);
  }

  private static ByteString bytes(int... bytes) {
    byte[] array = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      array[i] = (byte) bytes[i];
    }
    return ByteString.copyFrom(array);
  }

  private static Message with(
      Message message, FieldDescriptor field, int number, Field.Builder unknown) {
    return ((Message) message.getField(field))
        .toBuilder()
            .setUnknownFields(
                UnknownFieldSet.newBuilder().addField(number, unknown.build()).build())
            .build();
  }

  @Test
  void fieldsOfANewerClusterAreReportedOnceForAllObjects() {
    Store store = shop();
    for (String name : List.of("a", "b")) {
      Message pod =
          Store.message(
              "v1",
              "Pod",
              "metadata { namespace: 'shop' name: '%s' } spec { nodeName: 'n' }".formatted(name));
      FieldDescriptor metadata = pod.getDescriptorForType().findFieldByName("metadata");
      FieldDescriptor spec = pod.getDescriptorForType().findFieldByName("spec");
      Message.Builder newer = pod.toBuilder();
      newer.setField(
          metadata,
          with(pod, metadata, 15, Field.newBuilder().addLengthDelimited(ByteString.EMPTY)));
      newer.setField(spec, with(pod, spec, 999, Field.newBuilder().addVarint(1)));
      store.put(
          "/registry/pods/shop/" + name, Store.stored("v1", "Pod", newer.build().toByteString()));
    }

    Given given = Given.of(store.saved());

    assertThat(given.problems())
        .containsExactly(
            "WARNING -!/registry/pods/shop/a field 999 of PodSpec is not known to this version of"
                + " Inscope, so its content is missing; objects that have it, this being the first:"
                + " 2 (2)");
    assertThat(given.of(Kinds.POD)).isEqualTo(new Coverage.Read(2));
  }
}
