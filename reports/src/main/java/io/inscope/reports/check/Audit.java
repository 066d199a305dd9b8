package io.inscope.reports.check;

import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.register.ConnectionRegister;
import io.inscope.snapshot.scope.Scope;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/// Everything a check may look at.
///
/// @param register what people put on record about connections
/// @param today the date of the assessment, for ages and expiries
/// @param version by whose rules to judge where rules differ: the cluster's own, unless somebody
///   asked for another
/// @param previous the snapshot of the same cluster before this one, to see what changed; empty
///   when there is none, or nobody asked for one
/// @param views what several subjects of a check need and only one has to pay for
public record Audit(
    ClusterSnapshot snapshot,
    Connectivity connectivity,
    Access access,
    Scope scope,
    ConnectionRegister register,
    LocalDate today,
    KubernetesVersion version,
    Optional<ClusterSnapshot> previous,
    Views views) {

  public Audit(
      ClusterSnapshot snapshot,
      Connectivity connectivity,
      Access access,
      Scope scope,
      ConnectionRegister register,
      LocalDate today) {
    this(
        snapshot,
        connectivity,
        access,
        scope,
        register,
        today,
        KubernetesVersion.of(snapshot),
        Optional.empty(),
        new Views());
  }

  /// The same world, judged by the rules of another version.
  public Audit at(KubernetesVersion other) {
    return new Audit(
        snapshot, connectivity, access, scope, register, today, other, previous, new Views());
  }

  /// The same world, with the snapshot before it.
  public Audit after(Optional<? extends ClusterSnapshot> earlier) {
    return new Audit(
        snapshot,
        connectivity,
        access,
        scope,
        register,
        today,
        version,
        earlier.map(one -> one),
        new Views());
  }

  /// A view derived from this audit, made when first asked for: an index of policies by namespace,
  /// say. `make` must depend on nothing but the audit, and must not ask for another view.
  public <T> T view(Class<T> type, Function<Audit, T> make) {
    return views.get(type, () -> make.apply(this));
  }
}
