package io.inscope.snapshot.redaction;

import static io.inscope.snapshot.redaction.Objects.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each marker that an exporting tool leaves is known for what it is, with the length where it says
/// so.
class ElisionTest {
  private static final String SOPS =
      "ENC[AES256_GCM,data:aGVsbG8=,iv:aXY=,tag:dGFn,type:str]"; // "hello" is five bytes long

  private final Redactor redactor = new Redactor(FingerprintKey.of(new byte[32]));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "24 bytes long|redacted:elided:len=24",
        "***HIDDEN***|redacted:elided",
        "***|redacted:elided",
        "********|redacted:elided",
        "XXXXXX|redacted:elided",
        "***** SCRUBBED BASE64 PEM *****|redacted:elided",
        "x-ipv4-0000000001-x|redacted:elided",
        "x-mac-0000000001-x|redacted:elided",
        "++++++++|redacted:elided",
        "REDACTED|redacted:elided",
        "[REDACTED]|redacted:elided",
        "DATA+OMITTED|redacted:elided",
        "*** (before)|redacted:elided",
        SOPS + "|redacted:elided:len=5",
        "ENC[AES256_GCM,broken|redacted:elided",
        "k8s:enc:aescbc:v1:key1:AAAA|redacted:elided",
        "k8s:enc:kms:v2:vault:AAAA|redacted:elided"
      })
  void inEveryPlaceOfASecret(String left, String marker) {
    String encoded = Base64.getEncoder().encodeToString(left.getBytes(StandardCharsets.UTF_8));
    Redaction redaction =
        redactor.redact(
            object(
                "{'kind':'Secret','data':{'encoded':'%s'},'stringData':{'plain':'%s'},"
                        .formatted(encoded, left)
                    + "'env':[{'name':'PASSWORD','value':'%s'}]}".formatted(left)));

    assertThat(redaction.resource().root().object().get("data"))
        .hasToString("{\"encoded\":\"%s\"}".formatted(marker));
    assertThat(redaction.resource().root().object().get("stringData"))
        .hasToString("{\"plain\":\"%s\"}".formatted(marker));
    assertThat(redaction.resource().root().object().get("env"))
        .hasToString("[{\"name\":\"PASSWORD\",\"value\":\"%s\"}]".formatted(marker));
    assertThat(redaction.redacted())
        .containsExactly(
            new Redacted("/data/encoded", "elided"),
            new Redacted("/stringData/plain", "elided"),
            new Redacted("/env/0/value", "elided"));
    assertThat(redactor.redact(redaction.resource()).redacted()).as("again").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "***HIDDEN***",
        "XXXXXX",
        "<redacted>",
        "***** SCRUBBED BASE64 PEM *****",
        "ENC[AES256_GCM,x"
      })
  void inDataWhereBase64Belongs(String left) {
    assertThat(
            redactor
                .redact(object("{'kind':'Secret','data':{'a':'%s'}}".formatted(left)))
                .resource()
                .root()
                .at("data", "a")
                .text(""))
        .isEqualTo("redacted:elided");
  }

  @Test
  void whatSopsEncryptedOfTheBase64HasTheLengthOfThatAndNotOfTheValue() {
    assertThat(
            redactor
                .redact(object("{'kind':'Secret','data':{'a':'%s'}}".formatted(SOPS)))
                .resource()
                .root()
                .at("data", "a")
                .text(""))
        .isEqualTo("redacted:elided");
  }

  @Test
  void howSopsEncryptedStaysOnRecord() {
    String how =
        "{\"age\":[{\"enc\":\"-----BEGIN AGE ENCRYPTED FILE-----\\nYQ==\\n-----END AGE ENCRYPTED"
            + " FILE-----\\n\",\"recipient\":\"age1qqq\"}],"
            + "\"lastmodified\":\"2026-11-21T10:00:00Z\",\"mac\":\""
            + SOPS
            + "\"}";
    Redaction redaction =
        redactor.redact(
            object("{'kind':'Secret','stringData':{'a':'" + SOPS + "'},'sops':" + how + "}"));

    assertThat(redaction.resource().root().object().get("sops")).hasToString(how);
    assertThat(redaction.redacted()).containsExactly(new Redacted("/stringData/a", "elided"));
  }

  @Test
  void whatIsSealedIsNotAValueEither() {
    Redaction redaction =
        redactor.redact(
            object(
                "{'apiVersion':'bitnami.com/v1alpha1','kind':'SealedSecret','spec':{"
                    + "'encryptedData':{'password':'AgBy3i4OJSWK','user':'AgA=','none':''},"
                    + "'template':{'type':'Opaque','data':{'db-password':'hunter2'}}}}"));

    assertThat(String.valueOf(redaction.resource().root().object().get("spec")))
        .startsWith(
            "{\"encryptedData\":{\"none\":\"\",\"password\":\"redacted:sealed\","
                + "\"user\":\"redacted:sealed\"},"
                + "\"template\":{\"data\":{\"db-password\":\"redacted:password:len=7:");
    assertThat(redaction.redacted())
        .isEqualTo(
            List.of(
                new Redacted("/spec/encryptedData/password", "sealed"),
                new Redacted("/spec/encryptedData/user", "sealed"),
                new Redacted("/spec/template/data/db-password", "password")));
    assertThat(redactor.redact(redaction.resource()).redacted()).as("again").isEmpty();
  }

  @Test
  void aValueThatOnlyLooksLikeOneIsAValue() {
    for (String value : List.of("24 bytes longer", "x-ipv4", "ENC", "xxx", "hunter2***")) {
      assertThat(
              redactor
                  .redact(object("{'kind':'Secret','stringData':{'a':'%s'}}".formatted(value)))
                  .resource()
                  .root()
                  .at("stringData", "a")
                  .text(""))
          .startsWith("redacted:secret-value:len=" + value.length() + ":");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "***HIDDEN***",
        "***",
        "********",
        "<redacted>",
        "[REDACTED]",
        "XXXXXX",
        "*** Redacted ***",
        "***REMOVED***",
        "(masked)",
        "***** SCRUBBED BASE64 PEM *****",
        "24 bytes long"
      })
  void whatToolsPutInThePlaceOfAValueIsNoValue(String text) {
    assertThat(Elision.of(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"**", "hunter2***", "***hunter2***", "XXX", "*** Redacted", ""})
  void anythingElseIs(String text) {
    assertThat(Elision.of(text)).isEmpty();
  }
}
