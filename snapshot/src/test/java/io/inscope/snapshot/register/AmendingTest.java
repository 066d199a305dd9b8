package io.inscope.snapshot.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.store.Decision;
import io.inscope.snapshot.yaml.YamlProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AmendingTest {
  private static Amending.Result apply(ConnectionRegister register, String yaml)
      throws YamlProblem {
    return new Amending(register, Given.CONNECTIONS, Given.TODAY, Given.REDACTOR)
        .apply(RegisterYaml.read(yaml), "register.yaml");
  }

  private static ConnectionRegister registerOf(String... payloads) {
    return ConnectionRegister.of(
        java.util.Arrays.stream(payloads)
            .map(p -> new Decision(1, Instant.EPOCH, "jdoe", ConnectionRegister.KIND, p))
            .toList());
  }

  private static String payload(Amending.Result result) {
    return result.payload().orElse("nothing");
  }

  @Test
  void aPatternSpeaksOfEveryConnectionBetweenItsSidesOnItsPorts() throws YamlProblem {
    Amending.Result result =
        apply(
            ConnectionRegister.EMPTY,
            """
            connections:
            - from: storefront/*
              to: payments/Deployment.apps/gateway
              justification: Cardholders pay.
            - from: storefront/*
              to: payments/gateway
              port: TCP/9000-9100
              note: metrics
            """);
    assertThat(result)
        .isEqualTo(
            new Amending.Result(
                Optional.of(
                    "{\"entries\":[{\"connection\":\"storefront/web -> payments/gateway TCP"
                        + " 9090-9099 (pod)\",\"id\":\"c-metrics\",\"justification\":\"Cardholders"
                        + " pay.\",\"note\":\"metrics\"},{\"connection\":\"storefront/web ->"
                        + " payments/gateway TCP 8443"
                        + " (pod)\",\"id\":\"c-shop\",\"justification\":\"Cardholders"
                        + " pay.\"}],\"source\":\"register.yaml\"}"),
                2,
                0,
                List.of(),
                List.of()));
  }

  @Test
  void aPatternForOnePortDoesNotJustifyAllPorts() throws YamlProblem {
    Amending.Result result =
        apply(
            ConnectionRegister.EMPTY,
            """
            connections:
            - {from: payments/gateway, to: Internet, port: TCP/443, justification: Acquirer}
            """);
    assertThat(result)
        .isEqualTo(
            new Amending.Result(
                Optional.empty(),
                0,
                0,
                List.of(
                    "line 2: matches no connection that touches the CDE; between these sides there"
                        + " is TCP all"),
                List.of()));
  }

  @Test
  void whatCannotBeTakenIsToldAndTheRestIsTaken() throws YamlProblem {
    Amending.Result result =
        apply(
            ConnectionRegister.EMPTY,
            """
            connections:
            - {id: c-nowhere, owner: nobody}
            - {from: intranet/*, owner: nobody}
            - {id: c-shop, approved-on: 2027-01-01}
            - {id: c-shop, approved-on: 2026-06-01, review-date: 2026-05-01}
            - {id: c-shop, owner: Shop team}
            """);
    assertThat(result.problems())
        .containsExactly(
            "line 2: no connection 'c-nowhere' touches the CDE in this snapshot; if the sheet was"
                + " written from another one, name it with --snapshot",
            "line 3: matches no connection that touches the CDE; 'inscope register PROJECT' lists"
                + " them with their names",
            "line 4: c-shop: approved on 2027-01-01, which is yet to come",
            "line 5: c-shop: the review date 2026-05-01 lies before the approval of 2026-06-01;"
                + " give a new review date");
    assertThat(payload(result)).contains("\"owner\":\"Shop team\"").doesNotContain("approved_on");
  }

  @Test
  void whatIsNotSaidStaysAndWhatIsWithdrawnGoes() throws YamlProblem {
    String first =
        payload(
            apply(
                ConnectionRegister.EMPTY,
                """
                connections:
                - {id: c-shop, justification: pays, owner: team, approver: CISO}
                """));
    String second =
        payload(apply(registerOf(first), "connections: [{id: c-shop, approved-on: 2026-11-01}]"));
    assertThat(registerOf(first, second).of("c-shop").orElseThrow().justification())
        .isEqualTo(Given.dated("2026-11-01", ""));

    String third =
        payload(
            apply(
                registerOf(first, second),
                "connections: [{id: c-shop, withdrawn: true, note: not needed since CHG-7}]"));
    assertThat(registerOf(first, second, third).of("c-shop").orElseThrow().justification())
        .isEqualTo(
            new Justification(
                "", "", "", Optional.empty(), Optional.empty(), "not needed since CHG-7"));
    assertThat(registerOf(first, second, third).state("c-shop", Given.TODAY))
        .isEqualTo(Review.State.MISSING);
  }

  @Test
  void sameAgainIsCountedAsUnchanged() throws YamlProblem {
    String yaml = "connections: [{id: c-shop, owner: team}]";
    String first = payload(apply(ConnectionRegister.EMPTY, yaml));
    assertThat(apply(registerOf(first), yaml))
        .isEqualTo(new Amending.Result(Optional.empty(), 0, 1, List.of(), List.of()));
  }

  @Test
  void anEntryOfAConnectionThatIsGoneCanStillBeAmended() throws YamlProblem {
    String first =
        payload(apply(ConnectionRegister.EMPTY, "connections: [{id: c-shop, owner: team}]"));
    Amending.Result result =
        new Amending(registerOf(first), List.of(), Given.TODAY, Given.REDACTOR)
            .apply(
                RegisterYaml.read("connections: [{id: c-shop, note: gone since May}]"), "r.yaml");
    assertThat(payload(result))
        .isEqualTo(
            "{\"entries\":[{\"connection\":\"storefront/web -> payments/gateway TCP 8443"
                + " (pod)\",\"id\":\"c-shop\",\"note\":\"gone since"
                + " May\",\"owner\":\"team\"}],\"source\":\"r.yaml\"}");
  }

  @Test
  void secretsAndCardNumbersAreMaskedEvenInMessages() throws YamlProblem {
    Amending.Result result =
        apply(
            ConnectionRegister.EMPTY,
            """
            connections:
            - {id: c-shop, note: 'test card 4111 1111 1111 1111'}
            - {id: '4111111111111111', owner: a}
            - {id: c-out, review-date: '4111111111111111'}
            """);
    assertThat(result.masked()).containsExactly("line 2");
    assertThat(payload(result)).contains("411111******1111");
    assertThat(result.problems())
        .containsExactly(
            "line 4: review-date 'redacted:card:411111******1111' is not a date, or not clear;"
                + " write it as 2026-11-30",
            "line 3: no connection 'redacted:card:411111******1111' touches the CDE in this"
                + " snapshot; if the sheet was written from another one, name it with --snapshot");
    assertThat(result.toString()).doesNotContain("4111111111111111").doesNotContain("4111 1111");
  }

  @Test
  void aTextThatNobodyWillReadIsNotTaken() throws YamlProblem {
    assertThat(
            apply(
                    ConnectionRegister.EMPTY,
                    "connections: [{id: c-shop, note: '%s'}]".formatted("a b ".repeat(1001)))
                .problems())
        .containsExactly("line 1: a text is longer than 4000 characters; shorten it");
  }
}
