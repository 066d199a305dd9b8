package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.model.Resource;
import org.junit.jupiter.api.Test;

/// What can be repaired is, and is said; what cannot costs one object.
class BrokenYamlTest {
  private static String contents(Imported imported) {
    StringBuilder all = new StringBuilder();
    for (Resource resource : imported.collector.resources()) {
      all.append(CanonicalJson.text(resource.root().object())).append('\n');
    }
    return all.toString();
  }

  @Test
  void masksOfRedactionToolsAreTexts() {
    Imported imported =
        Imported.of(
            """
            kind: PodList
            apiVersion: v1
            items:
            - metadata: {name: a, uid: ***HIDDEN***}
              status:
                podIP: ***HIDDEN***
                hostIP: *** # the node
                podIPs:
                - ip: ***HIDDEN***
                - ********
                - *** Redacted ***
                url: ***HIDDEN***:5432
                list: [***, '***', "***", x ***]
                script: |
                  echo ***HIDDEN***
                  - ***
                quoted: "one
                  ***HIDDEN*** two"
                tagged: !!str ***
                ***HIDDEN***: key
                plain: <redacted> XXXXXX ***
            - metadata: {name: b}
            """);

    assertThat(imported.problems())
        .containsExactly(
            "WARNING -:4 10 masks of a redaction tool without quotes (1) -> read as texts");
    assertThat(contents(imported))
        .isEqualTo(
            ("{'apiVersion':'v1','kind':'Pod','metadata':{'name':'a','uid':'***HIDDEN***'},"
                    + "'status':{'***HIDDEN***':'key','hostIP':'***','list':['***','***','***','x"
                    + " ***'],'plain':'<redacted> XXXXXX ***','podIP':'***HIDDEN***',"
                    + "'podIPs':[{'ip':'***HIDDEN***'},'********','*** Redacted ***'],"
                    + "'quoted':'one ***HIDDEN*** two','script':'echo ***HIDDEN***\\n- ***\\n',"
                    + "'tagged':'***','url':'***HIDDEN***:5432'}}\n"
                    + "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'b'}}\n")
                .replace('\'', '"'));
    assertThat(imported.entries()).containsExactly("IMPORTED - kubectl-yaml 2");
  }

  @Test
  void aMaskInBracketsIsNoList() {
    Imported imported =
        Imported.of(
            """
            kind: ConfigMap
            apiVersion: v1
            metadata: {name: a}
            data:
              password: [REDACTED]
              key: [Hidden] # by us
              text: see [REDACTED]
              block: |
                [REDACTED]
            """);

    assertThat(contents(imported))
        .contains(
            "\"data\":{\"block\":\"[REDACTED]\\n"
                + "\",\"key\":\"[Hidden]\",\"password\":\"[REDACTED]\",\"text\":\"see"
                + " [REDACTED]\"}");
    assertThat(imported.problems())
        .containsExactly(
            "WARNING -:5 2 masks of a redaction tool without quotes (1) -> read as texts");
  }

  @Test
  void tabsBecomeSpacesWhereEveryWidthGivesTheSame() {
    Imported imported =
        Imported.of(
            """
            kind: List
            apiVersion: v1
            items:
            - kind: Service
              apiVersion: v1
              metadata:
              \tname: a
              spec: {}
            -
            \tkind: Service
            \tapiVersion: v1
            \tmetadata:
            \t\tname: b
            """);

    assertThat(imported.objects()).containsExactly("4 default/Service/a", "10 default/Service/b");
    assertThat(imported.problems())
        .containsExactly(
            "WARNING -:7 tabs used for indentation (1) -> read as spaces",
            "WARNING -:10 tabs used for indentation (1) -> read as spaces");
  }

  @Test
  void tabsThatCouldMeanTwoThingsAreNotRepaired() {
    Imported imported =
        Imported.of(
            """
            kind: Pod
            apiVersion: v1
            metadata:
                name: a
                labels:
                  x: "1"
            \ty: "2"
            """);

    assertThat(imported.objects()).isEmpty();
    assertThat(imported.problems())
        .containsExactly("ERROR -:7:1 not valid YAML: a tab used for indentation (1)");
  }

  @Test
  void controlCharactersCostNothing() {
    Imported imported =
        Imported.of(
            """
            kind: ConfigMap
            apiVersion: v1
            metadata: {name: a}
            data:
              escape: \u001B[31mred
              nul: "a\u0000b"
              del: \u007F\u0085\u2028\uFEFF.
            """);

    assertThat(contents(imported))
        .contains(
            "\"del\":\"\uFFFD\u0085\u2028\uFEFF.\",\"escape\":\"\uFFFD[31mred\",\"nul\":\"a\uFFFDb\"");
    assertThat(imported.problems())
        .containsExactly(
            "WARNING -:5 control characters, which YAML forbids (1) -> read as U+FFFD");
  }

  @Test
  void aTemplateIsNotRepairedAndNamed() {
    Imported imported =
        Imported.of(
            """
            kind: Pod
            apiVersion: v1
            metadata:
              name: a
              resourceVersion: "1"
            spec: {{ toYaml .Values.spec }}
            ---
            kind: Pod
            apiVersion: v1
            metadata: {name: b, resourceVersion: "1"}
            """);

    assertThat(imported.objects()).containsExactly("8 default/Pod/b");
    assertThat(imported.problems())
        .containsExactly(
            "ERROR -:6:8 not valid YAML: a key that is not a text; it looks like a template that"
                + " was not rendered: run 'helm template' and import the result (1)");
  }

  @Test
  void readingGoesOnAtTheNextItemAlsoWhereItemsAreIndented() {
    for (String indent : new String[] {"", "  ", "    "}) {
      for (String first : new String[] {"apiVersion: v1", "metadata: {name: %s}"}) {
        StringBuilder text = new StringBuilder("kind: PodList\napiVersion: v1\nitems:\n");
        for (String name : new String[] {"a", "b", "c"}) {
          text.append(indent).append("- ").append(first.formatted(name)).append('\n');
          if (first.startsWith("api")) {
            text.append(indent).append("  metadata: {name: ").append(name).append("}\n");
          }
          text.append(indent).append(name.equals("b") ? "  spec: 'open\n" : "  spec: {}\n");
        }
        Imported imported = Imported.of(text.toString());
        assertThat(imported.contents().keySet())
            .as(text.toString())
            .containsExactly("default/Pod/a v1", "default/Pod/c v1");
        assertThat(imported.problems()).as(text.toString()).hasSize(1);
      }
    }
  }

  @Test
  void aRepairIsNotDoneInWhatIsSound() {
    String text =
        """
        kind: ConfigMap
        apiVersion: v1
        metadata: {name: a}
        data:
          a: "***"
          b: |
            \tx: ***HIDDEN***
          c: x [REDACTED] y
        """;
    Imported imported = Imported.of(text);

    assertThat(imported.problems()).isEmpty();
    assertThat(contents(imported)).contains("\"b\":\"\\tx: ***HIDDEN***\\n\"");
  }

  @Test
  void aDuplicateInARepairedObjectIsToldOnce() {
    Imported imported =
        Imported.of("kind: Pod\napiVersion: v1\nmetadata:\n  name: a\n  name: b\nspec: {x: ***}\n");

    assertThat(imported.problems())
        .containsExactly(
            "WARNING -:6 a mask of a redaction tool without quotes (1) -> read as a text",
            "WARNING -:5 the key 'name' stands on line 4 already (1) -> kept the later one");
  }
}
