package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KubectlYamlTest {
  private static final String LIST =
      """
      apiVersion: v1
      items:
      - apiVersion: v1
        kind: Service
        metadata:
          name: gateway
          namespace: payments
      - apiVersion: v1
        kind: Service
        metadata:
          name: ledger
          namespace: payments
      - apiVersion: v1
        kind: Service
        metadata:
          name: vault
          namespace: payments
      kind: List
      metadata:
        resourceVersion: ""
      """;

  @Test
  void readsASingleObject() {
    Imported imported =
        Imported.of(
            """
            # exported by hand
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: gateway
              namespace: payments
            """);

    assertThat(imported.objects()).containsExactly("2 payments/Deployment.apps/gateway");
    assertThat(imported.problems()).isEmpty();
    assertThat(imported.entries()).containsExactly("IMPORTED - kubectl-yaml 1");
    assertThat(imported.summaries.getFirst().formats())
        .containsExactly(
            new SourceSummary.Format(
                "kubectl-yaml",
                "kubectl YAML",
                "lines that start with 'apiVersion:', 'kind:' or 'items:'",
                1));
  }

  @Test
  void readsManyDocumentsWithDirectivesCommentsAndEmptyOnes() {
    Imported imported =
        Imported.of(
            """
            # the first
            %YAML 1.2
            ---
            kind: Namespace
            apiVersion: v1
            metadata: {name: a}
            ---
            --- # nothing in between
            kind: Namespace
            apiVersion: v1
            metadata: {name: b}
            ...
            # only a comment
            ---
            {kind: Namespace, apiVersion: v1, metadata: {name: c}}
            --- {kind: Namespace, apiVersion: v1, metadata: {name: d}}
            ---
            """);

    assertThat(imported.objects())
        .containsExactly("4 Namespace/a", "9 Namespace/b", "15 Namespace/c", "16 Namespace/d");
    assertThat(imported.problems()).isEmpty();
  }

  @Test
  void readsAListAsKubectlPrintsIt() {
    Imported imported = Imported.of(LIST);

    assertThat(imported.objects())
        .containsExactly(
            "3 payments/Service/gateway", "8 payments/Service/ledger", "13 payments/Service/vault");
    assertThat(imported.problems()).isEmpty();
    assertThat(imported.coverage).isEmpty();
  }

  @Test
  void readsAListWhoseItemsAreIndentedBehindItsHead() {
    Imported imported =
        Imported.of(
            """
            apiVersion: v1
            kind: List
            metadata: {}
            items: # all of them

              # the first
              -
                apiVersion: v1
                kind: Service
                metadata: {name: a, namespace: shop}
              - apiVersion: v1
                kind: Service
                metadata:
                  name: b
                  namespace: shop
                  annotations:
                    text: |
                     - no item
                    other:
                    - no item either
            """);

    assertThat(imported.objects()).containsExactly("8 shop/Service/a", "11 shop/Service/b");
    assertThat(imported.problems()).isEmpty();
  }

  @Test
  void aBrokenItemCostsOneObject() {
    Imported imported = Imported.of(LIST.replace("name: ledger", "name: \"ledger"));

    assertThat(imported.objects())
        .containsExactly("3 payments/Service/gateway", "13 payments/Service/vault");
    assertThat(imported.problems())
        .containsExactly("ERROR -:13:1 not valid YAML: a quoted text that is not closed (1)");
    assertThat(imported.entries()).containsExactly("DAMAGED - kubectl-yaml 2");
  }

  @Test
  void saysExactlyWhereAnItemIsBroken() {
    assertThat(Imported.of(LIST.replace("name: ledger", "name: @ledger")).problems())
        .containsExactly(
            "ERROR -:11:11 not valid YAML: a character that cannot begin a value ('@', '`' and"
                + " '%' need quotes) (1)");
    assertThat(Imported.of(LIST.replace("name: ledger", "name: a: b")).problems())
        .containsExactly(
            "ERROR -:11:12 not valid YAML: a ': ' where none belongs; the indentation is off, or"
                + " a text needs quotes (1)");
    assertThat(Imported.of(LIST.replace("    name: ledger", "   name: ledger")).problems())
        .containsExactly(
            "ERROR -:12:14 not valid YAML: a ': ' where none belongs; the indentation is off, or a"
                + " text needs quotes (1)");
    assertThat(Imported.of(LIST.replace("name: ledger", "name: **")).problems())
        .containsExactly(
            "ERROR -:11:12 not valid YAML: '*' or '&' without a name; a text that begins with it"
                + " needs quotes (1)");
    assertThat(Imported.of(LIST.replace("name: ledger", "name: \u0007: b")).problems())
        .containsExactly(
            "ERROR -:11:11 not valid YAML: a control character (U+0007), which YAML forbids (1)");
  }

  @Test
  void anItemThatLostItsIndentationIsNotCutShortUnnoticed() {
    Imported imported =
        Imported.of(
            """
            apiVersion: v1
            items:
            - apiVersion: v1
              kind: Service
              metadata: {name: a, namespace: shop}
            spec:
                type: LoadBalancer
            - apiVersion: v1
              kind: Service
              metadata: {name: b, namespace: shop}
            kind: List
            """);

    assertThat(imported.objects()).containsExactly("8 shop/Service/b");
    assertThat(imported.problems())
        .containsExactly(
            "ERROR -:6:1 not valid YAML: indentation that does not match the lines above (1)");
  }

  @Test
  void itemsTakeTheKindOfATypedListThatNamesItBehindThem() {
    Imported imported =
        Imported.of(
            """
            items:
            - metadata: {name: a, namespace: shop}
            - metadata: {name: b, namespace: shop}
              kind: NetworkPolicy
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicyList
            """);

    assertThat(imported.objects())
        .containsExactly("3 shop/NetworkPolicy/b", "2 shop/NetworkPolicy.networking.k8s.io/a");
    assertThat(imported.problems())
        .containsExactly(
            "WARNING -:3 NetworkPolicy shop/b has no apiVersion (1) -> filed under v1");
  }

  @Test
  void itemsWithoutAnyKindAreListedAsLost() {
    Imported imported =
        Imported.of(
            """
            metadata: {}
            items:
            - metadata: {name: a}
            - metadata: {name: b}
            """);

    assertThat(imported.objects()).isEmpty();
    assertThat(imported.problems())
        .containsExactly("ERROR -:3 2 items without a kind in a list that does not name one (2)");
    assertThat(imported.entries()).containsExactly("UNREADABLE - kubectl-yaml 0");
  }

  @Test
  void anEmptyTypedListIsEvidence() {
    String[] empty = {
      "kind: NetworkPolicyList\napiVersion: networking.k8s.io/v1\nitems: []\n",
      "kind: NetworkPolicyList\napiVersion: networking.k8s.io/v1\nitems: null\n",
      "kind: NetworkPolicyList\napiVersion: networking.k8s.io/v1\nitems:\nmetadata: {}\n",
      "kind: NetworkPolicyList\napiVersion: extensions/v1beta1\nitems: []\n"
    };
    for (String list : empty) {
      Imported imported = Imported.of(list);
      assertThat(imported.coverage)
          .as(list)
          .containsExactly("NetworkPolicy.networking.k8s.io Read[count=0]");
      assertThat(imported.entries()).as(list).containsExactly("IMPORTED - kubectl-yaml 0");
    }
  }

  @Test
  void anEmptyListSaysNothing() {
    Imported imported = Imported.of("apiVersion: v1\nitems: []\nkind: List\n");

    assertThat(imported.coverage).isEmpty();
    assertThat(imported.problems()).isEmpty();
    assertThat(imported.entries()).containsExactly("EMPTY - kubectl-yaml 0: no object in it");
  }

  @Test
  void aTypedListWhoseOnlyItemIsBrokenIsNotEmpty() {
    Imported imported =
        Imported.of("kind: PodList\napiVersion: v1\nitems:\n- metadata: {name: a\n");

    assertThat(imported.coverage).isEmpty();
    assertThat(imported.entries()).containsExactly("UNREADABLE - kubectl-yaml 0");
  }

  @Test
  void onePageOfSeveralIsNotTheWholeList() {
    Imported imported =
        Imported.of(
            """
            kind: PodList
            apiVersion: v1
            metadata: {continue: abc, remainingItemCount: 7}
            items:
            - metadata: {name: a}
            """);

    assertThat(imported.objects()).containsExactly("5 default/Pod/a");
    assertThat(imported.coverage)
        .containsExactly("Pod Failed[message=the list is one page of several]");
    assertThat(imported.problems())
        .containsExactly(
            "WARNING -:1 the list is one page of several: 7 more objects follow it (1)");
  }

  @Test
  void theWordNullIsNoFurtherPage() {
    Imported imported =
        Imported.of(
            """
            kind: PodList
            apiVersion: v1
            metadata: {continue: "null"}
            items:
            - metadata: {name: a}
            """);

    assertThat(imported.objects()).containsExactly("5 default/Pod/a");
    assertThat(imported.problems()).isEmpty();
  }

  @Test
  void aliasesReachBackIntoEarlierItems() {
    Imported imported =
        Imported.of(
            """
            kind: List
            metadata: &none {}
            items:
            - kind: Service
              apiVersion: v1
              metadata: {name: a, namespace: shop, labels: &labels {app: x}}
            - kind: Service
              apiVersion: v1
              metadata: {name: b, namespace: shop, labels: *labels}
              spec: *none
            ---
            kind: Service
            apiVersion: v1
            metadata: {name: c, namespace: shop, labels: *labels}
            """);

    assertThat(imported.collector.resources())
        .extracting(r -> r.labels().toString())
        .containsExactly("{app=x}", "{app=x}");
    assertThat(imported.problems())
        .containsExactly(
            "ERROR -:14:46 not valid YAML: an alias that refers to nothing before it; a text with"
                + " '*' in front needs quotes (1)");
  }

  @Test
  void aSequenceAtTheTopIsAListToo() {
    Imported imported =
        Imported.of(
            """
            ---
            - kind: Namespace
              apiVersion: v1
              metadata: {name: a}
            - kind: Namespace
              apiVersion: v1
              metadata: {name: b
            - kind: Namespace
              apiVersion: v1
              metadata: {name: c}
            """);

    assertThat(imported.objects()).containsExactly("2 Namespace/a", "8 Namespace/c");
    assertThat(imported.problems())
        .containsExactly("ERROR -:8:1 not valid YAML: a '{' or '[' that is not closed (1)");
  }

  @Test
  void listsInListsAreRead() {
    Imported imported =
        Imported.of(
            """
            kind: List
            items:
            - kind: PodList
              apiVersion: v1
              items:
              - metadata: {name: a}
            - kind: RoleList
              apiVersion: rbac.authorization.k8s.io/v1
              items: []
            """);

    assertThat(imported.objects()).containsExactly("6 default/Pod/a");
    assertThat(imported.coverage).containsExactly("Role.rbac.authorization.k8s.io Read[count=0]");
  }

  @Test
  void aKeyThatStandsTwiceIsAWarningWithBothLines() {
    Imported imported =
        Imported.of("kind: Pod\napiVersion: v1\nmetadata:\n  name: a\n  name: hunter2\n");

    assertThat(imported.objects()).containsExactly("1 default/Pod/hunter2");
    assertThat(imported.problems())
        .containsExactly(
            "WARNING -:5 the key 'name' stands on line 4 already (1) -> kept the later one");
    assertThat(imported.entries()).containsExactly("IMPORTED - kubectl-yaml 1");
  }

  @Test
  void objectsWithoutNameOrUsableKindAreListed() {
    Imported imported =
        Imported.of(
            """
            kind: Pod
            apiVersion: v1
            metadata: {generateName: a-}
            ---
            kind: apps/v1 Pod
            apiVersion: v1
            metadata: {name: a}
            ---
            apiVersion: v1
            metadata: {name: a}
            ---
            kind: Pod
            apiVersion: v1
            metadata: {name: a/b}
            ---
            kind: Pod
            apiVersion: v1
            metadata: {name: "{{ .Values.name }}"}
            ---
            image:
              tag: v1
            ---
            just text
            """);

    assertThat(imported.objects()).isEmpty();
    assertThat(imported.problems())
        .containsExactly(
            "ERROR -:1 a Pod without a name (1)",
            "ERROR -:5 an object whose kind is not the name of a kind (1)",
            "ERROR -:9 an object without a kind (1)",
            "ERROR -:12 a Pod with a name that Kubernetes does not accept (1)",
            "ERROR -:16 a Pod from a template that was not rendered: run 'helm template' and"
                + " import the result (1)",
            "INFO -:20 2 documents that are not Kubernetes objects: they have no kind (0)");
  }

  @Test
  void aRefusalOfTheServerIsSaid() {
    Imported imported =
        Imported.of(
            """
            kind: Status
            apiVersion: v1
            status: Failure
            message: pods is forbidden
            reason: Forbidden
            details: {kind: pods}
            code: 403
            """);

    assertThat(imported.problems())
        .containsExactly(
            "WARNING -:1 the API server answered with an error instead of objects: Forbidden"
                + " (pods) (1)");
    assertThat(imported.entries())
        .containsExactly("SKIPPED - kubectl-yaml 0: no object in it, see the problems");
  }

  @Test
  void readsWhatWindowsWrites() {
    Imported plain = Imported.of(LIST);
    String crlf = LIST.replace("\n", "\r\n");
    byte[][] texts = {
      crlf.getBytes(StandardCharsets.UTF_8),
      ("\uFEFF" + crlf).getBytes(StandardCharsets.UTF_8),
      ("\uFEFF" + crlf).getBytes(StandardCharsets.UTF_16LE),
      ("\uFEFF" + crlf).getBytes(StandardCharsets.UTF_16BE),
      LIST.getBytes(StandardCharsets.UTF_16LE),
      LIST.getBytes(StandardCharsets.UTF_16BE),
      LIST.replace("\n", "\r").getBytes(StandardCharsets.UTF_8)
    };
    for (byte[] text : texts) {
      Imported imported = Imported.of(text);
      assertThat(imported.problems()).isEmpty();
      assertThat(imported.objects()).isEqualTo(plain.objects());
      assertThat(imported.contents()).isEqualTo(plain.contents());
    }
    assertThat(
            Imported.of(
                    crlf.replace("name: ledger", "name: @ledger")
                        .getBytes(StandardCharsets.UTF_16LE))
                .collector
                .problems()
                .getFirst()
                .where())
        .isEqualTo("-:11:11");
  }

  @Test
  void bytesThatAreNoTextAreSaidAndCostNothingElse() {
    byte[] text = LIST.replace("ledger", "ledg\u00e9r").getBytes(StandardCharsets.ISO_8859_1);
    Imported imported = Imported.of(text);

    assertThat(imported.objects()).hasSize(3);
    assertThat(imported.problems())
        .containsExactly("WARNING -:8 bytes that are no text (1) -> read as U+FFFD");
  }

  @Test
  void depthAndAliasesHaveLimits() {
    String deep = "[".repeat(300) + "]".repeat(300);
    assertThat(Imported.of("kind: Pod\nmetadata: {name: a}\nspec: " + deep + "\n").problems())
        .containsExactly("ERROR -:3:207 not valid YAML: nested more than 200 levels deep (1)");
  }

  @Test
  void noMessageQuotesAValue() {
    String[] values = {
      "*hunter2", "!hunter2!x y", "\"\\hunter2\"", "@hunter2", "hunter2: hunter2", "'hunter2",
      "[hunter2", "{hunter2: [}", "|hunter2", "&hunter2 *hunter2", "%hunter2", "!<hunter2 a",
      "\"\\xhunter2\"", ">-hunter2", "`hunter2`", "\thunter2", "? hunter2", "hunter2\n hunter2: a"
    };
    for (String value : values) {
      Imported imported = Imported.of(LIST.replace("name: ledger", "password: " + value));
      assertThat(imported.problems()).as(value).hasSizeGreaterThanOrEqualTo(1);
      assertThat(imported.problems().toString()).as(value).doesNotContain("hunter2");
    }
  }
}
