package io.inscope.reports.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.inscope.reports.check.Check;
import io.inscope.reports.check.CheckRunner;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of certificates, in words. The certificates are those of the fixtures.
class CertificateTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cert-expired|expired.yaml|X.509: CN=old.shop.example, valid until 2024-12-31",
        "cert-expired|cert-manager.yaml|X.509: shop.example, valid until 2026-11-20",
        "cert-weak|short-key.yaml|X.509: CN=short.example, RSA 1024 key",
        "cert-weak|old-signature.yaml|X.509: CN=leaf.example, signed with SHA1withRSA",
        "cert-weak|no-name-for-a-server.yaml|X.509: CN=shop.example, no subject alternative name",
        "cert-inventory|listed.yaml|X.509: CN=shop.example, issued by CN=shop.example, EC 256,"
            + " SHA384withECDSA, from 2026-01-01 until 2035-12-30, used by Ingress shop/shop"
      })
  void theFactsThatCountAreShown(String id, String file, String shown) {
    Fixture fixture =
        Fixture.all(FIXTURES.resolve(id)).stream()
            .filter(one -> one.name().equals(file))
            .findFirst()
            .orElseThrow();
    Check check =
        CheckLibrary.ALL.stream().filter(c -> c.info().id().equals(id)).findFirst().orElseThrow();

    List<Object> values =
        new CheckRunner(List.of(check))
            .run(fixture.audit(check)).stream()
                .flatMap(result -> evidence(result.outcome()))
                .<Object>map(e -> e instanceof Evidence.Value value ? value.value() : e)
                .toList();

    assertThat(values).containsExactly(shown);
  }

  private static Stream<Evidence> evidence(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Fail fail -> fail.evidence().stream();
      case Outcome.Pass pass -> pass.evidence().stream();
      default -> Stream.empty();
    };
  }
}
