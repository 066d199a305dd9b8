package io.inscope.reports.checks.identity;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Set;

/// *Read:* `expirationSeconds` of the tokens that volumes of pods ask for.
///
/// *Allowed:* up to a day; without a number it is an hour. Not applicable to pods without such a
/// token.
///
/// Source: [projected
/// tokens](https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken).
public final class TokenLifetime implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "sa-token-long-expiry",
          "No pod asks for a token that is valid for more than a day",
          Severity.LOW,
          Set.of(Kinds.POD),
          "A stolen token is of use until it expires.",
          "Leave expirationSeconds out, or set an hour.",
          "The API server may let the usual tokens live for a year: see api-extend-token- "
              + "expiration.");

  private static final long DAY = 24 * 60 * 60;

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public boolean isLocal() {
    return true;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    List<Field> lifetimes =
        workload
            .podSpec()
            .at("volumes")
            .each()
            .flatMap(volume -> volume.at("projected", "sources").each())
            .map(source -> source.at("serviceAccountToken"))
            .filter(Field::isPresent)
            .map(token -> token.at("expirationSeconds"))
            .toList();
    return lifetimes.isEmpty()
        ? new Outcome.NotApplicable("it asks for no token in a volume")
        : Outcome.failIfAny(
            "asks for a token that is valid for more than a day",
            lifetimes.stream()
                .filter(lifetime -> lifetime.number().orElse(0) > DAY)
                .map(lifetime -> Evidence.of(workload.template(), lifetime))
                .toList());
  }
}
