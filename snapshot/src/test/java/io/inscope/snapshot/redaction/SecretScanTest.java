package io.inscope.snapshot.redaction;

import static io.inscope.snapshot.redaction.Objects.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.importing.Collector;
import io.inscope.snapshot.importing.Entry;
import io.inscope.snapshot.importing.FileSource;
import io.inscope.snapshot.importing.FolderSource;
import io.inscope.snapshot.importing.Importing;
import io.inscope.snapshot.importing.Problem;
import io.inscope.snapshot.importing.Sink;
import io.inscope.snapshot.importing.Source;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.CompactObject;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.json.JsonTree;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Origin;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clean must mean clean: the scan is held against the redactor, on real objects and on objects
/// into which secrets of every kind were planted.
class SecretScanTest {
  private static final Path DATA = Path.of("../../shared/data");

  private static final String JWT = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl";

  /// Texts in which the redactor finds something.
  private static final List<String> SECRETS =
      List.of(
          "--token CANARY-1 --v=2",
          "run -x --password 'CANARY'",
          "--password\"CANARY-1\"",
          "{\"password\":\"CANARY-1\"",
          "\\\"password\\\":\\\"CANARY-1\\\"",
          "password: CANARY-1 with words",
          "  - apiKey: 'CANARY-1'",
          "users:\n- name: a\n  password: |\n    CANARY-1\n    CANARY-2\n  role: x",
          "a\ndbPwd=CANARY",
          "a\tpin=12345",
          "JWT = CANARY",
          "Cookie: a=b",
          "spring.datasource.connectionString=Server",
          "dockercfg:x",
          "my_psk=x",
          "otp: 123456",
          "-Djavax.net.ssl.keyStorePassword=CANARY-1",
          "https://host/path?token=CANARY-1&x=1",
          "postgres://app:CANARY-1@db:5432/shop",
          "postgres://app:CANARY/1@db:5432/shop?x=CANARY@2",
          "https://0123456789012345678901234567890@host/",
          "curl -u admin:CANARY-1 https://x",
          "curl --proxy-user admin:CANARY-1 https://x",
          "curl -H 'Authorization: Bearer CANARY-1234567'",
          "bEaReR CANARY-1234567",
          "Basic dXNlcjpwYXNzd29yZA==",
          "mysqladmin ping -u root -pCANARY-1",
          "redis-cli -a CANARY-1 ping",
          "-----BEGIN RSA PRIVATE KEY-----\nCANARY\n-----END RSA PRIVATE KEY-----",
          "key -----BEGIN OPENSSH PRIVATE KEY-----\nCANARY cut off",
          "PASSWORD='CANARY 1' exec run",
          "TOKEN=${TOKEN:-CANARY-1}",
          JWT,
          "see " + JWT + "!",
          encoded("-----BEGIN EC PRIVATE KEY-----\nMHc\n-----END EC PRIVATE KEY-----\n"),
          "id AKIAIOSFODNN7EXAMPLE",
          "ASIAIOSFODNN7EXAMPLE",
          "x,ABIAIOSFODNN7EXAMPLE",
          "ACCAIOSFODNN7EXAMPLE",
          "AIza" + "b".repeat(35),
          "AGE-SECRET-KEY-1" + "Q".repeat(58),
          "SG." + "a".repeat(40),
          "dckr_pat_" + "a".repeat(25),
          "ghp_" + "a".repeat(36),
          "gho_" + "a".repeat(36),
          "ghu_" + "a".repeat(36),
          "ghs_" + "a".repeat(36),
          "ghr_" + "a".repeat(36),
          "github_pat_" + "a".repeat(30),
          "glpat-" + "a".repeat(20),
          "hvs." + "a".repeat(24),
          "npm_" + "a".repeat(36),
          "rk_live_" + "a".repeat(20),
          "sk_live_" + "a".repeat(20),
          "sk_test_" + "a".repeat(20),
          "xoxb-" + "1".repeat(12),
          "-xoxp-" + "1".repeat(12),
          "4111111111111111",
          "card 4111 1111 1111 1111.",
          "\n5500-0055-5555-5559",
          "n: 378282246310005",
          "apiVersion: v1\nkind: Secret\ndata:\n  a: Q0FOQVJZ\n",
          "{\"kind\":\"Secret\",\"stringData\":{\"a\":\"CANARY\"},\"x\":\"a long enough text\"}",
          "{\"kind\":\"ConfigMap\",\"data\":{\"tls-secret\":\"CANARY\"},\"x\":\"a long enough"
              + " text\"}",
          "{\"env\":[{\"name\":\"SECRET\",\"value\":\"CANARY\"},{\"name\":\"B\",\"value\":\"x\"}]}",
          "{\"args\":[\"--password\",\"CANARY\"],\"a-long-enough-name\":true}",
          "{\"a-long-enough-name-for-a-document\":4111111111111111}",
          "[\"--password\",\"CANARY\"]",
          "[4111111111111111,\"a long enough text for a document\"]",
          "\n {\"password\":\"CANARY\"}\n",
          "H4sIAAAAAAAAAyvOTM/LzEvXUUgGAJPbpWoLAAAA",
          "bundle: H4sIAAAAAAAAAyvOTM/LzEvXUUgGAJPbpWoLAAAA x",
          "(SDRzSUFBQUFBQUFBQXl2T1RNL0x6RXZYVVVnR0FKUGJwV29MQUFBQQ==)",
          "requirepass CANARY-1",
          "port 6379\nmasterauth 'CANARY-1'",
          "machine a login b password CANARY-1",
          "CREATE USER a IDENTIFIED BY 'CANARY-1'",
          "alter role a password 'CANARY-1'",
          "<password>CANARY-1</password>",
          "<a>x</a><db:apiKey>CANARY-1</db:apiKey>",
          encoded("db_password=CANARY-1"),
          encoded("{\"auths\":{\"r.io\":{\"password\":\"CANARY\"}}}"),
          encoded("<clientSecret>CANARY</clientSecret>"),
          "data:,password%3DCANARY-1",
          "data:,password%3DCANARY-12",
          "data:,password%3DCANARY-123",
          "data:,password%3DCANARY-1234",
          "data:text/plain;charset=utf-8;base64," + encoded("token: CANARY-1"),
          "4111.1111.1111.1111",
          "4111_1111_1111_1111",
          "4111+1111+1111+1111",
          "%B4111111111111111^DOE/JOHN^2512",
          "paid with 3782-822463-10005 today");

  private final Redactor redactor = new Redactor(FingerprintKey.of(new byte[32]));
  private final SecretScan scan = new SecretScan(redactor);

  /// Whatever its length: some rules ask for the length of a text.
  @Test
  void everySecretIsSuspected() {
    assertThat(SECRETS).noneMatch(redactor::isHarmless);
    for (String secret : SECRETS) {
      Resource pod = with(object("{'kind':'Pod','a':'b'}"), "a", secret);
      assertThat(isClean(pod)).as(secret).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':'Secret','data':{'a':'eA=='}}",
        "{'kind':'Pod','env':[{'name':'DB_PASSWORD','value':'x'}]}",
        "{'kind':'Pod','env':[{'key':'DB_PASSWORD','value':'x'}]}",
        "{'kind':'Pod','args':['--password','x']}",
        "{'kind':'Pod','args':['-u','a:b']}",
        "{'kind':'Pod','args':['mysql','x','-px']}",
        "{'kind':'Pod','args':['redis-cli','-a','x']}",
        "{'kind':'Pod','password':'x'}",
        "{'kind':'Pod','password':17}",
        "{'kind':'Pod','passwords':['x']}",
        "{'kind':'Pod','card':4111111111111111}",
        "{'kind':'Pod','metadata':{'labels':{'4111111111111111':'x'}}}",
        "{'kind':'ConfigMap','data':{'tls-secret':'x'}}",
        "{'kind':'ConfigMap','binaryData':{'a':'/u3+7Q=='}}",
        "{'kind':'ConfigMap','metadata':{'name':'sh.helm.release.v1.a.v1'},'data':{'release':'x'}}",
        "{'kind':'Pod','encryptedData':{'a':'x'}}",
        "{'kind':'Pod','auth':'dXNlcjpwYXNzd29yZA=='}",
        "{'kind':'Pod','adminPassword':{'default':'x'}}",
        "{'kind':'List','x':{'kind':'ConfigMap','binaryData':{'a':'/u3+7Q=='}}}",
        "{'kind':'List','x':{'kind':'Secret','stringData':{'a':'x'}}}",
        "{'kind':'List','x':{'kind':'ConfigMap','data':{'tls-secret':'x'}}}"
      })
  void whatIsSecretByItsPlaceIsSuspected(String json) {
    Resource resource = object(json);

    assertThat(redactor.redact(resource).redacted()).isNotEmpty();
    assertThat(isClean(resource)).isFalse();
  }

  /// What most objects are made of must not be sent to the redactor.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':'Pod','metadata':{'name':'a','uid':'0a1b2c3d-1111-4222-8333-444455556666',"
            + "'resourceVersion':'173214720','creationTimestamp':'2026-11-21T10:00:00Z'},"
            + "'status':{'imageID':'r.io/a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef'}}",
        "{'kind':'Pod','env':[{'name':'DB_PASSWORD','valueFrom':{'secretKeyRef':{'key':'password'}}}]}",
        "{'kind':'Pod','env':[{'name':'DB_PASSWORD','value':'$(OTHER)'},{'name':'A','value':'b'}]}",
        "{'kind':'Pod','volumes':[{'secret':{'secretName':'tls'}},"
            + "{'projected':{'sources':[{'serviceAccountToken':{'path':'token'}}]}}]}",
        "{'kind':'Pod','args':['--token-ttl=5m','--config','/etc/a.yaml','-v','3']}",
        "{'kind':'ConfigMap','data':{'a.yaml':'x: 1\\nurl: http://a:80/b\\n- y: 2\\n'}}",
        "{'kind':'ConfigMap','metadata':{'annotations':{"
            + "'kubectl.kubernetes.io/last-applied-configuration':"
            + "'{\\'apiVersion\\':\\'v1\\',\\'kind\\':\\'ConfigMap\\',\\'metadata\\':{}}\\n'}}}",
        "{'kind':'Pod','metadata':{'labels':{'release':'monitoring'}},'binaryData':{'a':'b'}}",
        "{'kind':'ConfigMap','metadata':{'labels':{'release':'a'}},'x':{'data':{'release':'x'}}}",
        "{'kind':'Role','rules':[{'resources':['secrets']}],'ref':{'kind':'Secret','name':'x'}}"
      })
  void ordinaryObjectsAreClean(String json) {
    Resource resource = object(json.replace("\\'", "\\\""));

    assertThat(redactor.redact(resource).redacted()).isEmpty();
    assertThat(isClean(resource)).isTrue();
  }

  @Test
  void whatIsCleanInRealExportsIsNotRedacted() throws Exception {
    int clean = 0;
    int all = 0;
    for (Resource resource : real()) {
      boolean says = isClean(resource);
      clean += says ? 1 : 0;
      all++;
      if (says) {
        assertUntouched(resource);
      }
    }
    assertThat(clean).as("of %d objects", all).isGreaterThan(all * 4 / 5);
  }

  @Test
  void whatIsCleanAfterPlantingIsNotRedacted() throws Exception {
    Random random = new Random(42);
    List<Resource> resources = new ArrayList<>(real());
    int suspected = 0;
    for (int i = 0; i < 20_000; i++) {
      Resource resource = resources.get(random.nextInt(resources.size()));
      Resource planted = planted(resource, random);
      if (isClean(planted)) {
        assertUntouched(planted);
      } else {
        suspected++;
      }
    }
    assertThat(suspected).isGreaterThan(5_000);
  }

  private void assertUntouched(Resource resource) {
    Redaction redaction = redactor.redact(resource);
    assertThat(redaction.redacted()).as(resource.ref().toString()).isEmpty();
    assertThat(CanonicalJson.bytes(redaction.resource().root().object()))
        .isEqualTo(CanonicalJson.bytes(resource.root().object()));
  }

  private boolean isClean(Resource resource) {
    return scan.isClean(CanonicalJson.bytes(resource.root().object()), resource.ref());
  }

  /// Read once: several tests go through them.
  private static List<Resource> resources = List.of();

  private static List<Resource> real() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "no real exports beside the checkout");
    if (resources.isEmpty()) {
      resources = imported();
    }
    return resources;
  }

  /// All small objects of the exports, and a fifth of those of the bundles, in which they repeat.
  private static List<Resource> imported() throws Exception {
    Collector collector = new Collector();
    List<Source> sources =
        List.of(
            new FileSource(DATA.resolve("one-cluster-ten-formats/kubectl-get-list.json")),
            new FolderSource(DATA.resolve("troubleshoot-bundle")),
            new FolderSource(DATA.resolve("troubleshoot-baseline")),
            new FolderSource(DATA.resolve("kubernetes-goat")),
            new FolderSource(DATA.resolve("online-boutique")));
    Importing.run(sources, Optional.empty(), collector, Progress.NONE);
    Importing.run(
        List.of(
            new FileSource(DATA.resolve("must-gather-vsphere.tar.xz")),
            new FileSource(DATA.resolve("rancher-support-bundle.tar.xz"))),
        Optional.empty(),
        new Fifth(collector),
        Progress.NONE);
    return collector.resources().stream()
        .filter(r -> CanonicalJson.bytes(r.root().object()).length < 100_000)
        .toList();
  }

  /// Keeps every fifth object.
  private static final class Fifth implements Sink {
    private final Sink sink;
    private int seen;

    Fifth(Sink sink) {
      this.sink = sink;
    }

    @Override
    public void resource(Resource resource) {
      if (seen++ % 5 == 0) {
        sink.resource(resource);
      }
    }

    @Override
    public void compact(CompactObject object, ResourceRef ref, Origin origin) {
      if (seen++ % 5 == 0) {
        sink.compact(object, ref, origin);
      }
    }

    @Override
    public void coverage(GroupKind kind, String namespace, Coverage coverage) {}

    @Override
    public void problem(Problem problem) {}

    @Override
    public void entry(Entry entry) {}
  }

  /// The object with one of its texts, names or numbers replaced, or put together with a secret.
  private static Resource planted(Resource resource, Random random) {
    int[] places = {0};
    changed(resource.root().object(), places, -1, random);
    places[0] = random.nextInt(places[0]) + 1;
    if (!(changed(resource.root().object(), places, 0, random) instanceof JsonObject root)) {
      throw new AssertionError("an object stays one");
    }
    return new Resource(resource.ref(), resource.apiVersion(), Field.root(root), resource.origin());
  }

  /// Counts the places up (change is -1), or down to the one that is changed.
  private static @Nullable Object changed(
      @Nullable Object value, int[] places, int change, Random random) {
    int step = change < 0 ? 1 : -1;
    return switch (value) {
      case JsonObject object -> {
        JsonObject.Builder builder = JsonObject.builder();
        for (int i = 0; i < object.size(); i++) {
          places[0] += step;
          boolean here = change == 0 && places[0] == 0;
          String key = here && random.nextInt(4) == 0 ? key(random, object) : object.key(i);
          Object inner = object.value(i);
          builder.put(
              key,
              here && key.equals(object.key(i))
                  ? plant(inner, random)
                  : changed(inner, places, change, random),
              object.line(i));
        }
        yield builder.build();
      }
      case JsonArray array -> {
        JsonArray.Builder builder = JsonArray.builder();
        for (int i = 0; i < array.size(); i++) {
          places[0] += step;
          boolean here = change == 0 && places[0] == 0;
          builder.add(
              here ? plant(array.get(i), random) : changed(array.get(i), places, change, random),
              array.line(i));
        }
        yield builder.build();
      }
      case null, default -> value;
    };
  }

  private static final List<String> NAMES =
      List.of(
          "password",
          "token",
          "tls-secret",
          "DB_PASSWORD",
          "data",
          "value",
          "name",
          "key",
          "kind",
          "stringData",
          "binaryData",
          "release",
          "encryptedData",
          "auth",
          "default",
          "4111111111111111",
          "apiKeys",
          JWT);

  private static String key(Random random, JsonObject object) {
    String key = NAMES.get(random.nextInt(NAMES.size()));
    return object.has(key) ? key + random.nextInt(1000) : key;
  }

  private static @Nullable Object plant(@Nullable Object value, Random random) {
    String secret = SECRETS.get(random.nextInt(SECRETS.size()));
    String text = value instanceof String before ? before : "";
    int cut = random.nextInt(text.length() + 1);
    String glue = List.of("", " ", "\n", "\"", "'", "/", "=", "-").get(random.nextInt(8));
    return switch (random.nextInt(7)) {
      case 0 -> secret;
      case 1 -> text.substring(0, cut) + glue + secret;
      case 2 -> text.substring(0, cut) + glue + secret + glue + text.substring(cut);
      case 3 ->
          new String[] {"Secret", "ConfigMap", "--password", "-u", "DB_TOKEN", "-px"}
              [random.nextInt(6)];
      case 4 ->
          JsonTree.parse(
              "{\"kind\":\"Secret\",\"data\":{\"a\":\"eA==\"}}".getBytes(StandardCharsets.UTF_8));
      case 5 -> random.nextBoolean() ? 4111111111111111L : 17L;
      default -> JsonArray.builder().add("mysql").add("--token").add(secret).add("-px").build();
    };
  }

  private static Resource with(Resource resource, String name, String text) {
    JsonObject root = resource.root().object().mapValues((n, v) -> n.equals(name) ? text : v);
    return new Resource(resource.ref(), "v1", Field.root(root), resource.origin());
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
