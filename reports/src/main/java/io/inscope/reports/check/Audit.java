package io.inscope.reports.check;

import io.inscope.snapshot.access.Access;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.scope.Scope;
import java.time.LocalDate;

/// Everything a check may look at.
///
/// @param today the date of the assessment, for ages and expiries
public record Audit(
    ClusterSnapshot snapshot,
    Connectivity connectivity,
    Access access,
    Scope scope,
    LocalDate today) {}
