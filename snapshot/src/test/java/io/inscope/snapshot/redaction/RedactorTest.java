package io.inscope.snapshot.redaction;

import static io.inscope.snapshot.redaction.Objects.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RedactorTest {
  private final FingerprintKey key = FingerprintKey.of(new byte[32]);
  private final Redactor redactor = new Redactor(key);

  @Test
  void aSecretKeepsItsKeysLengthsAndFingerprints() {
    Redaction redaction =
        redactor.redact(
            object(
                "{'apiVersion':'v1','kind':'Secret','metadata':{'name':'db'},'type':'Opaque',"
                    + "'data':{'user':'"
                    + encoded("hunter2")
                    + "','empty':'','odd':7},'stringData':{'pass':'hunter2'}}"));

    String hmac = key.fingerprint("hunter2".getBytes(StandardCharsets.UTF_8));
    Field root = redaction.resource().root();
    assertThat(root.at("data", "user").text(""))
        .isEqualTo("redacted:secret-value:len=7:hmac=" + hmac);
    assertThat(root.at("stringData", "pass").text(""))
        .isEqualTo("redacted:secret-value:len=7:hmac=" + hmac);
    assertThat(root.at("data", "empty").text("?")).isEmpty();
    assertThat(root.at("data", "odd").text("")).startsWith("redacted:secret-value:len=1:");
    assertThat(root.at("type").text("")).isEqualTo("Opaque");
    assertThat(redaction.redacted())
        .containsExactly(
            new Redacted("/data/user", "secret-value"),
            new Redacted("/data/odd", "secret-value"),
            new Redacted("/stringData/pass", "secret-value"));
  }

  @Test
  void certificatesAreKeptAndAKeyBesideThemIsNot() {
    String certificate = "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n";
    String both = certificate + "-----BEGIN PRIVATE KEY-----\nMAMCAQE=\n-----END PRIVATE KEY-----";
    String hiding = "-----BEGIN CERTIFICATE-----\nCANARY==\n-----END CERTIFICATE-----\n";

    Field data =
        redactor
            .redact(
                object(
                    "{'kind':'Secret','data':{'tls.crt':'%s','tls.key':'%s','ca.crt':'%s'}}"
                        .formatted(encoded(certificate), encoded(both), encoded(hiding))))
            .resource()
            .root()
            .at("data");

    assertThat(data.at("tls.crt").text("")).isEqualTo(encoded(certificate));
    assertThat(data.at("tls.key").text("")).startsWith("redacted:private-key:");
    assertThat(data.at("ca.crt").text("")).startsWith("redacted:secret-value:");
  }

  @Test
  void valuesThatAToolLeftOutAreNotTakenForValues() {
    Field data =
        redactor
            .redact(
                object(
                    "{'kind':'Secret','data':{'a':'%s','b':'***HIDDEN***','c':'XXXXXX'}}"
                        .formatted(encoded("24 bytes long"))))
            .resource()
            .root()
            .at("data");

    assertThat(data.at("a").text("")).isEqualTo("redacted:elided:len=24");
    assertThat(data.at("b").text("")).isEqualTo("redacted:elided");
    assertThat(data.at("c").text("")).isEqualTo("redacted:elided");
  }

  @Test
  void theLastAppliedObjectIsRedactedByTheSameRules() {
    String applied =
        "{\\'kind\\':\\'Secret\\',\\'apiVersion\\':\\'v1\\',\\'stringData\\':{\\'a\\':\\'hunter2\\'}}";
    Redaction redaction =
        redactor.redact(
            object(
                "{'kind':'ConfigMap','metadata':{'annotations':"
                    + "{'kubectl.kubernetes.io/last-applied-configuration':'"
                    + applied
                    + "'}}}"));

    String text =
        redaction.resource().annotations().get("kubectl.kubernetes.io/last-applied-configuration");
    assertThat(text)
        .matches(
            "\\{\"apiVersion\":\"v1\",\"kind\":\"Secret\","
                + "\"stringData\":\\{\"a\":\"redacted:secret-value:len=7:hmac=\\w{32}\"}}");
    assertThat(redaction.redacted())
        .containsExactly(
            new Redacted(
                "/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration",
                "secret-value"));
  }

  @Test
  void aLastAppliedTextThatIsNotJsonIsReplacedWhole() {
    Resource resource =
        redactor
            .redact(
                object(
                    "{'kind':'Pod','metadata':{'annotations':"
                        + "{'kubectl.kubernetes.io/last-applied-configuration':'{} } CANARY'}}}"))
            .resource();

    assertThat(resource.annotations().values())
        .singleElement()
        .asString()
        .matches("redacted:unparsable:len=11:hmac=\\w{32}");
  }

  @Test
  void variablesFlagsAndConfigKeysWithTellingNamesLoseTheirValues() {
    Field root =
        redactor
            .redact(
                object(
                    """
                    {'kind':'Pod','spec':{'containers':[{'name':'app',
                     'env':[{'name':'DB_PASSWORD','value':'CANARY-1'},
                            {'name':'DB_HOST','value':'db'},
                            {'name':'TOKEN','valueFrom':{'secretKeyRef':{'name':'t','key':'token'}}},
                            {'name':'REF','value':'$(DB_PASSWORD)'}],
                     'args':['--password','CANARY-2','--v','4','--api-key=CANARY-3'],
                     'command':['mysqladmin','ping','-pCANARY-4'],
                     'livenessProbe':{'httpGet':{'httpHeaders':[
                       {'name':'Authorization','value':'Bearer CANARY-5'}]}}}],
                     'volumes':[{'name':'s','secret':{'secretName':'db-password'}}]}}
                    """))
            .resource()
            .root();

    assertThat(root.toString())
        .doesNotContain("CANARY")
        .contains("\"value\":\"db\"", "\"value\":\"$(DB_PASSWORD)\"", "\"--v\",\"4\"")
        .contains("{\"secretName\":\"db-password\"}", "{\"key\":\"token\",\"name\":\"t\"}");
  }

  @Test
  void anOddlyShapedSecretHidesNothing() {
    assertThat(
            redactor
                .redact(object("{'kind':'Secret','data':['CANARY-1',{'a':['CANARY-2']}]}"))
                .resource()
                .root()
                .toString())
        .doesNotContain("CANARY");
    assertThat(
            redactor
                .redact(object("{'kind':'Secret','data':'CANARY-1'}"))
                .resource()
                .root()
                .toString())
        .doesNotContain("CANARY");
  }

  @Test
  void secretsPackedIntoOtherObjectsAreFound() throws IOException {
    String release = "{\"manifest\":\"kind: Secret\\nstringData:\\n  a: CANARY-1\\n\"}";
    String plain = "{\"manifest\":\"kind: Service\"}";
    Field data =
        redactor
            .redact(
                object(
                    "{'kind':'ConfigMap','data':{'release':'%s','other':'%s','yaml':'%s'}}"
                        .formatted(
                            packed(release),
                            packed(plain),
                            "apiVersion: v1\\nkind: Secret\\ndata:\\n  a: Q0FOQVJZ\\n")))
            .resource()
            .root()
            .at("data");

    assertThat(data.at("release").text("")).startsWith("redacted:packed:");
    assertThat(data.at("other").text("")).isEqualTo(packed(plain));
    assertThat(data.at("yaml").text("")).startsWith("redacted:manifest:");
    assertThat(redactor.text("content: " + packed(plain) + "\nname: x"))
        .matches("content: redacted:packed:len=\\d+:hmac=\\w+\nname: x");
    assertThat(redactor.text("x: " + encoded(packed(plain)))).startsWith("x: redacted:packed:");
  }

  @Test
  void jsonInsideTextsIsTakenApart() {
    Field data =
        redactor
            .redact(
                object(
                    """
                    {'kind':'ConfigMap','data':{
                     'args':'[\\'--password\\',\\'CANARY\\']',
                     'env':'{\\'env\\':[{\\'name\\':\\'SECRET\\',\\'value\\':\\'CANARY\\'}]}',
                     'plain':'{ \\'a\\': [1, 2] }'}}
                    """))
            .resource()
            .root()
            .at("data");

    assertThat(data.at("args").text(""))
        .matches("\\[\"--password\",\"redacted:password:len=6:hmac=\\w{32}\"]");
    assertThat(data.at("env").text("")).contains("redacted:password:len=6:");
    assertThat(data.at("plain").text("")).isEqualTo("{ \"a\": [1, 2] }");
  }

  @Test
  void textsInDisguiseAreLookedInto() throws IOException {
    Redaction redaction =
        redactor.redact(
            object(
                """
                {'kind':'MachineConfig','a':'data:;base64,%1$s','b':'data:text/plain,password%%3DCANARY',
                 'c':'data:;base64,%2$s','d':'%1$s','e':'data:;base64,%3$s','f':'%3$s',
                 'g':'data:,hello%%20world','h':'data:,%%zz','i':'0123456789abcdef0123456789abcdef'}
                """
                    .formatted(
                        encoded("password=CANARY\n"),
                        packed("token: CANARY"),
                        encoded("an ordinary text\n"))));

    assertThat(redaction.redacted())
        .extracting(Redacted::pointer)
        .containsExactly("/a", "/b", "/c", "/d");
    assertThat(redaction.resource().root().toString()).contains("hello%20world", "%zz");
  }

  @Test
  void whatHoldsTheValueOfATellingFieldIsTheValue() {
    Redaction redaction =
        redactor.redact(
            object(
                """
                {'kind':'X','adminPassword':{'value':'CANARY','type':'string'},
                 'properties':{'token':{'type':'string','default':'CANARY','description':'a token'}},
                 'passwords':['CANARY',{'value':'CANARY'}],
                 'docker':{'auths':{'r':{'auth':'%s'}}},'auth':{'default':'x'},
                 'secretTemplate':{'stringData':{'a':'CANARY'}}}
                """
                    .formatted(encoded("user:CANARY"))));

    assertThat(redaction.redacted())
        .extracting(Redacted::pointer)
        .containsExactly(
            "/adminPassword/value",
            "/properties/token/default",
            "/passwords/0",
            "/passwords/1/value",
            "/docker/auths/r/auth",
            "/secretTemplate/stringData/a");
  }

  @Test
  void aSecretIsOneWhateverItsGroup() {
    for (String type : new String[] {"'kind':'secret'", "'apiVersion':'apps/v1','kind':'Secret'"}) {
      assertThat(
              redactor
                  .redact(object("{%s,'data':{'a':'CANARY'}}".formatted(type)))
                  .resource()
                  .root()
                  .toString())
          .doesNotContain("CANARY");
    }
  }

  @Test
  void kindAndVersionAndThePlacesOfRecordAreTextsToo() {
    Redaction redaction =
        redactor.redact(
            object(
                "{'apiVersion':'AKIAIOSFODNN7EXAMPLE/v1','kind':'AKIAIOSFODNN7EXAMPLE',"
                    + "'metadata':{'name':'x'},'spec':{'AKIAIOSFODNN7EXAMPLE':{'password':'x'}}}"));

    assertThat(redaction.resource().ref().toString() + redaction.resource().apiVersion())
        .doesNotContain("AKIA");
    assertThat(redaction.redacted().toString()).doesNotContain("AKIA");
  }

  @Test
  void binaryDataIsKeptOnlyWhenItIsHarmlessText() {
    Field data =
        redactor
            .redact(
                object(
                    "{'kind':'ConfigMap','binaryData':{'a':'%s','b':'%s','c':'/u3+7Q=='}}"
                        .formatted(encoded("hello"), encoded("password=CANARY"))))
            .resource()
            .root()
            .at("binaryData");

    assertThat(data.at("a").text("")).isEqualTo(encoded("hello"));
    assertThat(data.at("b").text("")).startsWith("redacted:binary:");
    assertThat(data.at("c").text("")).startsWith("redacted:binary:");
  }

  @Test
  void keysAndNamesAreTextsToo() {
    Resource resource =
        redactor
            .redact(
                object(
                    "{'kind':'Pod','metadata':{'name':'order-4111111111111111',"
                        + "'labels':{'4111111111111111':'a','4111 1111 1111 1111':'b'}}}"))
            .resource();

    assertThat(resource.ref().name()).isEqualTo("order-redacted:card:411111******1111");
    assertThat(resource.root().at("metadata", "name").text("")).isEqualTo(resource.ref().name());
    assertThat(resource.labels())
        .containsEntry("redacted:card:411111******1111", "a")
        .containsEntry("redacted:card:411111******1111'", "b");
  }

  @Test
  void linesSurvive() {
    JsonObject data = JsonObject.builder().put("a", "aHVudGVyMg==", 5).put("b", "", 6).build();
    JsonObject root = JsonObject.builder().put("kind", "Secret", 2).put("data", data, 4).build();
    Resource secret = object("{'kind':'Secret'}");

    Field redacted =
        redactor
            .redact(new Resource(secret.ref(), "v1", Field.root(root), secret.origin()))
            .resource()
            .root();

    assertThat(redacted.at("data").line()).hasValue(4);
    assertThat(redacted.at("data", "a").line()).hasValue(5);
    assertThat(redacted.at("data", "a").text("")).startsWith("redacted:");
  }

  @Test
  void anObjectWithoutSecretsIsTheSameObject() {
    Resource pod =
        object(
            """
            {'apiVersion':'v1','kind':'Pod','metadata':{'name':'a','uid':'0a1b2c3d-1111-4222-8333-444455556666',
             'resourceVersion':'1732147200123456','creationTimestamp':'2026-11-21T10:00:00Z'},
             'spec':{'containers':[{'name':'c','image':'registry/x/token:1.2','args':['--v=2']}]}}
            """);

    Redaction redaction = redactor.redact(pod);

    assertThat(redaction.resource().root().object()).isSameAs(pod.root().object());
    assertThat(redaction.redacted()).isEmpty();
  }

  @Test
  void redactingTwiceChangesNothing() {
    Resource once =
        redactor
            .redact(
                object(
                    "{'kind':'Secret','metadata':{'annotations':{'x-password':'a'}},"
                        + "'data':{'a':'%s'},'stringData':{'card':'4111111111111111'}}"
                            .formatted(encoded("b"))))
            .resource();

    assertThat(redactor.redact(once).redacted()).isEmpty();
  }

  @Test
  void markersAreReadBack() {
    Marker marker = Marker.of("password", "hunter2", key);

    assertThat(Marker.parse(marker.text())).contains(marker);
    assertThat(Marker.find("x=" + marker.text() + ";")).contains(marker);
    assertThat(Marker.parse("redacted:card:411111******1111"))
        .map(Marker::shown)
        .contains("411111******1111");
    assertThat(Marker.parse("redacted:elided:len=24").orElseThrow().length()).hasValue(24);
    assertThat(Marker.parse("redacted:nothing")).isEmpty();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
