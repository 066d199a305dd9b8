package io.inscope.reports.checks.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.JsonObject;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "+1, 1",
    "-1.5, -1.5",
    ".5, 0.5",
    "5., 5",
    "100m, 0.1",
    "1u, 0.000001",
    "1n, 0.000000001",
    "2k, 2000",
    "2M, 2000000",
    "1G, 1000000000",
    "1T, 1000000000000",
    "1P, 1000000000000000",
    "1E, 1000000000000000000",
    "1Ki, 1024",
    "1.5Gi, 1610612736",
    "1Mi, 1048576",
    "1Ti, 1099511627776",
    "1Pi, 1125899906842624",
    "1Ei, 1152921504606846976",
    "1e3, 1000",
    "1E3, 1000",
    "1e-3, 0.001",
    "12e+2, 1200",
    "0.1, 0.1"
  })
  void amountsAreReadAsKubernetesReadsThem(String text, BigDecimal amount) {
    assertThat(Quantity.parse(text)).contains(new Quantity(amount));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "m", "1 Gi", "1Gb", "1gi", "1K", "1mi", "1ki", "0x10", "1e", "1e+", "1ee3", "1Ei3",
        "1,5", "--1", "1.2.3", "1e99999", "NaN", "1Zi", "."
      })
  void whatIsNoAmountIsNotOne(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
  }

  @Test
  void anEndlessAmountIsNotFollowed() {
    assertThat(Quantity.parse("1".repeat(101))).isEmpty();
  }

  @Test
  void amountsAreComparedExactly() {
    assertThat(Quantity.parse("0.1")).isEqualTo(Quantity.parse("100m"));
    assertThat(Quantity.parse("1024Mi")).isEqualTo(Quantity.parse("1Gi"));
    assertThat(Quantity.parse("1000Mi")).isNotEqualTo(Quantity.parse("1G"));
    assertThat(Quantity.parse("0Gi")).isEqualTo(Quantity.parse("0"));
    assertThat(new Quantity(new BigDecimal("1.00000000000000000001")))
        .isGreaterThan(new Quantity(BigDecimal.ONE));
  }

  @Test
  void numbersAreAmountsAndOtherShapesAreNot() {
    Field field =
        Field.root(
            JsonObject.builder()
                .put("whole", 2L)
                .put("part", new BigDecimal("0.5"))
                .put("truth", true)
                .build());

    assertThat(Quantity.of(field.at("whole"))).isEqualTo(Quantity.parse("2"));
    assertThat(Quantity.of(field.at("part"))).isEqualTo(Quantity.parse("500m"));
    assertThat(Quantity.of(field.at("truth"))).isEmpty();
    assertThat(Quantity.of(field.at("none"))).isEmpty();
  }
}
