package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KubectlJsonTest {
  private static String object(String name) {
    return """
    {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": {
            "name": "%s",
            "namespace": "payments"
        },
        "spec": {
            "ports": [
                {
                    "port": 443
                }
            ]
        }
    }\
    """
        .formatted(name);
  }

  private static String line(String name) {
    return object(name).replaceAll("\\s+", "");
  }

  private static final String LIST =
      """
      {
          "apiVersion": "v1",
          "items": [
      %s,
      %s,
      %s
          ],
          "kind": "List",
          "metadata": {
              "resourceVersion": ""
          }
      }
      """
          .formatted(
              object("gateway").indent(8).stripTrailing(),
              object("ledger").indent(8).stripTrailing(),
              object("vault").indent(8).stripTrailing());

  private static final String[] ALL = {
    "4 payments/Service/gateway", "19 payments/Service/ledger", "34 payments/Service/vault"
  };

  @Test
  void readsASingleObject() {
    Imported imported = Imported.of(object("gateway"));

    assertThat(imported.objects()).containsExactly("1 payments/Service/gateway");
    assertThat(imported.entries()).containsExactly("IMPORTED - kubectl-json 1");
    assertThat(imported.collector.resources().getFirst().root().at("metadata", "namespace").line())
        .hasValue(6);
  }

  @Test
  void readsAListAsKubectlPrintsIt() {
    Imported imported = Imported.of(LIST);

    assertThat(imported.problems()).isEmpty();
    assertThat(imported.objects()).containsExactly(ALL);
  }

  @Test
  void readsOneObjectALineAndSeveralInARowAndArrays() {
    String[] texts = {
      line("a") + "\n" + line("b") + "\n" + line("c") + "\n",
      line("a") + "\r\n\r\n" + line("b") + "\r\n" + line("c"),
      line("a") + line("b") + " " + line("c"),
      object("a") + "\n" + object("b") + object("c"),
      "\u001e" + line("a") + "\n\u001e" + line("b") + "\n\u001e" + line("c") + "\n",
      "[" + line("a") + "," + line("b") + "," + line("c") + "]",
      "[\n" + object("a") + ",\n" + object("b") + "\n,\n" + object("c") + "\n]\n",
      "{\"items\":[" + line("a") + "," + line("b") + "," + line("c") + "]}",
      "{\"kind\":\"List\",\"items\":[\n" + line("a") + ",\n" + line("b") + ",\n" + line("c") + "]}"
    };
    for (String text : texts) {
      Imported imported = Imported.of(text);
      assertThat(imported.problems()).as(text).isEmpty();
      assertThat(imported.contents().keySet())
          .as(text)
          .containsExactly(
              "payments/Service/a v1", "payments/Service/b v1", "payments/Service/c v1");
    }
  }

  @Test
  void itemsOfATypedListTakeItsKindBeforeOrBehindThem() {
    String[] texts = {
      "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"name\":\"a\"}}]}",
      "{\"items\":[{\"metadata\":{\"name\":\"a\"}}],\"apiVersion\":\"v1\",\"kind\":\"PodList\"}"
    };
    for (String text : texts) {
      Imported imported = Imported.of(text);
      assertThat(imported.objects()).containsExactly("1 default/Pod/a");
      assertThat(imported.contents().values())
          .containsExactly(
              "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\"}}");
      assertThat(imported.problems()).isEmpty();
    }
  }

  @Test
  void anEmptyTypedListIsEvidence() {
    assertThat(Imported.of("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[]}").coverage)
        .containsExactly("Pod Read[count=0]");
    assertThat(Imported.of("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":null}").coverage)
        .containsExactly("Pod Read[count=0]");
    assertThat(Imported.of("{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[]}").coverage)
        .isEmpty();
  }

  @Test
  void aBrokenItemCostsOneObject() {
    Imported imported = Imported.of(LIST.replace("\"ledger\",", "\"ledger\""));

    assertThat(imported.objects()).containsExactly(ALL[0], ALL[2]);
    assertThat(imported.problems())
        .containsExactly("ERROR -:24:17 not valid JSON: an unexpected character (1)");
    assertThat(imported.entries()).containsExactly("DAMAGED - kubectl-json 2");
  }

  @Test
  void aLostQuoteCostsOneObject() {
    Imported imported = Imported.of(LIST.replace("\"ledger\",", "\"ledger,"));

    assertThat(imported.objects()).containsExactly(ALL[0], ALL[2]);
    assertThat(imported.problems())
        .containsExactly("ERROR -:23:33 not valid JSON: a text that is not closed on its line (1)");
  }

  @Test
  void aLostBraceCostsOneObject() {
    String broken = LIST.replace("\"ledger\",", "\"ledger\",{");
    Imported imported = Imported.of(broken);

    assertThat(imported.objects()).containsExactly(ALL[0], ALL[2]);
    assertThat(imported.problems())
        .containsExactly("ERROR -:23:34 not valid JSON: an unexpected character (1)");
  }

  @Test
  void anObjectClosedTooEarlyIsNotTakenForWhole() {
    int ledger = LIST.indexOf("ledger");
    int brace = LIST.indexOf("},", ledger);
    for (String extra : new String[] {"}", "},", "}\n", "]"}) {
      Imported imported = Imported.of(LIST.substring(0, brace) + extra + LIST.substring(brace));
      assertThat(imported.contents().keySet())
          .as(extra)
          .containsExactly("payments/Service/gateway v1", "payments/Service/vault v1");
      assertThat(imported.problems()).as(extra).isNotEmpty();
    }
    Imported single = Imported.of(object("a").replaceFirst("},", "}},"));
    assertThat(single.objects()).isEmpty();
    assertThat(single.problems())
        .containsExactly("ERROR -:7:7 not valid JSON: an unexpected character (1)");
  }

  @Test
  void aBrokenLineCostsOneObject() {
    String[] broken = {
      line("b").replace("}]}}", "}]}"),
      line("b").replace("\"b\"", "\"b"),
      line("b") + "}",
      line("b").substring(0, 40),
      line("b").replace(":443", ":44x"),
      line("b").replace("[", "")
    };
    for (String second : broken) {
      Imported imported = Imported.of(line("a") + "\n" + second + "\n" + line("c") + "\n");
      assertThat(imported.objects())
          .as(second)
          .containsExactly("1 payments/Service/a", "3 payments/Service/c");
      assertThat(imported.problems()).as(second).hasSize(1);
      assertThat(imported.collector.problems().getFirst().objectsAffected()).isEqualTo(1);
      assertThat(imported.collector.problems().getFirst().line()).isBetween(2, 3);
    }
  }

  @Test
  void aTextThatWasCutOffGivesWhatIsWhole() {
    Imported imported = Imported.of(LIST.substring(0, LIST.indexOf("\"vault\"")));

    assertThat(imported.objects()).containsExactly(ALL[0], ALL[1]);
    assertThat(imported.problems())
        .containsExactly("ERROR -:38:25 not valid JSON: the text ends before the object does (1)");

    Imported between = Imported.of(LIST.substring(0, LIST.indexOf("        {\n", 400)));
    assertThat(between.objects()).containsExactly(ALL[0]);
    assertThat(between.problems())
        .containsExactly(
            "ERROR -:19:1 not valid JSON: the text ends before the list does; objects read before"
                + " it: 1 (0)");
  }

  @Test
  void aKeyThatStandsTwiceIsAWarningWithBothLines() {
    Imported imported =
        Imported.of(
            "{\"kind\": \"Pod\", \"apiVersion\": \"v1\",\n\"metadata\": {\"name\": \"a\",\n"
                + "\"name\": \"b\"}}");

    assertThat(imported.objects()).containsExactly("1 default/Pod/b");
    assertThat(imported.problems())
        .containsExactly(
            "WARNING -:3 the key 'name' stands on line 2 already (1) -> kept the later one");
  }

  @Test
  void nestingHasALimit() {
    String deep = "[".repeat(300) + "]".repeat(300);
    Imported imported =
        Imported.of("[{\"kind\":\"Pod\",\"spec\":" + deep + "},\n" + object("a") + "]");

    assertThat(imported.objects()).containsExactly("2 payments/Service/a");
    assertThat(imported.problems())
        .containsExactly("ERROR -:1:222 not valid JSON: nested more than 200 levels deep (1)");
  }

  @Test
  void readsUtf16AndByteOrderMarks() {
    byte[][] texts = {
      ("\uFEFF" + LIST).getBytes(StandardCharsets.UTF_8),
      ("\uFEFF" + LIST.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE),
      ("\uFEFF" + LIST).getBytes(StandardCharsets.UTF_16BE)
    };
    for (byte[] text : texts) {
      Imported imported = Imported.of(text);
      assertThat(imported.problems()).isEmpty();
      assertThat(imported.objects()).containsExactly(ALL);
    }
  }

  @Test
  void noMessageQuotesAValue() {
    String[] values = {
      "hunter2", "\"\\hunter2\"", "\"hunter2", "'hunter2'", "nullhunter2", "1hunter2"
    };
    for (String value : values) {
      Imported imported = Imported.of(LIST.replace("\"ledger\"", value));
      assertThat(imported.problems()).as(value).hasSize(1);
      assertThat(imported.problems().toString()).as(value).doesNotContain("hunter2");
      assertThat(imported.collector.problems().getFirst().line()).isEqualTo(23);
    }
  }
}
