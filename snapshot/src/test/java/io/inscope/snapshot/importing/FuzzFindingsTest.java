package io.inscope.snapshot.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What [FuzzTest] found, by hand made small.
class FuzzFindingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"\"\\u\"", "\"\\x\"", "\"\\U\"", "\"\\u\n\"", "\"\\U00110000\""})
  void anEscapeWithoutItsDigitsCostsOneObject(String value) {
    Imported imported =
        Imported.of(
            "kind: Pod\napiVersion: v1\nmetadata: {name: a}\nspec: "
                + value
                + "\n---\nkind: Pod\napiVersion: v1\nmetadata: {name: b}\n");

    assertThat(imported.contents().keySet()).containsExactly("default/Pod/b v1");
    assertThat(imported.problems())
        .singleElement()
        .asString()
        .startsWith("ERROR -:")
        .contains("not valid YAML")
        .endsWith("(1)");
  }
}
