package io.inscope.snapshot.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inscope.snapshot.yaml.YamlProblem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterYamlTest {
  @Test
  void anEntryNamesConnectionsAndSaysWhatIsToBeRecorded() throws YamlProblem {
    assertThat(
            RegisterYaml.read(
                """
                connections:
                - ids: [c-shop, c-out]
                  justification: Cardholders pay.
                  owner: Payments team
                  approver: J. Doe, CISO
                  approved-on: 2026-05-02
                  review-date: 2.11.2026
                  note: 1042
                """))
        .isEqualTo(
            new RegisterInput(
                List.of("c-shop", "c-out").stream()
                    .map(
                        id ->
                            new Amendment(
                                new Target.Id(id),
                                new Justification(
                                    "Cardholders pay.",
                                    "Payments team",
                                    "J. Doe, CISO",
                                    Optional.of(LocalDate.of(2026, 5, 2)),
                                    Optional.of(LocalDate.of(2026, 11, 2)),
                                    "1042"),
                                false,
                                "line 2"))
                    .toList(),
                List.of()));
  }

  @Test
  void eachMistakeIsToldWithItsLineAndCostsOnlyItsEntry() throws YamlProblem {
    RegisterInput input =
        RegisterYaml.read(
            """
            conections: []
            connections:
            - {id: c-1, owner: a, approved: yes}
            - {id: c-1, from: shop/*, owner: a}
            - {owner: a}
            - {id: c-1}
            - {id: c-1, port: 443, owner: a}
            - {from: shop/*, port: https, owner: a}
            - {id: c-1, review-date: 3/4/2026}
            - {id: c-1, withdrawn: true}
            - {id: c-1, withdrawn: true, note: over, review-date: 2026-01-01}
            - just a text
            - {id: c-1, owner: [a, b]}
            - {id: c-1, owner: good}
            """);
    assertThat(input.problems())
        .containsExactly(
            "line 1: unknown key 'conections'; known is connections",
            "line 3: unknown key 'approved'; known are approved-on, approver, from, id, ids,"
                + " justification, note, owner, port, review-date, to, withdrawn",
            "line 4: name connections either by id or by from and to",
            "line 5: name connections either by id or by from and to",
            "line 6: says nothing; give justification, owner, approver, approved-on, review-date or"
                + " note",
            "line 7: an id names the port already; leave out port",
            "line 8: port 'https' is not like TCP/443, 443, TCP/8000-8999 or TCP",
            "line 9: review-date '3/4/2026' is not a date, or not clear; write it as 2026-11-30",
            "line 10: give a note that says why it is withdrawn",
            "line 11: is withdrawn; leave out approved-on and review-date",
            "line 12: /connections/9 is a text where an object belongs",
            "line 13: /connections/10/owner is a list where a text belongs");
    assertThat(input.amendments()).extracting(Amendment::place).containsExactly("line 14");
  }

  @Test
  void whatIsNoListIsAProblemOfTheFile() throws YamlProblem {
    assertThat(RegisterYaml.read("connections: 5").problems())
        .containsExactly("line 1: /connections is a number where a list belongs");
    assertThatThrownBy(() -> RegisterYaml.read("connections: [")).isInstanceOf(YamlProblem.class);
  }

  @ParameterizedTest
  @CsvSource({
    "TCP/443, TCP, 443, 443",
    "udp 53, UDP, 53, 53",
    "TCP/8000-8999, TCP, 8000, 8999",
    "SCTP, SCTP, 1, 65535",
    "443, , 443, 443"
  })
  void portsAreWrittenInSeveralWays(String written, String protocol, int from, int to) {
    assertThat(PortPattern.parse(written))
        .contains(
            new PortPattern(
                Optional.ofNullable(protocol).map(io.inscope.snapshot.network.Protocol::valueOf),
                from,
                to));
  }

  @ParameterizedTest
  @CsvSource({"0", "70000", "443-80", "TCP443", "''", "TCP/", "/443"})
  void whatIsNoPortIsNotGuessedAt(String written) {
    assertThat(PortPattern.parse(written)).isEmpty();
  }
}
