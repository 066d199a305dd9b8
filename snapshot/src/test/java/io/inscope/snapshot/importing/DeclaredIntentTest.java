package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.CanonicalJson;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Manifests mean what kubectl reads in them; what a cluster printed means what stands there.
class DeclaredIntentTest {
  private static @Nullable Object value(String metadata, String scalar) {
    Imported imported =
        Imported.of(
            "kind: Pod\napiVersion: v1\nmetadata: {name: a%s}\nspec: {v: %s}\n"
                .formatted(metadata, scalar));
    assertThat(imported.problems()).isEmpty();
    return imported.collector.resources().getFirst().root().at("spec", "v").value();
  }

  @Test
  void whatKubectlReads() {
    for (String yes : new String[] {"y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "True"}) {
      assertThat(value("", yes)).as(yes).isEqualTo(true);
    }
    for (String no : new String[] {"n", "N", "no", "No", "NO", "off", "Off", "OFF", "FALSE"}) {
      assertThat(value("", no)).as(no).isEqualTo(false);
    }
    Object[][] numbers = {
      {"0644", 420L},
      {"0o644", 420L},
      {"-0644", -420L},
      {"+1", 1L},
      {"0x1F", 31L},
      {"0b101", 5L},
      {"1_000", 1000L},
      {"0", 0L},
      {"089", 89L},
      {".5", new BigDecimal("0.5")},
      {"1.", 1L},
      {"1.10", new BigDecimal("1.10")},
      {"1e3", 1000L}
    };
    for (Object[] number : numbers) {
      assertThat(value("", (String) number[0])).as((String) number[0]).isEqualTo(number[1]);
    }
    for (String text :
        new String[] {
          "yEs",
          "12:30:45",
          "2026-11-21",
          "2026-11-21T00:00:00Z",
          ".inf",
          "nan",
          "1.2.3",
          "0x",
          "-",
          "+",
          ".",
          "1Gi",
          "100m",
          "0xZZ",
          "'yes'",
          "\"0644\"",
          "!!str yes"
        }) {
      assertThat(value("", text)).as(text).isEqualTo(text.replaceAll("^!!str |['\"]", ""));
    }
  }

  @Test
  void whatAClusterPrintedIsTakenAsItStands() {
    for (String live : new String[] {", uid: 1f0b", ", resourceVersion: \"\""}) {
      for (String text : new String[] {"yes", "no", "y", "off", "0644", "0x1F", "1_000"}) {
        assertThat(value(live, text)).as(text).isEqualTo(text);
      }
      assertThat(value(live, "true")).isEqualTo(true);
      assertThat(value(live, "12")).isEqualTo(12L);
    }
  }

  @Test
  void whereATextBelongsItIsKeptAndSaid() {
    Imported imported =
        Imported.of(
            """
            kind: Pod
            apiVersion: v1
            metadata:
              name: a
              labels: {on: yes, version: 1.10}
              annotations:
                mode: 0644
            spec:
              containers:
              - args: [--appendonly, no]
                command:
                - 12
                env:
                - name: A
                  value: no
                  count: no
                securityContext:
                  privileged: yes
                  runAsUser: 0644
            ---
            kind: ConfigMap
            apiVersion: v1
            metadata: {name: c}
            data: {a: true, b: ~}
            """);

    assertThat(CanonicalJson.text(imported.collector.resources().getFirst().root().object()))
        .isEqualTo(
            ("{'apiVersion':'v1','kind':'Pod','metadata':{'annotations':{'mode':'0644'},"
                    + "'labels':{'on':'yes','version':'1.10'},'name':'a'},'spec':{'containers':["
                    + "{'args':['--appendonly','no'],'command':['12'],'env':[{'count':false,"
                    + "'name':'A','value':'no'}],'securityContext':{'privileged':true,"
                    + "'runAsUser':420}}]}}")
                .replace('\'', '"'));
    String number =
        " a number where a text belongs; kubectl refuses it without quotes (1) -> kept as the text"
            + " that stands there";
    String yes = number.replace("a number", "a boolean (of YAML 1.1)");
    assertThat(imported.problems())
        .containsExactly(
            "WARNING -:5" + yes,
            "WARNING -:5" + number,
            "WARNING -:7" + number,
            "WARNING -:10" + yes,
            "WARNING -:12" + number,
            "WARNING -:15" + yes,
            "WARNING -:24" + yes.replace(" (of YAML 1.1)", ""));
    assertThat(CanonicalJson.text(imported.collector.resources().getLast().root().object()))
        .contains("\"data\":{\"a\":\"true\",\"b\":null}");
  }

  @Test
  void eachItemOfAListIsDecidedOnItsOwn() {
    String live = "{kind: Pod, apiVersion: v1, metadata: {name: a, uid: 1f0b}, spec: &s {x: yes}}";
    String intent = "{kind: Pod, apiVersion: v1, metadata: {name: b}, spec: *s}";
    String head = "kind: List\napiVersion: v1\nitems:";
    for (String text :
        new String[] {
          head + "\n- " + live + "\n- " + intent + "\n",
          head + " [" + live + ", " + intent + "]\n",
          "--- [" + live + ", " + intent + "]\n"
        }) {
      assertThat(Imported.of(text).contents().toString())
          .as(text)
          .contains("\"spec\":{\"x\":\"yes\"}")
          .contains("\"spec\":{\"x\":true}");
    }
  }
}
