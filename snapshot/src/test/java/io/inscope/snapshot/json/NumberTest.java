package io.inscope.snapshot.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class NumberTest {
  @Test
  void aWholeNumberWithAnExponentIsTheInteger() {
    assertThat(JsonTree.decimal("1e+09")).isEqualTo(1_000_000_000L);
    assertThat(JsonTree.decimal("1.5e3")).isEqualTo(1500L);
    assertThat(JsonTree.decimal("-2E2")).isEqualTo(-200L);
  }

  @Test
  void otherNumbersKeepTheirDigits() {
    assertThat(JsonTree.decimal("1.0")).isEqualTo(new BigDecimal("1.0"));
    assertThat(JsonTree.decimal("1.25e1")).isEqualTo(new BigDecimal("12.5"));
    assertThat(JsonTree.decimal("1e9999")).isEqualTo(new BigDecimal("1e9999"));
    assertThat(JsonTree.decimal("1e99999999999")).isEqualTo("1e99999999999");
  }
}
